from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.licensing.passages import Edit, edits
from pplcheck.licensing.shingles import shingles_of, words_in
from tests.licensing.license_like import CLAUSES, HARVEST, SHELF, filler

ENTRY = SHELF.prints[0]
KNOWN = SHELF.in_order(ENTRY)
EXTRA = filler("extra", 12)


def changed(copy: str) -> list[tuple[tuple[str, ...], int, int]]:
    found = edits(KNOWN, shingles_of(words_in(copy)), ENTRY.clauses)
    return [(edit.clauses, edit.removed, edit.added) for edit in found]


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        (HARVEST, []),
        (HARVEST.replace("sell30", "plum"), [(("3",), 1, 1)]),
        (HARVEST.replace("sell30", f"sell30 {EXTRA}"), [(("3",), 0, 12)]),
        (HARVEST.replace("share59", f"share59 {EXTRA}"), [(("2(b)",), 0, 12)]),
        (HARVEST.replace(CLAUSES["2(a)"], ""), [(("2(a)",), 60, 0)]),
        (HARVEST.replace(CLAUSES["preamble"], ""), [(("preamble",), 32, 0)]),
        (HARVEST.replace(filler("end", 200), filler("end", 150)), [(("4",), 50, 0)]),
        (f"{EXTRA}\n{HARVEST}\n{EXTRA}", []),
        (
            HARVEST.replace("word9 ", "").replace("end100", "plum pear"),
            [(("1",), 1, 0), (("4",), 1, 2)],
        ),
        ("quite another text of many words", []),
    ],
    ids=[
        "same",
        "word",
        "inserted",
        "clause-end",
        "clause-lost",
        "start-lost",
        "end-lost",
        "around",
        "two",
        "other",
    ],
)
def test_changes_are_told_by_clause(
    copy: str, expected: list[tuple[tuple[str, ...], int, int]]
) -> None:
    assert changed(copy) == expected


def test_a_change_over_several_clauses_names_them_all() -> None:
    copy = HARVEST.replace(CLAUSES["2(b)"], "").replace(CLAUSES["3"], "")

    ((clauses, removed, added),) = changed(copy)

    assert clauses == ("2(b)", "3")
    assert (removed, added) == (60 + 3 + 60 + 3 + 20, 0)


def test_a_text_without_clauses_has_changes_without_place() -> None:
    copy = shingles_of(words_in(HARVEST.replace("sell30", "plum")))

    assert edits(KNOWN, copy, ()) == (Edit(clauses=(), removed=1, added=1),)


def test_repeated_passages_are_laid_side_by_side() -> None:
    song = f"{filler('a', 20)} {filler('refrain', 20)} {filler('b', 20)} {filler('refrain', 20)}"
    order = shingles_of(words_in(song))

    assert edits(order, order, ((0, "1"),)) == ()


@settings(max_examples=40, deadline=None)
@given(place=st.integers(10, 400), count=st.integers(1, 30))
def test_every_insertion_is_counted(place: int, count: int) -> None:
    words = HARVEST.split()
    copy = " ".join([*words[:place], *filler("new", count).split(), *words[place:]])

    found = changed(copy)

    assert [(removed, added) for _, removed, added in found] == [(0, count)]
