"""The wording of a notice without its numbers, so that files that differ in them are read once.

Notices of one project differ from file to file in years, dates, ticket and revision numbers. A
number of three digits or more that no license's name has and no address changes nothing in what
a notice says. It is replaced by a placeholder, a number itself, and put back into what is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from pplcheck.licensing.expression import Vocabulary
from pplcheck.licensing.notices import LONGEST_QUOTE, Notice, cut, restated, retold
from pplcheck.licensing.spdx import EXCEPTIONS, OSI_APPROVED, OTHER
from pplcheck.licensing.statement import Statement

_NUMBER = re.compile(rb"([0-9][0-9]{2,})")
"""A pattern that begins with a set of signs is found faster than one that begins with a repeat."""
_IN_ADDRESS = re.compile(rb"://\S{0,500}\d{3}|\d{3}\S{0,500}://")
_HOLDER = "9900990099"
_PLACED = re.compile(_HOLDER + r"(\d\d)")
_MOST = 100
_HOLDERS = tuple(f"{_HOLDER}{place:02}".encode() for place in range(_MOST))
_LONGEST = 2000
"""Longer notices are cut by their readers, at another place if a number has other digits."""


class Form(NamedTuple):
    """A notice of a wording; the numbers at some places are put into what it quotes, if any are."""

    notice: Notice
    quoted: str = ""
    places: tuple[int, ...] = ()

    def statement(self, numbers: Sequence[bytes]) -> Statement:
        """What it states, with the numbers of one file; what is quoted is cut."""
        if not self.places:
            return self.notice.statement
        written = self.quoted % tuple(map(bytes.decode, map(numbers.__getitem__, self.places)))
        return restated(self.notice.statement, written=written[:LONGEST_QUOTE])

    def filled(self, numbers: Sequence[bytes]) -> Notice:
        """The notice with the numbers of one file."""
        return retold(self.notice, self.statement(numbers)) if self.places else self.notice


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

    def forms(self, found: Sequence[Notice]) -> tuple[Form, ...] | None:
        """The notices of a wording, ready to be filled; None where numbers do more than that."""
        if any(_HOLDER in name for notice in found for name in notice.statement.choices):
            return None
        return tuple(map(_form, found))


def unnumbered(found: Sequence[Notice]) -> tuple[Form, ...]:
    """The notices of a wording without numbers."""
    return tuple([Form(cut(notice)) for notice in found])


def _form(notice: Notice) -> Form:
    parts = _PLACED.split(notice.statement.written)
    if len(parts) == 1:
        return Form(cut(notice))
    quoted = "%s".join([part.replace("%", "%%") for part in parts[::2]])
    return Form(notice, quoted, tuple(map(int, parts[1::2])))
