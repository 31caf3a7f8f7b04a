"""How names begin: fast to deny, and never wrong to."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, strategies as st

from pplcheck.config.profiles import load_profiles
from pplcheck.licensing.beginnings import Beginnings
from pplcheck.licensing.vocabulary import Vocabulary
from pplcheck.model.naming import fold

VOCABULARY = Vocabulary.from_profiles(load_profiles())
NAMES = sorted(
    name
    for profile in load_profiles()
    for name in (profile.id, profile.name, *profile.aliases)
    if not set("(/") & set(name)
)
OTHERS = (
    "v|version|ver.|or|and|OR|AND|any later|or later|+|the|GNU|license|gnuv|3|2.0|2.0.|.0|vector"
    "|conversion|licensev|\u00e9"
)
WORDS = st.sampled_from([*NAMES, *OTHERS.split("|")])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Peer", True),
        ("the", True),
        ("the Peer Production", True),
        ("GNU GPL v", True),
        ("gnuv", True),
        ("GPL or", True),
        ("GPL or any", True),
        ("GPL-3.0+ or later", True),
        ("Permission", False),
        ("the same plum", False),
        ("zzz", False),
    ],
)
def test_words_that_begin_no_name_are_told(words: str, expected: bool) -> None:  # noqa: FBT001
    assert VOCABULARY.beginnings.may_be(words) is expected


def test_without_names_nothing_begins_one() -> None:
    assert not Beginnings(list).may_be("")


def test_a_long_row_of_versions_is_read_in_time() -> None:
    begun = time.perf_counter()

    assert not VOCABULARY.beginnings.may_be("plum " + "v" * 200_000)

    assert time.perf_counter() - begun < 30


def test_names_are_asked_for_once_and_late() -> None:
    asked = []

    def names() -> list[str]:
        asked.append(1)
        return [fold("Peer Production License")]

    beginnings = Beginnings(names)
    before = len(asked)

    assert beginnings.may_be("peer")
    assert not beginnings.may_be("plum")
    assert (before, len(asked)) == (0, 1)


@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from([" ", "  ", ", ", "\n", "-"]))
def test_no_beginning_of_a_known_name_is_denied(words: list[str], between: str) -> None:
    text = between.join(words)
    if VOCABULARY.find(text) is None:
        return

    ends = [match.end() for match in re.finditer(r"[^\s,]+", text)]

    denied = [text[:end] for end in ends if not VOCABULARY.beginnings.may_be(text[:end])]
    assert denied == []
    assert VOCABULARY.beginnings.may_be_whole(" ".join(text.split()))


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (["Plum and Pear"], "MIT AND ISC", False),
        (["Plum and Pear"], "Plum AND Peach", True),
        (["Plum and Pear"], "Plum OR Pear", False),
        (["Plum and Pear"], "The-Plum AND Pear", True),
        (["GPL or later"], "GPL OR \uff4cater", True),
        ([], "(MIT AND ISC)", True),
        ([], "https://plum.example AND MIT", True),
        ([], "MIT or ISC", True),
        ([], "MIT", True),
    ],
)
def test_few_expressions_may_be_names(names: list[str], text: str, expected: bool) -> None:  # noqa: FBT001
    beginnings = Beginnings(lambda: map(fold, names))

    assert beginnings.may_be_whole(text) is expected
