from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.licensing import shingles
from pplcheck.licensing.shingles import (
    GAP,
    MOST_WORDS,
    SPAN,
    jaccard,
    shingles_of,
    tokens,
    without_copyright,
    words_in,
)
from pplcheck.model.naming import plain

TEXT = "The quick cooks of the harvest kitchen share what they grow with all who eat there."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Caf\u00e9 \u201cna\u00efve\u201d", ["cafe", "naive"]),
        ("1. One\n(a) two\n * three\n iii) four 2024", ["one", "two", "three", "four", "2024"]),
        ("don't <b>bold</b> &quot;said&quot; &amp; done", ["don", "bold", "said", "done"]),
        ("non-\ncommercial snake_case", ["non", "commercial", "snake", "case"]),
        ("", []),
        ("\0 \x07", []),
    ],
    ids=["accents", "markers", "markup", "breaks", "empty", "control"],
)
def test_words_are_what_wrapping_and_markers_leave(text: str, expected: list[str]) -> None:
    assert words_in(text) == expected


def test_the_hash_is_the_same_on_every_machine() -> None:
    assert shingles_of(["one", "two", "three", "four", "five"]) == [3585814718732255723]


def test_every_five_words_make_a_shingle() -> None:
    words = words_in(TEXT)

    assert len(shingles_of(words)) == len(words) - SPAN + 1
    assert shingles_of(words[:4]) == []
    assert shingles_of(words)[1:] == shingles_of(words[1:])


def test_no_shingle_crosses_a_gap() -> None:
    before, after = ["a1", "a2", "a3", "a4", "a5", "a6"], ["b1", "b2", "b3", "b4", "b5"]

    joined = shingles_of([*before, GAP, *after])

    assert joined == shingles_of(before) + shingles_of(after)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Copyright (c) 2020 Ada Example", False),
        ("  * Copyright \u00a9 2020, Ada Example and others. All rights reserved.", False),
        ("\u00a9 Ada", False),
        ("All rights reserved.", False),
        ("Copyright <year> <owner>", False),
        ("copyright and all other applicable laws. Any use of the work", True),
        ("The above copyright notice shall be kept", True),
        ("(c) " + "a long line of terms " * 20, True),
    ],
)
def test_lines_that_only_say_whose_a_text_is_are_left_out(line: str, kept: bool) -> None:  # noqa: FBT001
    assert (line in without_copyright(f"Before\n{line}\nafter")) is kept


def test_likeness_is_shared_over_all() -> None:
    assert jaccard({1, 2, 3}, {2, 3, 4}) == 0.5
    assert jaccard({1}, {1}) == 1
    assert jaccard(set(), set()) == 0


def test_long_texts_are_cut_and_quick() -> None:
    text = "a1 b2 c3 d4 " * 100_000

    begin = time.perf_counter()
    words = words_in(text)
    shingles_of(words)

    assert time.perf_counter() - begin < 30
    assert len(words) == MOST_WORDS


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_words_and_shingles(text: str) -> None:
    words = words_in(without_copyright(text))

    assert len(shingles_of(words)) == max(len(words) - SPAN + 1, 0)
    assert all(0 <= shingle < 1 << 64 for shingle in shingles_of(words))


OWNING = [
    "copyright",
    "Copyright",
    "(C)",
    "(c)",
    "copr.",
    "All rights reserved",
    "holders:",
    "2020",
    "by",
    "Ada",
]
BETWEEN = ["\n", "\r\n", " ", "<", " * ", "_", "-", ".", "a long row of other words "]
SIGNS = ["\u00a9", "\u0130", "\u2019", "\u201c", "\u00df", "\u00e9", "e\u0301", "\u0436"]
PIECES = st.sampled_from([*OWNING, *BETWEEN, *SIGNS])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=40))
def test_the_quick_ways_find_what_the_patterns_say(text: str) -> None:
    assert without_copyright(text) == shingles._COPYRIGHT.sub("", text)  # noqa: SLF001 - what it stands for
    assert tokens(text) == re.findall(r"[^\W_]+", plain(text))


@settings(max_examples=30, deadline=None)
@given(width=st.integers(1, 30), upper=st.booleans())
def test_wrapping_and_case_leave_the_words(width: int, *, upper: bool) -> None:
    parts = TEXT.split()
    text = "\n".join(" ".join(parts[i : i + width]) for i in range(0, len(parts), width))

    assert words_in(text.upper() if upper else text) == words_in(TEXT)
