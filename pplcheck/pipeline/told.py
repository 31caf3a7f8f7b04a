"""How much of a list the report tells: as many entries as a page holds, and a count of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from pplcheck.formats.html.weight import weight

Entry = TypeVar("Entry")

ROWS = 60
"""Rows of a list whose rows are short."""


class Told(NamedTuple, Generic[Entry]):
    """What is told of a list, and how many entries are not."""

    entries: tuple[Entry, ...]
    more: int


def within(entries: Iterable[Entry], size: int, rows: int = ROWS) -> Told[Entry]:
    """The first entries that take up no more than `size` bytes of a page, at most `rows`.

    Entries hold texts of any length: how many fit on a page depends on these. Where the first one
    alone is too large, none is told, and all are counted.
    """
    kept: list[Entry] = []
    more = 0
    for entry in entries:
        if more or len(kept) == rows:
            more += 1
            continue
        size -= weight(entry)
        if size < 0:
            more += 1
        else:
            kept.append(entry)
    return Told(tuple(kept), more)


def last(entries: Sequence[Entry], size: int, rows: int = ROWS) -> Told[Entry]:
    """The last entries that take up no more than `size` bytes of a page, at most `rows`."""
    told = within(reversed(entries), size, rows)
    return Told(told.entries[::-1], told.more)
