"""A running count of commits by day."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence

DAY = 86_400
"""Seconds of a day; days are counted from 1970-01-01 in UTC."""


class Tally:
    """Commits by day, how many are signed off, and the first of those that were `seen`.

    `days` holds the day of each commit, in no order: of most people there are few. `earlier` are
    days with the numbers of commits that were counted before, in an earlier run. `first` is when
    and which, None where none was seen; of two with the same date the one with the smaller id.
    """

    __slots__ = ("days", "earlier", "first", "signed")

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.days = array("i")
        self.earlier: tuple[tuple[int, int], ...] = ()
        self.first: tuple[int, bytes] | None = None
        self.signed = 0

    def add(self, day: int, *, signed: bool) -> None:
        """Count a commit on a day."""
        self.days.append(day)
        self.signed += signed

    def see(self, first: tuple[int, bytes] | None) -> None:
        """Take note of a commit, by its date in seconds and its id, if it is the first."""
        if first is not None and (self.first is None or first < self.first):
            self.first = first

    def join(self, other: Tally) -> None:
        """Add everything another tally counted."""
        self.days += other.days
        self.earlier += other.earlier
        self.signed += other.signed
        self.see(other.first)

    def by_day(self) -> list[tuple[int, int]]:
        """Each day once, ascending, with how many commits fall on it."""
        if len(self.days) == 1 and not self.earlier:
            return [(self.days[0], 1)]
        if not self.days and len(dict(self.earlier)) == len(self.earlier):
            return sorted(self.earlier)
        total = Counter(self.days)
        for day, number in self.earlier:
            total[day] += number
        return sorted(total.items())


def fold(tallies: Sequence[Tally]) -> Tally:
    """One tally of several."""
    if len(tallies) == 1:
        return tallies[0]
    total = Tally()
    for tally in tallies:
        total.join(tally)
    return total
