"""The fingerprints of license texts: which shingles which text has, as shipped data.

`licenses/fingerprints/texts.bin` holds, for the copyfarleft family, every shingle of every text in
its order with the clause it stands in; for all other SPDX texts the smallest `SKETCH` shingles
(bottom-k sketches: Broder 1997; Cohen and Kaplan 2007), which is all of them for a short text.
No text can be read out of it. `SOURCES.tsv` next to it says where each came from.

Shingles that the same texts have form a group, numbered from 1. The file: one line of JSON (format
version, counts, sources), one line a text (tab-separated), then little-endian arrays: all shingles
sorted (64 bit), the group of each (16 bit), the start of each group's list of texts (32 bit, one
more than groups), those lists (16 bit), the family's texts as places among the shingles in reading
order (32 bit).
"""

from __future__ import annotations

import json
import sys
from array import array
from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property
from itertools import repeat
from pathlib import Path
from typing import Any

from pplcheck.errors import ConfigurationError
from pplcheck.model.data import license_data
from pplcheck.model.frozen import frozen

FORMAT = 2
FILE = "fingerprints/texts.bin"
FAMILY = "family"
SPDX = "spdx"

ALL = (1 << 64) - 1
"""The limit of a text of which every shingle is kept."""

UNKNOWN = 0
"""The group of shingles that no known text has."""


@frozen
class Print:
    """The fingerprint of one text.

    `words` is its length. `size` counts the shingles kept, `limit` is the greatest of them: a
    text is compared by those shingles of it that are not greater. `slack` is how many shingles
    a copy may add where the license leaves a blank to fill in. `order` is the place of its first
    shingle among the family's texts, -1 without; `clauses` are (first word, number as printed).
    """

    id: str
    kind: str
    words: int
    size: int
    limit: int
    slack: int
    order: int = -1
    length: int = 0
    clauses: tuple[tuple[int, str], ...] = ()

    @property
    def family(self) -> bool:
        """Whether the text belongs to the copyfarleft family."""
        return self.kind == FAMILY

    @property
    def sketched(self) -> bool:
        """Whether only the smallest of its shingles are kept."""
        return self.limit < ALL


class Library:
    """All fingerprints, searched by shingle."""

    def __init__(self, data: bytes, name: str = FILE) -> None:
        """Read the fingerprints.

        Raises:
            ConfigurationError: the data is not what this release reads.
        """
        try:
            header, _, rest = data.partition(b"\n")
            self.facts = _facts(header)
            table = rest[: self.facts["table"]]
            self.prints = tuple(_print(row) for row in table.decode().splitlines())
            self._read(memoryview(rest)[len(table) :], self.facts)
        except (KeyError, TypeError, ValueError) as error:
            raise ConfigurationError(
                (f"{name}: cannot be read as fingerprints ({error}): reinstall pplcheck",)
            ) from error

    def _read(self, data: memoryview, counts: dict[str, Any]) -> None:
        shingles, groups = counts["shingles"], counts["groups"]
        lists, order = counts["lists"], counts["order"]
        sizes = (("Q", shingles), ("H", shingles), ("I", groups + 1), ("H", lists), ("I", order))
        arrays: list[array[int]] = []
        for code, count in sizes:
            values: array[int] = array(code)
            end = count * values.itemsize
            values.frombytes(data[:end])
            if len(values) != count:
                raise ValueError("cut off")
            if sys.byteorder == "big":  # pragma: no cover - no such machine in the test run
                values.byteswap()
            arrays.append(values)
            data = data[end:]
        self._shingles, self._groups, self._starts, self._texts, self._order = arrays

    @cached_property
    def _group_of(self) -> dict[int, int]:
        return dict(zip(self._shingles, self._groups, strict=True))

    def groups_of(self, shingles: Iterable[int]) -> array[int]:
        """The group of each shingle, in the order given; `UNKNOWN` where it has none."""
        return array("H", map(self._group_of.get, shingles, repeat(UNKNOWN)))

    def holders(self, group: int) -> array[int]:
        """The texts that have the shingles of a group, by their place in `prints`."""
        return self._texts[self._starts[group - 1] : self._starts[group]]

    def shared(self, groups: Iterable[int]) -> list[int]:
        """How many of some shingles, given by their groups, each text has, as `prints` lists it."""
        counts = [0] * len(self.prints)
        found = Counter(groups)
        del found[UNKNOWN]
        for group, number in found.items():
            for text in self.holders(group):
                counts[text] += number
        return counts

    def in_order(self, entry: Print) -> list[int]:
        """A family text's shingles as it reads."""
        places = self._order[entry.order : entry.order + entry.length]
        return [self._shingles[place] for place in places]


@cache
def libraries() -> tuple[Library, ...]:
    """The fingerprints in force: those shipped with pplcheck, read once.

    Raises:
        ConfigurationError: they are missing or damaged.
    """
    return (read_library(license_data(FILE)),)


def read_library(path: Path) -> Library:
    """The fingerprints in a file.

    Raises:
        ConfigurationError: it cannot be read as such.
    """
    try:
        return Library(path.read_bytes(), str(path))
    except OSError as error:
        raise ConfigurationError((f"{path}: {error.strerror}",)) from error


def _facts(header: bytes) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(header)
    if facts["format"] != FORMAT:
        raise ValueError(f"format {facts['format']}")
    return facts


def _print(row: str) -> Print:
    name, kind, words, size, limit, slack, order, length, clauses = row.split("\t")
    return Print(
        id=name,
        kind=kind,
        words=int(words),
        size=int(size),
        limit=int(limit, 16),
        slack=int(slack),
        order=int(order),
        length=int(length),
        clauses=tuple(_clause(part) for part in clauses.split(";") if part),
    )


def _clause(part: str) -> tuple[int, str]:
    start, _, number = part.partition(":")
    return int(start), number
