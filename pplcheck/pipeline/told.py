"""How much of a list the report tells: as many entries as it may, and a count of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

Entry = TypeVar("Entry")

ROWS = 60
"""Rows of a list whose rows are short."""


class Told(NamedTuple, Generic[Entry]):
    """What is told of a list, and how many entries are not."""

    entries: tuple[Entry, ...]
    more: int


def first(entries: Sequence[Entry], limit: int = ROWS) -> Told[Entry]:
    """The first entries, at most `limit`."""
    return Told(tuple(entries[:limit]), max(len(entries) - limit, 0))


def last(entries: Sequence[Entry], limit: int = ROWS) -> Told[Entry]:
    """The last entries, at most `limit`."""
    return Told(tuple(entries[-limit:]), max(len(entries) - limit, 0))


def within(entries: Iterable[Entry], size: int) -> Told[Entry]:
    """The first entries that take up no more than `size` characters as written down, at least one.

    Entries hold texts of any length: how many fit on a page depends on these.
    """
    kept: list[Entry] = []
    more = 0
    for entry in entries:
        size -= len(repr(entry))
        if more or (size < 0 and kept):
            more += 1
        else:
            kept.append(entry)
    return Told(tuple(kept), more)
