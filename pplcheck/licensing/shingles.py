"""A text as a set of hashed word sequences, which neither wrapping nor markers change.

Texts are compared by Jaccard similarity of their 5-word shingles (Broder, "On the resemblance and
containment of documents", 1997): words both have in the same order, over words either has. List
markers, clause numbers and initials are left out, since copies of one license write them as `1.`,
`(a)`, `*` or not at all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

from pplcheck.model.naming import plain

SPAN = 5
"""Words a shingle."""

MOST_CHARACTERS = 1 << 20
"""Longer texts are cut here; callers report them."""

MOST_WORDS = 60_000
"""Words looked at: five times the longest license known."""

GAP = ""
"""A word that stands for any words: no shingle crosses it."""

_MASK = (1 << 64) - 1
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^<>\n]{1,200}>")
_MARKER = re.compile(r"[^\W_]|\d{1,2}|i{2,3}|i?[vx]|[vx]i{1,3}")
_COPYRIGHT = re.compile(
    r"^[^\w\n©]{0,40}(?:©|\(c\)|copyright\b[^\w\n]*(?:\(c\)|©|\d{4}|[<\[{]|by\b|holders?:)|copr\.)"
    r"[^\n]{0,120}$|^[^\w\n]{0,40}all rights reserved\.?[^\w\n]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)


def words_in(text: str) -> list[str]:
    """The words of a text, without case, accents, punctuation, tags and list markers."""
    text = text[:MOST_CHARACTERS]
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        import html

        text = html.unescape(text)
    found = (match.group() for match in _WORD.finditer(plain(text)))
    return list(islice((word for word in found if not _is_marker(word)), MOST_WORDS))


def without_copyright(text: str) -> str:
    """A text without the lines that only say whose it is."""
    return _COPYRIGHT.sub("", text[:MOST_CHARACTERS])


def shingles_of(words: list[str]) -> list[int]:
    """The 64-bit hash of every five words in a row, in order; none of them crosses a `GAP`.

    A word is hashed once, by BLAKE2b; five hashes are joined by odd factors modulo 2**64, so the
    numbers are the same on every machine and in every release that says format version 1.
    """
    one, two, three, four = _FACTORS
    hashes = [_hash(word) for word in words]
    joined = [
        (a * one + b * two + c * three + d * four + e) & _MASK
        for a, b, c, d, e in zip(
            hashes, hashes[1:], hashes[2:], hashes[3:], hashes[4:], strict=False
        )
    ]
    if GAP not in words:
        return joined
    return [number for place, number in enumerate(joined) if GAP not in words[place : place + SPAN]]


def jaccard(one: set[int], other: set[int]) -> float:
    """How alike two sets of shingles are, 0-1; 0 where both are empty."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if one or other else 0.0


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return int.from_bytes(
        blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little"
    )


@lru_cache(maxsize=1 << 12)
def _is_marker(word: str) -> bool:
    return len(word) < SPAN and _MARKER.fullmatch(word) is not None
