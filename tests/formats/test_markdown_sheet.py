from __future__ import annotations

from pplcheck.formats.language import Language
from pplcheck.formats.markdown_sheet import ROWS, Sheet, cell
from tests.formats.assembled import FULL

SHEET = Sheet(FULL, Language("en"))


def test_a_table_without_rows_is_nothing() -> None:
    assert SHEET.table("caption", ("a", "#b"), ()) == ""


def test_numbers_stand_to_the_right_and_the_rest_is_counted() -> None:
    text = SHEET.table("caption", ("a", "#b"), [("x", "1")] * (ROWS + 2))

    assert text.startswith("**caption**\n\n| a | b |\n| --- | --: |\n| x | 1 |")
    assert text.endswith("\n\n+2")


def test_no_text_ends_its_cell() -> None:
    assert cell("a | b") == "a `\\|` b"
    assert SHEET.day(None) == "\u2013"
