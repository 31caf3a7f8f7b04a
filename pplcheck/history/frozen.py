"""A count of a history as bytes, and back: what is kept from one run to the next.

Columns of numbers (`array`, in the order of bytes of this machine) behind a head in JSON; about
20 bytes a commit. Whoever keeps the bytes makes sure that they come back unchanged; a reader still
trusts no number in them, and nothing in them is ever executed.
"""

from __future__ import annotations

import json
import zlib
from array import array
from itertools import accumulate, pairwise
from typing import Any

from pplcheck.history.count import Count, Odd, Sums
from pplcheck.history.imports import Aside
from pplcheck.history.tally import Tally
from pplcheck.model.contribution import Role

FORMAT = 2
"""The form of the bytes; another one is not read."""
CONTENT_LIMIT = 1 << 30
"""Bytes a count may unfold to: that of some ten million commits."""

_ROLES = tuple(Role)
_PLACES = {role: place for place, role in enumerate(_ROLES)}
_COLUMNS = "BIIII"
"""Of each tally: role, identity, author beside it, signed, number of days.

Identities count from 1; 0 is nobody.
"""
_DAYS = "iI"
"""Of each day: its number, and the commits on it."""
_FIRSTS = "q"
"""Of each tally of a sponsor: when the first commit was made, in seconds; behind them their ids."""


def freeze(count: Count) -> bytes:
    """The bytes of a count."""
    names = {who: number for number, who in enumerate(sorted(count.identities()), start=1)}
    parts = [_sums(sums, names) for sums in (count.own, count.apart)]
    sections = [
        b"".join(names),
        array("I", map(len, names)).tobytes(),
        array("I", sorted(names[who] for who in count.people)).tobytes(),
        *(section for part in parts for section in part),
    ]
    head = {
        "format": FORMAT,
        "tip": count.tip.decode(),
        "numbers": [count.commits, count.merges, count.reverts, count.first, count.last],
        "flags": [count.nameless, count.illegible, count.raw],
        "asides": {why.value: number for why, number in sorted(count.asides.items())},
        "unattributed": [count.own.unattributed, count.apart.unattributed],
        "odd": [[entry.when, entry.commit.decode(), entry.what] for entry in count.newest_odd()],
        "sections": [len(section) for section in sections],
    }
    written = json.dumps(head, separators=(",", ":")).encode()
    return zlib.compress(b"".join([written, b"\n", *sections]), 1)


def thaw(content: bytes) -> Count:
    """The count that was frozen.

    Raises:
        ValueError: the bytes are not those of a count, or of one in another form.
    """
    try:
        return _thawed(_unfolded(content))
    except (zlib.error, KeyError, TypeError, IndexError, OverflowError) as error:
        raise ValueError(f"no count of a history: {error}") from error


def _unfolded(content: bytes) -> bytes:
    unfolding = zlib.decompressobj()
    plain = unfolding.decompress(content, CONTENT_LIMIT)
    if not unfolding.eof:
        raise ValueError("a count that is cut off or too large")
    return plain


def _thawed(plain: bytes) -> Count:
    written, _, _ = plain.partition(b"\n")
    head = json.loads(written)
    if head["format"] != FORMAT:
        raise ValueError("a count in another form")
    ends = list(accumulate(head["sections"], initial=len(written) + 1))
    if ends[-1] != len(plain) or sorted(ends) != ends:
        raise ValueError("a count of another length")
    sections = [plain[start:end] for start, end in pairwise(ends)]
    names = [b"", *_cut(sections[0], _numbers("I", sections[1]))]
    count = Count()
    count.tip = head["tip"].encode()
    count.commits, count.merges, count.reverts, count.first, count.last = head["numbers"]
    count.nameless, count.illegible, count.raw = head["flags"]
    count.asides.update({Aside(why): number for why, number in head["asides"].items()})
    count.people = {names[number] for number in _numbers("I", sections[2])}
    half = len(_COLUMNS) + len(_DAYS) + 2
    count.own = _summed(sections[3 : 3 + half], names)
    count.apart = _summed(sections[3 + half :], names)
    count.own.unattributed, count.apart.unattributed = head["unattributed"]
    count.odd = [Odd(when, commit.encode(), what) for when, commit, what in head["odd"]]
    return count


def _sums(sums: Sums, names: dict[bytes, int]) -> list[bytes]:
    """The columns of some sums: of the tallies, of their days, and of sponsors' first commits."""
    parts = [(*part, part[-1].by_day()) for part in sums.parts()]
    rows = [
        (
            _PLACES[role],
            names[who],
            names[author] if author else 0,
            tally.signed,
            len(by_day),
        )
        for role, who, author, tally, by_day in parts
    ]
    days = [day for *_, by_day in parts for day in by_day]
    firsts = [tally.first for *_, tally, _ in parts if tally.first is not None]
    return [
        *_packed(_COLUMNS, rows),
        *_packed(_DAYS, days),
        *_packed(_FIRSTS, [(when,) for when, _ in firsts]),
        bytes.fromhex(b"".join(commit for _, commit in firsts).decode()),
    ]


def _packed(codes: str, rows: list[Any]) -> list[bytes]:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(codes)
    return [array(code, column).tobytes() for code, column in zip(codes, columns, strict=True)]


def _summed(sections: list[bytes], names: list[bytes]) -> Sums:
    """The sums that the columns hold."""
    width = len(_COLUMNS)
    columns = [_numbers(*pair) for pair in zip(_COLUMNS, sections[:width], strict=True)]
    days, numbers = (_numbers(*pair) for pair in zip(_DAYS, sections[width:-2], strict=True))
    if len(days) != len(numbers) or sum(columns[4]) != len(days):
        raise ValueError("a count with other days")
    firsts = _firsts(*sections[-2:])
    sums = Sums()
    start = 0
    for place, who, author, signed, length in zip(*columns, strict=True):
        tally, role = Tally(), _ROLES[place]
        end = start + length
        tally.earlier = tuple(zip(days[start:end], numbers[start:end], strict=True))
        tally.signed = signed
        start = end
        if role is Role.SPONSOR:
            tally.see(firsts.pop())
        if role is Role.AUTHOR:
            sums.authors[names[who]] = tally
        else:
            sums.others[role, names[who], names[author]] = tally
    return sums


def _cut(joined: bytes, lengths: array[int]) -> list[bytes]:
    ends = list(accumulate(lengths, initial=0))
    if ends[-1] != len(joined):
        raise ValueError("a count with other identities")
    return [joined[start:end] for start, end in pairwise(ends)]


def _numbers(code: str, section: bytes) -> array[int]:
    found = array(code)
    found.frombytes(section)
    return found


def _firsts(seconds: bytes, ids: bytes) -> list[tuple[int, bytes]]:
    """The first commits of sponsors, the last of these first."""
    whens = _numbers(_FIRSTS, seconds)
    plain = ids.hex().encode()
    digits = len(plain) // len(whens) if whens else 1
    commits = [plain[start : start + digits] for start in range(0, len(plain), digits)]
    return list(zip(whens, commits, strict=True))[::-1]
