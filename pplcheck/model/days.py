"""Days with counts, as activities and engagements hold them: (UTC day, number), ascending."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

Days = tuple[tuple[date, int], ...]
"""Each day once, ascending, with how much falls on it."""


def summed(parts: Iterable[Days]) -> Days:
    """All of several together; where only one is not empty, that very one."""
    several = [part for part in parts if part]
    if len(several) < 2:  # noqa: PLR2004 - one
        return several[0] if several else ()
    total = dict(several[0])
    for part in several[1:]:
        for day, number in part:
            total[day] = total.get(day, 0) + number
    return tuple(sorted(total.items()))
