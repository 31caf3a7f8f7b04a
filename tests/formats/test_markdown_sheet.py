from __future__ import annotations

from pplcheck.formats.language import Language
from pplcheck.formats.markdown_sheet import Sheet, cell
from tests.formats.assembled import FULL

SHEET = Sheet(FULL, Language("en"))


def test_a_table_without_rows_is_nothing() -> None:
    assert SHEET.table("caption", ("a", "#b"), ()) == ""


def test_numbers_stand_to_the_right() -> None:
    text = SHEET.table("caption", ("a", "#b"), [("x", "1")] * 2)

    assert text == "**caption**\n\n| a | b |\n| --- | --: |\n| x | 1 |\n| x | 1 |"


def test_what_is_left_out_is_counted_with_what_lists_it() -> None:
    assert SHEET.beyond(0) == ""
    assert SHEET.beyond(1) == "1 more is not listed"
    assert SHEET.beyond(2, "pplcheck who") == "2 more are not listed (all: `pplcheck who`)"


def test_no_text_ends_its_cell() -> None:
    assert cell("a | b") == "a `\\|` b"
    assert SHEET.day(None) == "\u2013"
