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
from pplcheck.licensing.notices import LONGEST_QUOTE, Notice, retold
from pplcheck.licensing.spdx import EXCEPTIONS, OSI_APPROVED, OTHER

_NUMBER = re.compile(rb"\d{4,}")
_IN_ADDRESS = re.compile(rb"://\S{0,500}\d{4}|\d{4}\S{0,500}://")
_HOLDER = "9900990099{:02}"
_PLACED = re.compile(r"9900990099(\d\d)")
_MOST = 100
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
        numbers = _NUMBER.findall(notice)
        if not numbers or len(numbers) > _MOST or len(notice) > _LONGEST:
            return notice, ()
        if not self._meaning.isdisjoint(numbers) or _IN_ADDRESS.search(notice):
            return notice, ()
        holders = iter(range(_MOST))
        return _NUMBER.sub(lambda _: _HOLDER.format(next(holders)).encode(), notice), numbers

    def filled(
        self, found: Sequence[Notice], numbers: Sequence[bytes]
    ) -> tuple[Notice, ...] | None:
        """The notices of a wording with the numbers put back; None where they do more than that."""
        texts = [number.decode() for number in numbers]
        notices = []
        for notice in found:
            told = notice.statement
            if len(told.written) >= LONGEST_QUOTE or _PLACED.search(" ".join(told.choices)):
                return None
            written = _PLACED.sub(lambda place: texts[int(place[1])], told.written)
            notices.append(retold(notice, written=written) if written != told.written else notice)
        return tuple(notices)
