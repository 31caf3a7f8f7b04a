"""What to ask first: the few answers that would settle the largest share of a history.

Questions about people count them and never name them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pplcheck.model.party import Answer, Kind
from pplcheck.model.report import Question
from pplcheck.model.standing import Basis, PartyStanding, Standing

_GROUP = 5
_ENOUGH = 0.9
_SHOWN_FIRST = 3
_LIMBS = ("worker_owned", "surplus_to_worker_owners")
_BY_KIND = {
    Kind.UNKNOWN: "worker-owned, all surplus to its owners?",
    Kind.WORKER_COOPERATIVE: "worker-owned, all surplus to its owners?",
    Kind.COOPERATIVE: "worker-owned, all surplus to its owners?",
    Kind.NONPROFIT: "a nonprofit? who says so?",
    Kind.PUBLIC: "a public body?",
    Kind.EDUCATION: "an educational institution?",
    Kind.INDIVIDUAL: "a person working for themselves, without employees?",
    Kind.COMMERCIAL: "a privately owned business?",
}


_ANY_KIND = "a firm, a cooperative, an association?"
"""What to ask of an unknown organization where nothing depends on its being worker-owned."""


def questions(
    standings: Iterable[PartyStanding],
    *,
    unattributed: int,
    reciprocal: bool,
    users_declared: bool,
) -> tuple[Question, ...]:
    """Every question worth asking, by the share it settles, then by text.

    `unattributed` contributions, whose author cannot be read, are part of every share's whole.

    Where terms are reciprocal and nobody declared a user, asking for users is among the first
    three, though no share of the history depends on it.
    """
    entries = tuple(standings)
    total = sum(entry.commits for entry in entries) + unattributed
    found = [*_about_people(entries, total)]
    found += [_about(entry, total, reciprocal=reciprocal) for entry in entries if _is_open(entry)]
    found.sort(key=lambda question: (-question.settles, question.ask))
    if reciprocal and not users_declared:
        found.insert(
            _SHOWN_FIRST - 1, Question(ask="who uses this work?", subject="users", settles=0.0)
        )
    return tuple(found)


def _about_people(entries: tuple[PartyStanding, ...], total: int) -> list[Question]:
    """One question about the smallest group, at most five, that settles nearly all five would."""
    counts: Counter[str] = Counter()
    for entry in entries:
        if entry.is_person and _is_unsettled(entry) and entry.commits:
            counts[entry.party.partition("#")[0]] += entry.commits
    most = sorted(counts.values(), reverse=True)[:_GROUP]
    if not most:
        return []
    size, settled = 0, 0
    while settled < _ENOUGH * sum(most):
        settled += most[size]
        size += 1
    people = "1 person" if size == 1 else f"{size} people"
    return [
        Question(
            ask=f"{people}: whom did they act for, and when?",
            subject="people",
            settles=settled / total,
        )
    ]


def _is_unsettled(entry: PartyStanding) -> bool:
    return entry.basis is Basis.PRESUMED or entry.standing is Standing.UNDETERMINED


def _is_open(entry: PartyStanding) -> bool:
    """Whether an organization's standing, or its claim to be a worker cooperative, is open."""
    if entry.is_person:
        return False
    is_claim = entry.kind is Kind.WORKER_COOPERATIVE and not _limbs_shown(entry)
    return _is_unsettled(entry) or is_claim


def _limbs_shown(entry: PartyStanding) -> bool:
    shown = {ground.fact for ground in entry.grounds if ground.answer is Answer.YES}
    return shown.issuperset(_LIMBS)


def _about(entry: PartyStanding, total: int, *, reciprocal: bool) -> Question:
    commits = f"{entry.commits:,} commit{'' if entry.commits == 1 else 's'}"
    is_declared_otherwise = entry.kind is not Kind.UNKNOWN and entry.basis is Basis.SHOWN
    ask = _BY_KIND[entry.kind] if reciprocal or entry.kind is not Kind.UNKNOWN else _ANY_KIND
    if is_declared_otherwise and entry.kind is not Kind.WORKER_COOPERATIVE and entry.settles:
        ask = f"{entry.settles}?"
    return Question(
        ask=f"{entry.name} ({commits}): {ask}",
        subject=entry.party,
        settles=entry.commits / total if total else 0.0,
    )
