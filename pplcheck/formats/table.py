"""Rows as CSV (RFC 4180, lines ending in a line feed) that a spreadsheet does not run.

A cell that begins like a formula is preceded by an apostrophe, as OWASP advises against "CSV
injection": names and paths are written by strangers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from pplcheck.formats.neutral import neutral

_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LONGEST_ESCAPE: Final = len(r"\u{10ffff}")


def csv_text(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A header and rows, one a line."""
    return csv_line(header) + "".join(map(csv_line, rows))


def csv_line(cells: Iterable[str]) -> str:
    r"""One row; hidden characters stand as `\u{1b}`, since people look at it in a spreadsheet."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return line.getvalue()


def _cell(text: str) -> str:
    harmless = neutral(text, len(text) * _LONGEST_ESCAPE)
    return f"'{harmless}" if harmless.startswith(_FORMULA) else harmless
