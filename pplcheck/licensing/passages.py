"""Which passages of a known text a copy changed, by the clause they stand in.

Copy and text are laid side by side along the longest chain of shingles both have in the same
order. What the text has between two links and the copy lacks was removed, and the other way round
added; the known text's own numbers say where.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import compress, count, islice, pairwise, repeat
from operator import eq, ne

from pplcheck.licensing.shingles import SPAN
from pplcheck.model.frozen import frozen

_MOST_REPEATED = 12
"""Places at which one shingle is looked for; no license says the same more often."""

_RUN = re.compile(b"\1+")
_NOWHERE = -2
"""No place, nor one before or behind one."""

_LONG_RUN = 32
"""Shingles in a row that do not agree by chance."""


@frozen
class Edit:
    """One place where a copy differs: words removed and added, and the clauses they stand in."""

    clauses: tuple[str, ...]
    removed: int
    added: int

    @property
    def words(self) -> int:
        """How many words it takes to make the change."""
        return max(self.removed, self.added)


def edits(
    known: Sequence[int], copy: Sequence[int], clauses: Sequence[tuple[int, str]]
) -> tuple[Edit, ...]:
    """The places where a copy differs from a known text, in order.

    Both are shingles in reading order; `clauses` are (first word, number). A copy that starts
    late or ends early lacks those passages; what it has before and after is not looked at.
    """
    chain = _aligned(known, copy)
    if not chain:
        return ()
    chain = [(-SPAN, chain[0][1] - SPAN - chain[0][0]), *chain] if chain[0][0] else chain
    last, where = chain[-1]
    if last < len(known) - 1:
        chain.append((len(known) + SPAN - 1, where + len(known) + SPAN - 1 - last))
    found = []
    for (one, begin), (two, end) in pairwise(chain):
        if two - one <= SPAN and end - begin <= SPAN:
            continue
        removed, added = max(two - one - SPAN, 0), max(end - begin - SPAN, 0)
        if one < 0 or two >= len(known):
            added = 0
        if removed or added:
            first = max(one + SPAN, 0)
            touched = _touched(clauses, first, removed)
            found.append(Edit(clauses=touched, removed=removed, added=added))
    return tuple(found)


def _touched(clauses: Sequence[tuple[int, str]], first: int, removed: int) -> tuple[str, ...]:
    """The clauses with the words removed; an addition ends the clause that stands before it."""
    if not clauses:
        return ()
    starts = [start for start, _ in clauses]
    low = max(bisect_right(starts, first if removed else first - 1) - 1, 0)
    high = bisect_left(starts, first + removed) if removed else low + 1
    return tuple(dict.fromkeys(number for _, number in clauses[low:high]))


def _aligned(known: Sequence[int], copy: Sequence[int]) -> list[tuple[int, int]]:
    """The chain of places both share: unchanged ends in one go, the rest link by link."""
    head = _run(known, copy)
    rest = head[-1][0] + 1 if head else 0
    low = head[-1][1] + 1 if head else 0
    back = _run(known[rest:][::-1], copy[low:][::-1])
    tail = [(len(known) - 1 - place, len(copy) - 1 - where) for place, where in back[::-1]]
    high = tail[0][1] if tail else len(copy)
    middle = _chain(known[rest : len(known) - len(tail)], copy[low:high])
    return [*head, *((place + rest, where + low) for place, where in middle), *tail]


def _run(known: Sequence[int], copy: Sequence[int]) -> list[tuple[int, int]]:
    """The places of an unchanged beginning that is long enough to be one."""
    if not known or known[0] not in copy:
        return []
    start = copy.index(known[0])
    most = min(len(known), len(copy) - start)
    differs = map(ne, known, islice(copy, start, None))
    count = next(compress(range(most), differs), most)
    return [(place, start + place) for place in range(count)] if count >= _LONG_RUN else []


def _chain(known: Sequence[int], copy: Sequence[int]) -> list[tuple[int, int]]:
    """The longest chain of places rising in both (Hunt and Szymanski 1977)."""
    places, repeated = _places(known)
    at = list(map(places.get, copy, repeat(_NOWHERE)))
    runs = _runs(at)
    tails: list[int] = []  # of the best chain of each length, where it ends
    heads: list[int] = []  # and its last link
    links: list[tuple[int, int]] = []
    before: list[int] = []
    furthest, where = -1, 0
    while where < len(copy):
        index, length = at[where], runs.get(where, 1)
        if index > furthest:  # as nearly always
            first = len(links)
            before.append(heads[-1] if heads else -1)
            before.extend(range(first, first + length - 1))
            links.extend(zip(range(index, index + length), count(where), strict=False))
            tails.extend(range(index, index + length))
            heads.extend(range(first, first + length))
            furthest = index + length - 1
            where += length
            continue
        for place in (index,) if index >= 0 else repeated.get(copy[where], ()):
            depth = bisect_left(tails, place)
            if depth == len(tails):
                tails.append(place)
                heads.append(len(links))
            else:
                tails[depth], heads[depth] = place, len(links)
            links.append((place, where))
            before.append(heads[depth - 1] if depth else -1)
            furthest = tails[-1]
        where += 1
    return _linked(links, before, heads)


def _runs(at: list[int]) -> dict[int, int]:
    """Where stretches begin in which each place is the one behind that before, and how long."""
    follows = bytes(map(eq, islice(at, 1, None), map((1).__add__, at)))
    return {run.start(): run.end() - run.start() + 1 for run in _RUN.finditer(follows)}


def _linked(
    links: list[tuple[int, int]], before: list[int], heads: list[int]
) -> list[tuple[int, int]]:
    """The longest chain, from its last link back."""
    chain: list[tuple[int, int]] = []
    link = heads[-1] if heads else -1
    while link >= 0:
        chain.append(links[link])
        link = before[link]
    return chain[::-1]


def _places(known: Sequence[int]) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Where each shingle stands that does so once; and the others' places, last first."""
    places = dict(zip(known, range(len(known)), strict=True))
    repeated: dict[int, list[int]] = {}
    if len(places) < len(known):
        counts = Counter(known)
        for index in range(len(known) - 1, -1, -1):
            if counts[known[index]] > 1:
                repeated.setdefault(known[index], []).append(index)
    for shingle in repeated:
        del places[shingle]
    return places, {shingle: found[: _MOST_REPEATED - 1] for shingle, found in repeated.items()}
