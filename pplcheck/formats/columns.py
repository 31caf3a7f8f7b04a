"""Plain columns for people: cells padded, the last one wrapped; no color, no lines.

Cells are expected to be neutral already; see `neutral.shown`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Final

GAP: Final = 2
"""Blanks between columns."""

WIDEST: Final = 44
"""Characters a column but the last may take; a longer cell pushes its row to the right."""

_NARROWEST: Final = 20


def columns(rows: Sequence[tuple[str, ...]], width: int, indent: int = 2) -> list[str]:
    """Rows as lines of at most `width` characters, as far as cells but the last allow that."""
    if not rows:
        return []
    counts = range(max(len(row) for row in rows) - 1)
    widths = [
        min(max(len(row[index]) for row in rows if index < len(row) - 1), WIDEST)
        for index in counts
    ]
    return [line for row in rows for line in _row(row, widths, width, indent)]


def _row(row: tuple[str, ...], widths: list[int], width: int, indent: int) -> list[str]:
    *cells, last = row
    head = " " * indent + "".join(
        f"{cell:<{room}}{' ' * GAP}" for cell, room in zip(cells, widths, strict=False)
    )
    room = max(width - len(head), _NARROWEST)
    pieces = textwrap.wrap(last, room, break_long_words=False, break_on_hyphens=False) or [""]
    lines = [head + pieces[0], *(" " * len(head) + piece for piece in pieces[1:])]
    return [line.rstrip() for line in lines]


def paragraph(text: str, width: int, indent: int = 2) -> list[str]:
    """A text wrapped with an indent."""
    return columns([(text,)], width, indent)
