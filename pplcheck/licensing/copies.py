"""What a text is next to each license it resembles: a copy, a changed copy, or one of several.

A text is a license if it is alike enough (`needed`), has the phrases that license is told by and
none that tell a relative, and no passage of weight was changed: in the copyfarleft family, one
more word in the clause that says who may use commercially makes other terms, though all else
agrees.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from pplcheck.licensing.fingerprints import Library
from pplcheck.licensing.passages import Edit, edits
from pplcheck.licensing.resemblance import Likeness, likenesses
from pplcheck.licensing.shingles import SPAN, shingles_of, without_copyright, words_in
from pplcheck.licensing.titles import words
from pplcheck.model.frozen import frozen
from pplcheck.model.license import Effect, LicenseTerms, Terms

NEEDED = 0.92
"""Similarity that makes a match; a changed word costs ten shingles of the union, so short texts
need less."""

ALTERED_FROM = 0.6

NOTICES = {"Apache-2.0-url": "Apache-2.0"}
"""Wordings kept beside the texts that are no license but the notice one proposes, and whose."""

_LEAST_NEEDED = 0.75
SMALL_EDIT = 2
"""Words that may differ in one place without a word about it."""

_LONGEST_PREFACE = 250
_LONGEST_ADDITION = 80
_ADDED_SHARE = 0.087
_LONGEST_EDIT = 40
_LONGEST_PREAMBLE_EDIT = 100
_LONGEST_FOREIGN = 12
_CLEARLY = 0.01
_MARGIN = 40
"""Words around the stretch that is alike, in which a changed end of the text may stand."""

_GATES = {Effect.LIMIT, Effect.PERMIT, Effect.BAR}
_GATE_NUMBER = re.compile(r"\d+(?:\([a-z]\))?")
_TAG = re.compile(r"<[^<>\n]{1,200}>")


@frozen
class Copy:
    """A known text, what is known of its license, and how a copy differs from it.

    `missing` are phrases the copy lacks, `foreign` phrases of relatives it has. `around` is how
    many words stand before and after the passage that is alike. `order` are the shingles of the
    text, `known` the library it was found in.
    """

    likeness: Likeness
    profile: LicenseTerms | None
    missing: tuple[str, ...]
    foreign: tuple[str, ...]
    before: int
    after: int
    order: list[int]
    known: Library
    edits: tuple[Edit, ...] = ()

    @property
    def id(self) -> str:
        """The license's id."""
        return NOTICES.get(self.likeness.entry.id, self.likeness.entry.id)

    @property
    def is_notice(self) -> bool:
        """Whether it is not the license's text but the notice the license proposes."""
        return self.likeness.entry.id in NOTICES

    @property
    def length(self) -> int:
        """How many words the text has in which it was found."""
        return len(self.order) + SPAN - 1

    @property
    def reciprocal(self) -> bool:
        """Whether other texts beside it make a difference to who may use the work."""
        if self.profile:
            return self.profile.terms is Terms.RECIPROCAL
        return self.likeness.entry.family

    @property
    def intact(self) -> bool:
        """Whether it is the license's text, whatever stands around it."""
        if self.foreign or self.likeness.score < needed(self.likeness.entry.words):
            return False
        if self.likeness.entry.family:
            moved = self._gate_moved(SMALL_EDIT) or (self.missing and not self._misspelt())
            return not moved and not any(self._matters(edit) for edit in self.edits)
        most = max(_LONGEST_FOREIGN, (1 - NEEDED) / 2 * self.likeness.entry.words)
        return self.likeness.foreign <= _LONGEST_FOREIGN and self.likeness.lost <= most

    @property
    def surrounded(self) -> bool:
        """Whether more stands around it than a preface or a notice."""
        if self.reciprocal:
            most = max(_LONGEST_ADDITION, _ADDED_SHARE * self.likeness.entry.words)
            return self.before + self.after > most
        return self.before > _LONGEST_PREFACE

    @property
    def changed(self) -> tuple[str, ...]:
        """The clauses that differ: by more than a word, if any does."""
        places = [edit for edit in self.edits if edit.words > 1] or self.edits
        return tuple(dict.fromkeys(number for edit in places for number in edit.clauses))

    def _matters(self, edit: Edit) -> bool:
        preamble = edit.clauses == ("preamble",) and len(self.likeness.entry.clauses) > 1
        return edit.words > (_LONGEST_PREAMBLE_EDIT if preamble else _LONGEST_EDIT)

    def _misspelt(self) -> bool:
        """Whether a phrase is missing for one other word that stands outside the gates."""
        return sum(edit.words for edit in self.edits) == 1 and not self._gate_moved(0)

    def _gate_moved(self, most: int) -> bool:
        """Whether a clause that says who may use the work, or how, has more words changed."""
        clauses = self.profile.clauses if self.profile else ()
        gates = {
            number
            for clause in clauses
            if clause.effect in _GATES
            for number in (clause.number, *_GATE_NUMBER.findall(clause.number))
        }
        return any(
            sum(edit.words for edit in self.edits if gate in edit.clauses) > most for gate in gates
        )


def needed(words: int) -> float:
    """The similarity that makes a text of so many words a match."""
    shingles = max(words - SPAN + 1, 1)
    lost = SPAN * SMALL_EDIT
    return min(NEEDED, max(_LEAST_NEEDED, (shingles - lost) / (shingles + lost)))


def copies_in(text: str, profiles: Sequence[LicenseTerms], known: Sequence[Library]) -> list[Copy]:
    """Every known text that a text may be a copy of, changed or not, the most alike first."""
    order = shingles_of(words_in(without_copyright(text)))
    by_id = {profile.id: profile for profile in profiles}
    body = ""
    found: list[Copy] = []
    for shelf in known:
        for likeness in likenesses(order, shelf):
            if likeness.score >= ALTERED_FROM:
                body = body or words(_TAG.sub(" ", text))
                copy = _copy(likeness, by_id, order, body, shelf)
                found.append(copy if _outdone(copy, found) else located(copy))
    return found


def _outdone(copy: Copy, found: list[Copy]) -> bool:
    """Whether it need not be known where a copy differs: not alike enough, or another is it."""
    likeness = copy.likeness
    return (
        bool(copy.foreign)
        or likeness.score < needed(likeness.entry.words)
        or any(
            other.likeness.score > likeness.score + _CLEARLY
            and other.likeness.overlaps(likeness)
            and other.intact
            for other in found
        )
    )


def _copy(
    likeness: Likeness,
    by_id: Mapping[str, LicenseTerms],
    order: list[int],
    body: str,
    known: Library,
) -> Copy:
    """A notice has the marks of no text, but not those either that its license must not have."""
    named = by_id.get(NOTICES.get(likeness.entry.id, likeness.entry.id))
    profile = by_id.get(likeness.entry.id)
    phrases, absent = profile.marks.phrases if profile else (), named.marks.absent if named else ()
    missing = tuple(phrase for phrase in phrases if not _has(body, phrase))
    foreign = tuple(phrase for phrase in absent if _has(body, phrase))
    return Copy(
        likeness=likeness,
        profile=profile,
        missing=missing,
        foreign=foreign,
        before=likeness.begin,
        after=max(len(order) + SPAN - 1 - likeness.end, 0),
        order=order,
        known=known,
    )


@lru_cache(maxsize=512)
def _needles(phrase: str) -> tuple[str, ...]:
    return tuple(words(part) for part in phrase.split(" | "))


def located(copy: Copy) -> Copy:
    """A copy with the places where it differs; they are known of the family's texts only."""
    likeness, entry = copy.likeness, copy.likeness.entry
    if entry.order < 0 or copy.edits or likeness.score == 1:
        return copy
    passage = copy.order[max(likeness.begin - _MARGIN, 0) : likeness.end + _MARGIN]
    return replace(copy, edits=edits(copy.known.in_order(entry), passage, entry.clauses))


def _has(body: str, phrase: str) -> bool:
    return any(needle in body for needle in _needles(phrase))
