"""What a reader found wrong or read in a certain way: collected, counted, never lost."""

from __future__ import annotations

from collections import Counter

from pplcheck.model.imported import Remark
from pplcheck.model.party import Source

MAX_PER_FILE = 2000
"""How many remarks on one file are kept one by one; the rest are counted."""


class Remarks:
    """Remarks in the order they were made, bounded for each file."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: list[Remark] = []
        self._counts: Counter[str] = Counter()

    def add(self, what: str, source: Source) -> None:
        """Note something about a place; beyond `MAX_PER_FILE` only that there was more."""
        self._counts[source.path] += 1
        if self._counts[source.path] <= MAX_PER_FILE:
            self._kept.append(Remark(what=what, source=source))

    def all(self) -> tuple[Remark, ...]:
        """Every remark by file and line, then what was only counted."""
        kept = sorted(self._kept, key=lambda each: (each.source.path, each.source.line))
        more = (
            Remark(what=f"{count - MAX_PER_FILE} more remarks", source=Source(path=path))
            for path, count in sorted(self._counts.items())
            if count > MAX_PER_FILE
        )
        return (*kept, *more)
