"""What to ask first: the few answers that would settle the largest share of a history.

`questions` are those of a report: about people they count and never name. `inquiries` are those
of a form for the people themselves, and name them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from pplcheck.model.inquiry import LIMBS, Inquiries, Inquiry, Topic
from pplcheck.model.party import Answer, Kind
from pplcheck.model.report import Question
from pplcheck.model.standing import Basis, PartyStanding, Standing

_GROUP = 5
_ENOUGH = 0.9
_SHOWN_FIRST = 3
_BY_KIND = {
    Kind.UNKNOWN: "a firm, a cooperative, an association?",
    Kind.WORKER_COOPERATIVE: "worker-owned, all surplus to its owners?",
    Kind.COOPERATIVE: "worker-owned, all surplus to its owners?",
    Kind.NONPROFIT: "a nonprofit? who says so?",
    Kind.PUBLIC: "a public body?",
    Kind.EDUCATION: "an educational institution?",
    Kind.INDIVIDUAL: "a person working for themselves, without employees?",
    Kind.COMMERCIAL: "a privately owned business?",
}


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
    found += [_about(entry, total) for entry in entries if _is_open(entry)]
    found.sort(key=lambda question: (-question.settles, question.ask))
    if reciprocal and not users_declared:
        found.insert(
            _SHOWN_FIRST - 1, Question(ask="who uses this work?", subject="users", settles=0.0)
        )
    return tuple(found)


def _about_people(entries: tuple[PartyStanding, ...], total: int) -> list[Question]:
    """One question about the smallest group, at most five, that settles nearly all five would."""
    people_open = _by_person(entries).values()
    counts = sorted((sum(part.commits for part in parts) for parts in people_open), reverse=True)
    size, settled = _few(counts[:_GROUP])
    if not size:
        return []
    people = "1 person" if size == 1 else f"{size} people"
    return [
        Question(
            ask=f"{people}: whom did they act for, and when?",
            subject="people",
            settles=settled / total,
        )
    ]


def _few(counts: Iterable[int]) -> tuple[int, int]:
    """How many of the first settle nearly all that these counts do, and how much that is."""
    most = tuple(counts)
    size, settled = 0, 0
    while settled < _ENOUGH * sum(most):
        settled += most[size]
        size += 1
    return size, settled


def _by_person(entries: Iterable[PartyStanding]) -> dict[str, list[PartyStanding]]:
    """The standings of each person whose work nothing settles yet."""
    found: dict[str, list[PartyStanding]] = defaultdict(list)
    for entry in entries:
        if entry.is_person and _is_unsettled(entry) and entry.commits:
            found[entry.party.partition("#")[0]].append(entry)
    return found


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
    return shown.issuperset(LIMBS)


def _about(entry: PartyStanding, total: int) -> Question:
    commits = f"{entry.commits:,} commit{'' if entry.commits == 1 else 's'}"
    is_declared_otherwise = entry.kind is not Kind.UNKNOWN and entry.basis is Basis.SHOWN
    ask = _BY_KIND[entry.kind]
    if is_declared_otherwise and entry.kind is not Kind.WORKER_COOPERATIVE and entry.settles:
        ask = f"{entry.settles}?"
    return Question(
        ask=f"{entry.name} ({commits}): {ask}",
        subject=entry.party,
        settles=entry.commits / total if total else 0.0,
    )


def inquiries(  # noqa: PLR0913 - what the report knows, one argument each
    standings: Iterable[PartyStanding],
    *,
    project: str,
    as_of: date,
    unattributed: int,
    users_declared: bool,
    limit: int,
) -> Inquiries:
    """The questions of a form, at most `limit`, each with the share it settles alone and so far.

    Whether anybody uses the work is asked in the end where nobody declared a user.
    """
    entries = tuple(standings)
    total = sum(entry.commits for entry in entries) + unattributed
    persons = _by_person(entries)
    found = [_about_person(parts) for parts in persons.values()]
    found += [_about_organization(entry) for entry in entries if _is_open(entry)]
    found.sort(key=lambda entry: (-entry.commits, entry.topic, entry.name, entry.identities))
    users = Inquiry(topic=Topic.USER, name="", ask="who uses this work, and for what?")
    listed = _with_shares(found[:limit], total)
    shown = [*listed, *(() if users_declared else (users,))]
    still_open = sum(entry.commits for entry in entries if _is_unsettled(entry)) + unattributed
    return Inquiries(
        project=project,
        as_of=as_of,
        total=total,
        open_share=_share(still_open, total),
        few=_few(entry.commits for entry in listed)[0],
        entries=tuple(shown),
        left_out=max(len(found) - limit, 0),
    )


def _share(part: int, total: int) -> float:
    return part / total if total else 0.0


def _with_shares(found: Sequence[Inquiry], total: int) -> list[Inquiry]:
    """The questions with what each settles, and what all up to it settle together."""
    so_far, shown = 0, []
    for entry in found:
        so_far += entry.commits
        alone, together = _share(entry.commits, total), _share(so_far, total)
        shown.append(replace(entry, settles=alone, together=together))
    return shown


def _about_person(parts: Sequence[PartyStanding]) -> Inquiry:
    days = [day for part in parts for day in (part.first, part.last) if day]
    return Inquiry(
        topic=Topic.PERSON,
        name=parts[0].name,
        identities=tuple(sorted({known for part in parts for known in part.known_as})),
        ask="whom did they act for, and when?",
        commits=sum(part.commits for part in parts),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _about_organization(entry: PartyStanding) -> Inquiry:
    return Inquiry(
        topic=Topic.ORGANIZATION,
        name=entry.name,
        party=entry.party,
        kind=entry.kind,
        ask=_BY_KIND[entry.kind],
        commits=entry.commits,
        first=entry.first,
        last=entry.last,
    )
