from __future__ import annotations

import pytest

from pplcheck.licensing.copies import NEEDED, NOTICES, Copy, copies_in, located, needed
from pplcheck.licensing.fingerprints import libraries
from pplcheck.licensing.spdx import OSI_APPROVED, OTHER
from tests.licensing.license_like import CLAUSES, GATE, HARVEST, PLAIN, SHELF, filler


def best(text: str) -> Copy:
    return located(copies_in(text, [GATE], [SHELF])[0])


@pytest.mark.parametrize(
    ("copy", "intact"),
    [
        (HARVEST, True),
        (HARVEST.replace("word30", "plum"), True),
        (HARVEST.replace("sell30", "plum"), True),
        (HARVEST.replace("hello3", "plum"), True),
        (HARVEST.replace("hello3", "plum").replace("end9", "pear"), False),
        (HARVEST.replace("owned houses", "run houses"), False),
        (HARVEST.replace("sell30", "sell30 and three others"), False),
        (HARVEST.replace("word30", f"word30 {filler('more', 41)}"), False),
        (HARVEST.replace("word30", f"word30 {filler('more', 36)}"), True),
        (HARVEST.replace("hello9 ", ""), True),
        (HARVEST + "no act of plunder", False),
        (HARVEST.replace(CLAUSES["1"], ""), False),
    ],
    ids=[
        "same",
        "word",
        "word-in-gate",
        "phrase-outside-gates",
        "phrase-and-word",
        "phrase-in-gate",
        "gate-widened",
        "passage",
        "few-words",
        "preamble",
        "relative",
        "clause-lost",
    ],
)
def test_small_differences_leave_a_text_what_it_is(copy: str, intact: bool) -> None:  # noqa: FBT001
    assert best(copy).intact is intact


def test_the_clauses_that_differ_are_named() -> None:
    changed = HARVEST.replace("word30", "plum").replace("sell30", "sell30 and three others")

    assert best(changed).changed == ("3",)
    assert best(HARVEST.replace("word30", "plum")).changed == ("1",)
    assert best(HARVEST).changed == ()


def test_an_ordinary_text_may_not_gain_or_lose_a_sentence() -> None:
    gained = PLAIN.replace("plain50", f"plain50 {filler('not', 13)}")
    lost = PLAIN.replace(filler("plain", 100), filler("plain", 80))
    after = PLAIN.replace("plain50", "plum") + filler(" rest", 20)

    assert not best(gained).intact
    assert not best(lost).intact
    assert best(after).intact


@pytest.mark.parametrize(
    ("before", "after", "surrounded"),
    [(60, 0, False), (90, 0, True), (0, 90, True), (40, 41, True)],
)
def test_more_than_a_preface_around_the_family_is_noted(
    before: int,
    after: int,
    surrounded: bool,  # noqa: FBT001
) -> None:
    text = f"{filler('before', before)}\n{HARVEST}\n{filler('after', after)}"

    assert best(text).surrounded is surrounded


def test_ordinary_texts_may_have_what_they_like_behind_them() -> None:
    assert not best(f"{PLAIN}\n{filler('after', 900)}").surrounded
    assert best(f"{filler('before', 251)}\n{PLAIN}").surrounded


def test_a_family_text_without_profile_counts_as_reciprocal() -> None:
    assert copies_in(HARVEST, [], [SHELF])[0].reciprocal
    assert copies_in(HARVEST, [GATE], [SHELF])[0].reciprocal
    assert not copies_in(PLAIN, [], [SHELF])[0].reciprocal


@pytest.mark.parametrize(("words", "least"), [(3, 0.75), (104, 0.818), (165, 0.883), (900, NEEDED)])
def test_short_texts_need_less(words: int, least: float) -> None:
    assert needed(words) == pytest.approx(least, abs=0.002)


def test_every_text_kept_goes_by_a_public_id() -> None:
    kept = {entry.id for library in libraries() for entry in library.prints}

    public = OSI_APPROVED | OTHER
    leaking = {
        name for name in kept if NOTICES.get(name, name) not in public and "LicenseRef-" not in name
    }
    assert leaking == set()
    assert set(NOTICES) <= kept
