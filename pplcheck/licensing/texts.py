"""Which license a text is: by its fingerprint, its distinguishing phrases, and its title.

What comes close to a license without being it is an altered text, with the clauses that differ.
The title alone proves nothing, but is reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pplcheck.licensing.cleaning import cleaned
from pplcheck.licensing.copies import ALTERED_FROM, SMALL_EDIT, Copy, copies_in, located
from pplcheck.licensing.fingerprints import Library, libraries
from pplcheck.licensing.shingles import MOST_CHARACTERS
from pplcheck.licensing.titles import title_of, words
from pplcheck.model.frozen import frozen
from pplcheck.model.license import LicenseTerms, Match, MatchVerdict, Terms
from pplcheck.model.naming import unaccented

__all__ = ["Identified", "examine", "identify", "title_of", "words"]

_TELLING = 40
"""A shorter known text is not said to be altered: too few words to tell."""

_MUCH = 40
_TIE = 0.02
_HEAD = 600
_VERSION = re.compile(r"\d+(?:\.\d+)+")


@frozen
class Identified:
    """A match with what it rests on.

    `missing` are phrases of the named license that the text lacks, `others` licenses whose texts
    the file holds as well; `resized` says that passages were added or left out, or that
    much else stands around a text that matches: terms may have been put behind it. `notice` says
    that the text is the notice the license proposes, and names it only.
    """

    match: Match
    missing: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    resized: bool = False
    notice: bool = False


def identify(text: str, profiles: Sequence[LicenseTerms]) -> Match:
    """Which license a text is; total, bounded, some milliseconds.

    Raises:
        ConfigurationError: the fingerprints shipped with pplcheck are missing or damaged.
    """
    return examine(text, profiles).match


def examine(
    text: str, profiles: Sequence[LicenseTerms], known: Sequence[Library] = ()
) -> Identified:
    """As `identify`, with the grounds."""
    text = cleaned(unaccented(text[:MOST_CHARACTERS]))
    without = _without_version(profiles)
    titled = title_of(text, [profile for profile in profiles if profile not in without])
    if _is_name_only(titled, profiles):
        return _untold(titled, title_only=True)
    found = copies_in(text, profiles, known or libraries())
    intact = [one for one in found if one.intact]
    chosen = _apart(intact, titled, text)
    near = [one for one in found if one.likeness.score >= ALTERED_FROM and one not in intact]
    if not chosen or any(_hides(one, near) for one in chosen):
        found_near = _nearest(near, titled)
        if titled is None and found_near.match.verdict is MatchVerdict.UNKNOWN:
            return _untold(title_of(text, without))
        return found_near
    return _settle(chosen, near, titled)


def _is_name_only(titled: str | None, profiles: Sequence[LicenseTerms]) -> bool:
    """Whether a license is known and no text of it is: likeness to others proves nothing."""
    return any(one.id == titled and one.terms is Terms.UNKNOWN for one in profiles)


def _without_version(profiles: Sequence[LicenseTerms]) -> list[LicenseTerms]:
    """Licenses that stand for others of their family, whose texts all begin with their name."""
    versioned = {profile.family for profile in profiles if profile.version}
    return [
        profile
        for profile in profiles
        if not profile.version and profile.marks.titles and profile.family in versioned
    ]


def _untold(titled: str | None, *, title_only: bool = False) -> Identified:
    match = Match(
        id=None,
        score=0.0,
        verdict=MatchVerdict.UNKNOWN,
        titled=titled,
        title_only=title_only,
    )
    return Identified(match=match)


def _apart(intact: list[Copy], titled: str | None, text: str) -> list[Copy]:
    """Of texts that claim the same words, the best; the rest in the order they stand in."""
    chosen: list[Copy] = []
    for one in _ranked(intact, titled, text):
        if not any(one.likeness.overlaps(other.likeness) for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.likeness.begin)


def _ranked(intact: list[Copy], titled: str | None, text: str) -> list[Copy]:
    """The best first; near a tie the one the title names, by license or by version, is taken."""
    if len(intact) < 2:  # noqa: PLR2004 - nothing to rank
        return intact
    stated = set(_VERSION.findall(text[:_HEAD]))

    def rank(one: Copy) -> tuple[int, bool, bool, int, float, str]:
        weight = one.likeness.weight
        tie = round(weight / max(best, 1) / _TIE)
        version = _VERSION.search(one.id)
        named = version is not None and version[0] in stated
        return (-tie, one.id != titled, not named, one.likeness.entry.slack, -weight, one.id)

    best = max(one.likeness.weight for one in intact)
    return sorted(intact, key=rank)


def _hides(chosen: Copy, near: list[Copy]) -> bool:
    """Whether a changed text of the family explains the words better than the text chosen."""
    return any(
        other.reciprocal
        and other.id != chosen.id
        and other.likeness.overlaps(chosen.likeness)
        and other.likeness.weight > chosen.likeness.weight
        for other in near
    )


def _settle(chosen: list[Copy], near: list[Copy], titled: str | None) -> Identified:
    """The text that stands first, unless the file holds texts that differ in their terms."""
    first = chosen[0]
    beside = [
        one
        for one in near
        if one.reciprocal and not any(one.likeness.overlaps(c.likeness) for c in chosen)
    ]
    ids = {one.id for one in (*chosen, *beside[:1])}
    if len(ids) > 1 and any(one.reciprocal for one in (*chosen, *beside)):
        match = Match(id=None, score=1.0, verdict=MatchVerdict.UNKNOWN, titled=titled)
        names = {_named(one, near) for one in (*chosen, *beside[:1])}
        return Identified(match=match, others=tuple(sorted(names)))
    if first.surrounded:
        return _altered(first if first.reciprocal else _body(first, near), titled)
    score = round(first.likeness.score, 3)
    match = Match(id=first.id, score=score, verdict=MatchVerdict.MATCH, titled=titled)
    told = sum(one.likeness.end - one.likeness.begin for one in chosen)
    others = tuple(sorted(ids - {first.id}))
    resized = first.length - told > _MUCH
    return Identified(match=match, others=others, resized=resized, notice=first.is_notice)


def _body(first: Copy, near: list[Copy]) -> Copy:
    """A changed text far longer than the whole one beside it, such as a notice below; or that."""
    longer = [one for one in near if one.likeness.explained > 2 * first.likeness.explained]
    return max(longer, key=lambda one: one.likeness.weight, default=first)


def _named(one: Copy, near: list[Copy]) -> str:
    """What an ordinary text beside others is called: the words around it are not its own."""
    alike = [other for other in near if other.likeness.overlaps(one.likeness)]
    return one.id if one.reciprocal else max([one, *alike], key=lambda each: each.likeness.score).id


def _nearest(near: list[Copy], titled: str | None) -> Identified:
    """The altered text a file is, if it is one; ordinary texts with terms of their own are not."""
    telling = [
        one
        for one in near
        if (one.likeness.entry.words >= _TELLING or one.id == titled)
        and (one.reciprocal or not one.foreign)
    ]
    if not telling:
        return _untold(titled)
    best = max(telling, key=lambda one: (one.id == titled, one.likeness.score, one.id))
    return _altered(best, titled)


def _altered(one: Copy, titled: str | None) -> Identified:
    one = located(one)
    score = one.likeness.whole if one.surrounded else one.likeness.score
    match = Match(
        id=one.id,
        score=round(min(score, 0.999), 3),
        verdict=MatchVerdict.ALTERED,
        titled=titled,
        changed=one.changed,
    )
    resized = one.surrounded or any(edit.words > SMALL_EDIT for edit in one.edits)
    return Identified(match=match, missing=one.missing, resized=resized or not one.missing)
