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
from pplcheck.licensing.notices import LONGEST_QUOTE, Notice, cut, retold
from pplcheck.licensing.spdx import EXCEPTIONS, OSI_APPROVED, OTHER

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
    """A notice of a wording, and how what it quotes is filled with which of the numbers."""

    notice: Notice
    quoted: str
    places: tuple[int, ...]


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


def _form(notice: Notice) -> Form:
    parts = _PLACED.split(notice.statement.written)
    if len(parts) == 1:
        return Form(cut(notice), "", ())
    quoted = "%s".join(part.replace("%", "%%") for part in parts[::2])
    return Form(notice, quoted, tuple(map(int, parts[1::2])))


def filled(forms: Sequence[Form], numbers: Sequence[bytes]) -> tuple[Notice, ...]:
    """The notices of a wording with the numbers put back into what they quote, which is cut."""
    return tuple([_filled(form, numbers) if form.places else form.notice for form in forms])


def _filled(form: Form, numbers: Sequence[bytes]) -> Notice:
    written = form.quoted % tuple(map(bytes.decode, map(numbers.__getitem__, form.places)))
    return retold(form.notice, written=written[:LONGEST_QUOTE])
