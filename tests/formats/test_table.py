from __future__ import annotations

import csv
import io

import pytest

from pplcheck.formats.table import csv_text


def test_rows_follow_their_header() -> None:
    assert csv_text(("a", "b"), [("1", "two, three"), ("", 'say "so"')]) == (
        'a,b\n1,"two, three"\n,"say ""so"""\n'
    )


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert csv_text(("a",), [(cell,)]).removeprefix("a\n").lstrip('"').startswith(("'", "\\u{"))


def test_nothing_hidden_stands_in_a_cell_and_nothing_is_cut() -> None:
    name = "\x1b[31mred\u202e\U000e0041\n" * 1000

    (row,) = list(csv.reader(io.StringIO(csv_text((), [(name,)]).removeprefix("\n"))))

    assert row == [r"\u{1b}[31mred\u{202e}\u{e0041}\u{a}" * 1000]


def test_what_is_no_text_is_shown_as_such() -> None:
    assert csv_text(("a",), [("x\udcff",)]).encode()
