"""Fingerprints made from texts: what `benchmarks/build_fingerprints.py` and the tests call.

The texts themselves are kept nowhere.
"""

from __future__ import annotations

import json
import re
import sys
from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol

from pplcheck.licensing.fingerprints import ALL, FAMILY, FORMAT, SPDX, Print
from pplcheck.licensing.shingles import SPAN, shingles_of, without_copyright, words_in
from pplcheck.model.frozen import frozen

SKETCH = 240
"""Shingles kept of a text outside the family: the error of a similarity s is the root of
s(1-s)/240, 0.02 at 0.9."""

_BLANK_WORDS = 8
"""Words a copy may put where the license leaves a blank."""

_NUMBER = re.compile(
    r"[^\w\n]{0,12}(?:(?:section|article|clause)\s+)?(\d{1,2})(?:[.):]|°)?\s", re.IGNORECASE
)
_HEADING = re.compile(r"(#{1,3})(?:\s+(.*))?$")
_RESERVED = re.compile(r"[\s:;]+")
_LETTER = re.compile(r"[^\w\n]{0,24}\(?([a-z])[.)]\s")


@frozen
class Text:
    """A text to be fingerprinted, with blanks as `GAP` words; `kind` is `family` or `spdx`."""

    id: str
    kind: str
    words: tuple[str, ...]
    blanks: int = 0
    clauses: tuple[tuple[int, str], ...] = ()


def family_text(license_id: str, text: str) -> Text:
    """A text of the family, with its clauses."""
    words: list[str] = []
    clauses: list[tuple[int, str]] = []
    for label, part in clauses_in(without_copyright(text)):
        clauses.append((len(words), label))
        words.extend(words_in(part))
    return Text(id=license_id, kind=FAMILY, words=tuple(words), clauses=tuple(clauses))


def ordinary_text(license_id: str, words: Sequence[str], blanks: int = 0) -> Text:
    """A text outside the family."""
    return Text(id=license_id, kind=SPDX, words=tuple(words), blanks=blanks)


def clauses_in(text: str) -> list[tuple[str, str]]:
    """A text cut at its clause numbers: (`4(c)`, lines); what precedes them is the `preamble`.

    A number counts where it follows the one before it, so a year or a quoted number at the
    start of a line is none. A text without numbers is cut at its Markdown headings.
    """
    parts = _cut(text, _Numbers())
    return parts if len(parts) > 1 else _cut(text, _Headings())


def _cut(text: str, marks: _Marks) -> list[tuple[str, str]]:
    parts: list[tuple[str, list[str]]] = [("preamble", [])]
    for line in text.splitlines():
        if label := marks.begins(line):
            parts.append((label, []))
        parts[-1][1].append(line)
    return [(label, "\n".join(lines)) for label, lines in parts]


class _Marks(Protocol):
    def begins(self, line: str) -> str:
        """The clause that begins with a line, empty if none does."""


class _Numbers:
    """Clauses by number and letter."""

    def __init__(self) -> None:
        self._number, self._letter = -1, ""

    def begins(self, line: str) -> str:
        if (found := _NUMBER.match(line + " ")) and _follows(int(found[1]), self._number):
            self._number, self._letter = int(found[1]), ""
            return str(self._number)
        found = _LETTER.match(line) if self._number >= 0 else None
        if found and found[1] == _next(self._letter):
            self._letter = found[1]
            return f"{self._number}({self._letter})"
        return ""


class _Headings:
    """Clauses by heading, of two levels: `Restrictions, Commercial Restrictions`."""

    def __init__(self) -> None:
        self._upper = ""

    def begins(self, line: str) -> str:
        if not (found := _HEADING.match(line)):
            return ""
        title = _RESERVED.sub(" ", found[2] or "").strip()
        if len(found[1]) == 1:
            self._upper = title
        return ", ".join(dict.fromkeys(part for part in (self._upper, title) if part))


def _follows(number: int, last: int) -> bool:
    return number in (0, 1) if last < 0 else number == last + 1


def _next(letter: str) -> str:
    return chr(ord(letter) + 1) if letter else "a"


def pack(texts: Sequence[Text], facts: dict[str, str], *, sketch: int = SKETCH) -> bytes:
    """The data file: see `fingerprints`. The same texts give the same bytes."""
    lists: dict[int, list[int]] = {}
    orders: list[list[int]] = []
    prints: list[Print] = []
    for place, text in enumerate(texts):
        order = shingles_of(list(text.words))
        kept = sorted(set(order))
        if text.kind != FAMILY:
            kept, order = kept[:sketch], []
        for shingle in kept:
            lists.setdefault(shingle, []).append(place)
        whole = len(kept) == len(set(order)) or len(kept) < sketch
        before = sum(map(len, orders))
        orders.append(order)
        prints.append(
            Print(
                id=text.id,
                kind=text.kind,
                words=len(text.words),
                size=len(kept),
                limit=ALL if whole else kept[-1],
                slack=text.blanks * (_BLANK_WORDS + SPAN - 1),
                order=before if order else -1,
                length=len(order),
                clauses=text.clauses,
            )
        )
    return _written(prints, lists, orders, facts)


def _written(
    prints: Sequence[Print],
    lists: dict[int, list[int]],
    orders: Sequence[list[int]],
    facts: dict[str, str],
) -> bytes:
    shingles = sorted(lists)
    place = {shingle: index for index, shingle in enumerate(shingles)}
    groups: dict[tuple[int, ...], int] = {}
    members = [groups.setdefault(tuple(lists[each]), len(groups) + 1) for each in shingles]
    flat = [text for holders in groups for text in holders]
    starts = list(accumulate(map(len, groups), initial=0))
    order = [place[shingle] for entry in orders for shingle in entry]
    table = "".join(_row(entry) for entry in prints).encode()
    header = {
        "format": FORMAT,
        **facts,
        "table": len(table),
        "shingles": len(shingles),
        "groups": len(groups),
        "lists": len(flat),
        "order": len(order),
    }
    numbers = (("Q", shingles), ("H", members), ("I", starts), ("H", flat), ("I", order))
    arrays = [array(code, values) for code, values in numbers]
    if sys.byteorder == "big":  # pragma: no cover - no such machine in the test run
        for values in arrays:
            values.byteswap()
    return b"".join(
        [json.dumps(header).encode(), b"\n", table, *(values.tobytes() for values in arrays)]
    )


def _row(entry: Print) -> str:
    fields = (
        entry.id,
        entry.kind,
        entry.words,
        entry.size,
        f"{entry.limit:x}",
        entry.slack,
        entry.order,
        entry.length,
        ";".join(f"{start}:{number}" for start, number in entry.clauses),
    )
    return "\t".join(map(str, fields)) + "\n"
