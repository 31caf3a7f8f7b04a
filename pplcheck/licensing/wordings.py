"""The wording of a notice without its numbers, so that files that differ in them are read once.

Notices of one project differ from file to file in years, dates, ticket and revision numbers. A
number of four digits or more that no license's name has and no address changes nothing in what
a notice says. It is replaced by a placeholder, a number itself, and put back into what is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from pplcheck.licensing.expression import Vocabulary
from pplcheck.licensing.notices import LONGEST_QUOTE, Notice, cut, retold
from pplcheck.licensing.spdx import EXCEPTIONS, OSI_APPROVED, OTHER

_NUMBER = re.compile(rb"(\d{4,})")
_IN_ADDRESS = re.compile(rb"://\S{0,500}\d{4}|\d{4}\S{0,500}://")
_HOLDER = "9900990099"
_PLACED = re.compile(_HOLDER + r"(\d\d)")
_MOST = 100
_HOLDERS = tuple(f"{_HOLDER}{place:02}".encode() for place in range(_MOST))
_LONGEST = 2000
"""Longer notices are cut by their readers, at another place if a number has other digits."""


class Wordings:
    """Turns notices into wordings and back."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """The vocabulary says which numbers are part of a name."""
        self._vocabulary = vocabulary

    @cached_property
    def _meaning(self) -> frozenset[bytes]:
        known = self._vocabulary
        names = (*OSI_APPROVED, *OTHER, *EXCEPTIONS, *known.names, *known.ids, *known.addresses)
        return frozenset(_NUMBER.findall(" ".join(names).encode()))

    def of(self, notice: bytes) -> tuple[bytes, Sequence[bytes]]:
        """A notice's wording and the numbers taken out of it; itself where none can be."""
        if len(notice) > _LONGEST:
            return notice, ()
        parts = _NUMBER.split(notice)
        if not 1 < len(parts) <= 2 * _MOST or (b"://" in notice and _IN_ADDRESS.search(notice)):
            return notice, ()
        numbers: list[bytes] = []
        for place in range(1, len(parts), 2):
            if parts[place] not in self._meaning:
                numbers.append(parts[place])
                parts[place] = _HOLDERS[len(numbers) - 1]
        return (b"".join(parts), numbers) if numbers else (notice, ())

    def filled(
        self, found: Sequence[Notice], numbers: Sequence[bytes]
    ) -> tuple[Notice, ...] | None:
        """The notices of a wording with the numbers put back; None where they do more than that.

        What they quote is cut.
        """
        notices = []
        for notice in found:
            told = notice.statement
            if any(_HOLDER in name for name in told.choices):
                return None
            if _HOLDER in told.written:
                parts = _PLACED.split(told.written)
                parts[1::2] = [numbers[int(place)].decode() for place in parts[1::2]]
                notices.append(retold(notice, written="".join(parts)[:LONGEST_QUOTE]))
            else:
                notices.append(cut(notice))
        return tuple(notices)
