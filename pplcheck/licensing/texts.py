"""Which license a text is: by its title, its key phrases, and the length between them.

Every profile's `marks` says which phrases its text has, which it never has, and how many words
lie from the first phrase to the last. All there and the length right: it is that text. Most of
them there: an altered text. The title alone proves nothing, but is reported. Fingerprints will
take the place of the phrases behind the same function.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pplcheck.model.license import LicenseTerms, Match, MatchVerdict, Terms, TextMarks
from pplcheck.model.naming import plain

MOST_CHARACTERS = 1 << 20
"""Longer texts are not looked at; callers report them."""

_WORDS = re.compile(r"[\W_]+")
_TAG = re.compile(r"<[^<>\n]{1,200}>")
_LEADER = re.compile(r"^[\s#=*>/|;%-]+|[\s#=*/|]+$")
_TITLE_LINES = 15
_ALTERED_FROM = 0.6
_TOLERANCE = 0.12
_SLACK = 12
_PREFACE_WORDS = 3
_TRAILING_WORDS = 8
_LONGEST_PREFACE = 250
_TELLING = 4
"""With fewer marks, most of them present does not yet show an altered text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """How a text compares to one profile.

    `place` is where its first phrase stands. `resized`: passages were lost or gained between
    the phrases. `late`: much else stands before them.
    """

    profile: LicenseTerms
    found: int
    missing: tuple[str, ...]
    resized: bool
    late: bool
    place: int

    @property
    def score(self) -> float:
        return self.found / (self.found + len(self.missing))

    @property
    def whole(self) -> bool:
        return not self.missing and not self.resized and not self.late


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """A match with what it rests on: phrases of the named license that the text lacks."""

    match: Match
    missing: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    resized: bool = False


def identify(text: str, profiles: Sequence[LicenseTerms]) -> Match:
    """Which of the profiled licenses a text is; total, bounded, at most a few milliseconds."""
    return examine(text, profiles).match


def examine(text: str, profiles: Sequence[LicenseTerms]) -> Identified:
    """As `identify`, with the grounds."""
    text = text[:MOST_CHARACTERS]
    titled = title_of(text, profiles)
    body = words(_TAG.sub(" ", text))
    candidates = [
        candidate for profile in profiles if (candidate := _compare(body, profile)) is not None
    ]
    whole = sorted((c for c in candidates if c.whole), key=lambda c: (c.place, c.profile.id))
    if whole:
        after = [c for c in candidates if c.late and not c.resized and c.place > whole[0].place]
        return _settle(whole + after, titled)
    return _nearest(candidates, titled)


def words(text: str) -> str:
    """A text reduced to its words: no case, accents, punctuation or line breaks."""
    return f" {_WORDS.sub(' ', plain(text)).strip()} "


def title_of(text: str, profiles: Sequence[LicenseTerms]) -> str | None:
    """The id of the license that one of the first lines names as a title, None without one."""
    titles = _titles(tuple(profiles))
    lines = (line for line in text[:20_000].splitlines() if line.strip())
    for _, line in zip(range(_TITLE_LINES), lines, strict=False):
        heading = words(_LEADER.sub("", line))
        for title, license_id in titles:
            before, found, after = heading.partition(title)
            brief = len(before.split()) <= _PREFACE_WORDS and len(after.split()) <= _TRAILING_WORDS
            if found and brief:
                return license_id
    return None


@lru_cache(maxsize=8)
def _titles(profiles: tuple[LicenseTerms, ...]) -> tuple[tuple[str, str], ...]:
    pairs = [(words(title), p.id) for p in profiles for title in p.marks.titles]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[1])))


@lru_cache(maxsize=512)
def _needles(phrase: str) -> tuple[str, ...]:
    return tuple(words(part) for part in phrase.split(" | "))


def _find(body: str, phrase: str) -> int:
    places = [place for needle in _needles(phrase) if (place := body.find(needle)) >= 0]
    return min(places, default=-1)


def _compare(body: str, profile: LicenseTerms) -> _Candidate | None:
    marks = profile.marks
    places = [_find(body, phrase) for phrase in marks.phrases]
    found = [place for place in places if place >= 0]
    if not found or any(_find(body, phrase) >= 0 for phrase in marks.absent):
        return None
    missing = tuple(
        phrase for phrase, place in zip(marks.phrases, places, strict=True) if place < 0
    )
    measured = not missing and bool(marks.words)
    return _Candidate(
        profile=profile,
        found=len(found),
        missing=missing,
        resized=measured and _resized(body, marks),
        late=measured and len(body[: min(found)].split()) > _LONGEST_PREFACE,
        place=min(found),
    )


def _resized(body: str, marks: TextMarks) -> bool:
    """Whether passages were lost or gained between the first phrase and the last."""
    first = _find(body, marks.phrases[0])
    ends = [
        place + len(needle)
        for needle in _needles(marks.phrases[-1])
        if (place := body.find(needle, first)) >= 0
    ]
    length = len(body[first : min(ends, default=first)].split())
    return abs(length - marks.words) > _SLACK + _TOLERANCE * marks.words


def _settle(whole: list[_Candidate], titled: str | None) -> Identified:
    """The text that stands first, unless the file holds texts that differ in their terms."""
    others = tuple(sorted({c.profile.id for c in whole[1:]}))
    terms = {c.profile.terms for c in whole}
    if Terms.RECIPROCAL in terms and len(whole) > 1:
        ids = tuple(sorted({c.profile.id for c in whole}))
        match = Match(id=None, score=1.0, verdict=MatchVerdict.UNKNOWN, titled=titled)
        return Identified(match=match, others=ids)
    match = Match(id=whole[0].profile.id, score=1.0, verdict=MatchVerdict.MATCH, titled=titled)
    return Identified(match=match, others=others)


def _nearest(candidates: list[_Candidate], titled: str | None) -> Identified:
    near = [
        c
        for c in candidates
        if c.score >= _ALTERED_FROM
        and (len(c.profile.marks.phrases) >= _TELLING or c.profile.id == titled)
    ]
    if not near:
        return Identified(
            match=Match(id=None, score=0.0, verdict=MatchVerdict.UNKNOWN, titled=titled)
        )
    best = max(near, key=lambda c: (c.profile.id == titled, c.score, -c.place, c.profile.id))
    match = Match(
        id=best.profile.id,
        score=round(min(best.score, 0.99), 2),
        verdict=MatchVerdict.ALTERED,
        titled=titled,
    )
    return Identified(match=match, missing=best.missing, resized=best.resized or best.late)
