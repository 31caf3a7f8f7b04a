"""A text's shingles in order, and which of them a known text has, told without a loop over them.

Shingles that the same known texts have form a group. Every place of the text is written as the
number of its group, in bytes, so that one `translate` answers for a known text at all places.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, repeat

from pplcheck.licensing.fingerprints import UNKNOWN, Library

_BYTE = 256
_GROUPS = _BYTE - 1
"""Groups a plane; 0 stands for no group. Texts are cut, so that planes are far fewer than 256."""

_OTHERS = bytes.maketrans(b"\0\1", b"\1\0")


@dataclass(frozen=True, kw_only=True)
class Compared:
    """The shingles that are looked at, `order`, and where each of them stands, `places`.

    `planes` hold the groups of each place, numbered anew; `signs` says which of them each known
    text has, by plane.
    """

    order: list[int]
    places: Sequence[int]
    planes: list[bytes]
    signs: dict[int, list[tuple[int, int]]]

    @classmethod
    def of(
        cls, order: list[int], groups: Sequence[int], texts: Iterable[int], library: Library
    ) -> Compared:
        """All shingles of a text, each of one of the groups, to be compared with some texts."""
        numbers: dict[int, int] = {}
        signs: dict[int, list[tuple[int, int]]] = {text: [] for text in texts}
        for group in sorted(set(groups) - {UNKNOWN}):
            asked = list(filter(signs.__contains__, library.holders(group)))
            if asked:
                plane, sign = divmod(len(numbers), _GROUPS)
                numbers[group] = plane * _BYTE + sign + 1
                for text in asked:
                    signs[text].append((plane, sign + 1))
        planes = _planes(array("H", map(numbers.get, groups, repeat(0))), len(numbers))
        return cls(order=order, places=range(len(order)), planes=planes, signs=signs)

    def up_to(self, limit: int) -> Compared:
        """Those that are not greater than a limit."""
        kept = bytes(map(limit.__ge__, self.order))
        return Compared(
            order=list(compress(self.order, kept)),
            places=list(compress(self.places, kept)),
            planes=[bytes(compress(plane, kept)) for plane in self.planes],
            signs=self.signs,
        )

    @cached_property
    def firsts(self) -> bytes:
        """255 where a shingle stands for the first time, else 0."""
        places = range(len(self.order) - 1, -1, -1)
        return self._at(dict(zip(reversed(self.order), places, strict=True)).values())

    @cached_property
    def lasts(self) -> bytes:
        """255 where a shingle stands for the last time, else 0."""
        return self._at(dict(zip(self.order, range(len(self.order)), strict=True)).values())

    def _at(self, places: Iterable[int]) -> bytes:
        signs = bytearray(len(self.order))
        for place in places:
            signs[place] = _BYTE - 1
        return bytes(signs)

    def shared_with(self, text: int) -> bytes:
        """1 where a known text, by its place in the library, has the shingle, else 0."""
        tables = [bytearray(_BYTE) for _ in self.planes]
        for plane, sign in self.signs[text]:
            tables[plane][sign] = 1
        found = [
            signs.translate(table)
            for signs, table in zip(self.planes, tables, strict=True)
            if 1 in table
        ]
        return found[0] if len(found) == 1 else _either(found, len(self.order))


def _planes(signs: array[int], groups: int) -> list[bytes]:
    """Of each plane the sign of every place, 0 for places whose group another plane has."""
    if sys.byteorder == "big":  # pragma: no cover - no such machine in the test run
        signs.byteswap()
    written = signs.tobytes()
    low, high = written[::2], written[1::2]
    if groups <= _GROUPS:
        return [low]
    planes = []
    for plane in range((groups - 1) // _GROUPS + 1):
        table = bytearray(_BYTE)
        table[plane] = _BYTE - 1
        planes.append(both(low, high.translate(table)))
    return planes


def both(one: bytes, other: bytes) -> bytes:
    """What two rows of signs of the same length have in common."""
    joined = int.from_bytes(one, "little") & int.from_bytes(other, "little")
    return joined.to_bytes(len(one), "little")


def _either(found: Iterable[bytes], length: int) -> bytes:
    joined = 0
    for each in found:
        joined |= int.from_bytes(each, "little")
    return joined.to_bytes(length, "little")


def foreign_in(shingles: Sequence[int], shared: bytes) -> int:
    """How many different shingles are not shared."""
    return len(set(compress(shingles, shared.translate(_OTHERS))))
