"""A text as a set of hashed word sequences, which neither wrapping nor markers change.

Texts are compared by Jaccard similarity of their 5-word shingles (Broder, "On the resemblance and
containment of documents", 1997): words both have in the same order, over words either has. List
markers, clause numbers and initials are left out, since copies of one license write them as `1.`,
`(a)`, `*` or not at all.
"""

from __future__ import annotations

import re
import sys
from array import array
from functools import lru_cache
from hashlib import blake2b

from pplcheck.model.naming import plain

SPAN = 5
"""Words a shingle."""

MOST_CHARACTERS = 1 << 17
"""Longer texts are cut here; callers report them."""

MOST_WORDS = 16_000
"""Words looked at: more than twice as many as the longest license known has."""

GAP = ""
"""A word that stands for any words: no shingle crosses it."""

_LANE = 3
"""Words of 64 bits in which a sum of five products of two such words lies alone."""

_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
_SIGN = re.compile(r"[^\w\x00-\x7f]+")
_USUAL_SIGNS = (
    "\u2019\u201c\u201d\u2013\u2014\u2018\u2022\u00a9\u00a0\u00b7\u00ab\u00bb\u00a7\u201e\u00ae"
)
"""Signs of print; most texts have little else beyond ASCII, and are far faster without them."""
_SPACED = bytes(
    sign if sign > 127 or chr(sign).isalnum() else 32  # noqa: PLR2004 - ASCII
    for sign in range(256)
)
"""ASCII without anything but letters and digits; bytes of other letters stay."""
_TAG = re.compile(r"<[^<>\n]{1,200}>")
_MARKER = re.compile(r"[^\W_]|\d{1,2}|i{2,3}|i?[vx]|[vx]i{1,3}")
_COPYRIGHT = re.compile(
    r"^[^\w\n©]{0,40}(?:©|\(c\)|copyright\b[^\w\n]*(?:\(c\)|©|\d{4}|[<\[{]|by\b|holders?:)|copr\.)"
    r"[^\n]{0,120}$|^[^\w\n]{0,40}all rights reserved\.?[^\w\n]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
_OWNED = ("copyright", "\u00a9", "(c)", "copr.", "all rights reserved")
"""What a line has, in lower case, that `_COPYRIGHT` finds."""
_TWO = re.compile("\u0130")


def tokens(text: str) -> list[str]:
    """Every run of letters and digits of a text, without case and accents, in order."""
    if not text.isascii():
        for sign in _USUAL_SIGNS:
            text = text.replace(sign, " ")
        text = text.replace("\u00df", "ss")  # as without case
    text = plain(text)
    if not text.isascii():
        text = _SIGN.sub(" ", text)
    return text.encode().translate(_SPACED).decode().split()


def words_in(text: str) -> list[str]:
    """The words of a text, without case, accents, punctuation, tags and list markers."""
    text = text[:MOST_CHARACTERS]
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        import html

        text = html.unescape(text)
    found = tokens(text)
    short = {word for word in set(found) if len(word) < SPAN}
    # A marker of three signs or four is a number in Roman figures, of which these end in i.
    likely = (word for word in short if len(word) < 3 or word[-1] == "i")  # noqa: PLR2004
    markers = set(filter(_MARKER.fullmatch, likely))
    return [word for word in found if word not in markers][:MOST_WORDS]


def without_copyright(text: str) -> str:
    """A text without the lines that only say whose it is."""
    text = text[:MOST_CHARACTERS]
    kept, end = [], 0
    for start in sorted(_owned_lines(text)):
        line = _COPYRIGHT.match(text, start)
        if line:
            kept.append(text[end:start])
            end = line.end()
    return "".join([*kept, text[end:]])


def _owned_lines(text: str) -> set[int]:
    """Where the lines begin that hold a sign of ownership; far fewer than a pattern would try."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that is two in lower case
        lowered = _TWO.sub("i", text).lower()
    found = set()
    for sign in _OWNED:
        place = lowered.find(sign)
        while place >= 0:
            found.add(lowered.rfind("\n", 0, place) + 1)
            place = lowered.find(sign, max(lowered.find("\n", place), place + 1))
    return found


def shingles_of(words: list[str]) -> list[int]:
    """The 64-bit hash of every five words in a row, in order; none of them crosses a `GAP`.

    A word is hashed once, by BLAKE2b; five hashes are joined by odd factors modulo 2**64, so the
    numbers are the same on every machine and in every release that says format version 1.
    """
    if len(words) < SPAN:
        return []
    joined = _joined(array("Q", map(_hash, words)))
    if GAP not in words:
        return joined
    return [number for place, number in enumerate(joined) if GAP not in words[place : place + SPAN]]


def _joined(hashes: array[int]) -> list[int]:
    """Every five hashes as one number.

    All hashes are laid into one long integer, far enough from each other for sums of products, so
    that each factor is multiplied once; five times as fast as a loop over the words.
    """
    count = len(hashes) - SPAN + 1
    lanes = array("Q", bytes(8 * _LANE * len(hashes)))
    lanes[::_LANE] = hashes
    if sys.byteorder == "big":  # pragma: no cover - no such machine in the test run
        lanes.byteswap()
    number = int.from_bytes(lanes.tobytes(), "little")
    total = sum(
        (number >> (64 * _LANE * place)) * factor for place, factor in enumerate((*_FACTORS, 1))
    )
    summed = array("Q", total.to_bytes(8 * _LANE * (len(hashes) + 1), "little"))
    if sys.byteorder == "big":  # pragma: no cover - no such machine in the test run
        summed.byteswap()
    return summed[: _LANE * count : _LANE].tolist()


def jaccard(one: set[int], other: set[int]) -> float:
    """How alike two sets of shingles are, 0-1; 0 where both are empty."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if one or other else 0.0


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return int.from_bytes(
        blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little"
    )
