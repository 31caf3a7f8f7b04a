"""A running count of commits by day, with the first and the last of them."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence

DAY = 86_400
"""Seconds of a day; days are counted from 1970-01-01 in UTC."""


class Tally:
    """Commits by day, how many are signed off, and which is the first and the last by date.

    Of two commits with the same date the one with the smaller id is first, the greater last.
    `days` holds the day of each commit, in no order: of most people there are few. `earlier` are
    days with the numbers of commits that were counted before, in an earlier run.
    """

    __slots__ = ("days", "earlier", "first", "first_commit", "last", "last_commit", "signed")

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.days = array("i")
        self.earlier: tuple[tuple[int, int], ...] = ()
        self.signed = 0
        self.first = self.last = -1
        self.first_commit = self.last_commit = b""

    def add(self, when: int, commit: bytes, *, signed: bool) -> None:
        """Count a commit at `when`, in seconds since 1970."""
        self.days.append(when // DAY)
        self.signed += signed
        # As `_span`, without its calls: a history adds millions of times.
        if when < self.first or self.first < 0:
            self.first, self.first_commit = when, commit
        elif when == self.first and commit < self.first_commit:
            self.first_commit = commit
        if when > self.last:
            self.last, self.last_commit = when, commit
        elif when == self.last and commit > self.last_commit:
            self.last_commit = commit

    def join(self, other: Tally) -> None:
        """Add everything another tally counted."""
        self.days += other.days
        self.earlier += other.earlier
        self.signed += other.signed
        self._span(other.first, other.first_commit, other.last, other.last_commit)

    def by_day(self) -> list[tuple[int, int]]:
        """Each day once, ascending, with how many commits fall on it."""
        if len(self.days) == 1 and not self.earlier:
            return [(self.days[0], 1)]
        total = Counter(self.days)
        for day, number in self.earlier:
            total[day] += number
        return sorted(total.items())

    def _span(self, first: int, first_commit: bytes, last: int, last_commit: bytes) -> None:
        if first <= self.first or self.first < 0:
            earlier = first != self.first or first_commit < self.first_commit
            if earlier:
                self.first, self.first_commit = first, first_commit
        if last >= self.last:
            later = last != self.last or last_commit > self.last_commit
            if later:
                self.last, self.last_commit = last, last_commit


def fold(tallies: Sequence[Tally]) -> Tally:
    """One tally of several that are not empty."""
    if len(tallies) == 1:
        return tallies[0]
    total = Tally()
    for tally in tallies:
        total.join(tally)
    return total
