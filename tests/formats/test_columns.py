from __future__ import annotations

from pplcheck.formats.columns import columns, paragraph


def test_cells_are_padded_and_the_last_one_wrapped() -> None:
    lines = columns([("a", "bb", "one two three four five six"), ("ccc", "d", "x")], 30)

    assert lines == [
        "  a    bb  one two three four",
        "           five six",
        "  ccc  d   x",
    ]


def test_a_very_long_cell_pushes_its_own_row_only() -> None:
    lines = columns([("x" * 60, "end"), ("y", "end")], 80)

    assert lines == ["  " + "x" * 60 + "  end", "  y" + " " * 45 + "end"]


def test_nothing_and_empty_cells() -> None:
    assert columns([], 80) == []
    assert columns([("a", "")], 80) == ["  a"]
    assert paragraph("one two", 80, 0) == ["one two"]
