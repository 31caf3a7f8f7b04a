"""The window in which contributing counts: whole months back from a day, both ends included."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import MINYEAR, date
from functools import lru_cache

_MONTHS = 12


@lru_cache(maxsize=16)
def window_start(as_of: date, months: int) -> date:
    """The first day of the window: the same day of the month, or its last where it is shorter."""
    year, month = divmod(as_of.year * _MONTHS + as_of.month - 1 - months, _MONTHS)
    if year < MINYEAR:
        return date.min
    return date(year, month + 1, min(as_of.day, monthrange(year, month + 1)[1]))


def count_within(days: Iterable[tuple[date, int]], start: date, end: date) -> int:
    """How many contributions lie between two days, both included."""
    return sum(count for day, count in days if start <= day <= end)
