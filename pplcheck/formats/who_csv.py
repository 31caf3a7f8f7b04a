"""`who` as CSV, for spreadsheets; see `table` for what a cell may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pplcheck.formats.deeds import COLUMNS, line
from pplcheck.formats.neutral import shown
from pplcheck.formats.table import csv_line
from pplcheck.model.attribution import Deed, Row, WhoAnswer

ROW_COLUMNS: Final = (
    "name",
    "kind",
    "commits",
    "people",
    "low",
    "high",
    "paid",
    "presumed",
    "unpaid",
    "unknown",
)
"""The columns of rows; the last four are counts of contributions, by what is known of pay."""

FILES: Final = "files"
LINES: Final = "lines"
"""The columns of files and lines touched; they follow where somebody looked."""


def render(answer: WhoAnswer) -> str:
    """The rows under a line of titles."""
    titles = (*((FILES,) if answer.has_files else ()), *((LINES,) if answer.has_lines else ()))
    rows = (_text((*_row(row), *(getattr(row, title) for title in titles))) for row in answer.rows)
    return _text((*ROW_COLUMNS, *titles)) + "".join(rows)


def render_deeds(deeds: Iterable[Deed], *, show_people: bool) -> Iterator[str]:
    """Each contribution as a row, under a line of titles."""
    yield _text((*COLUMNS, "person") if show_people else COLUMNS)
    for deed in deeds:
        yield _text(tuple(line(deed, show_people=show_people).values()))


def _row(row: Row) -> tuple[object, ...]:
    pay = row.pay
    return (
        row.name,
        row.kind.value if row.kind else "",
        row.commits,
        row.people,
        f"{row.low:.6f}",
        f"{row.high:.6f}",
        pay.paid,
        pay.presumed,
        pay.unpaid,
        pay.unknown,
    )


def _text(cells: Iterable[object]) -> str:
    return csv_line("" if cell is None else shown(str(cell)) for cell in cells)
