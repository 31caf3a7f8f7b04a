"""Rows as CSV (RFC 4180, lines ending in a line feed) that a spreadsheet does not run.

A cell that begins like a formula is preceded by an apostrophe, as OWASP advises against "CSV
injection": names and paths are written by strangers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from pplcheck.formats.neutral import sound

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_text(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A header and rows, one a line."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return file.getvalue()


def _cell(text: str) -> str:
    return sound(f"'{text}" if text.startswith(_FORMULA) else text)
