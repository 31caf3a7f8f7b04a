"""Standings as rows: one an organization; persons folded together unless they are asked for.

A folded row carries no personal data: neither names nor addresses nor the sources that hold them,
only how many people and commits share an answer, and what kind of address they used.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from pplcheck.formats.neutral import without_addresses
from pplcheck.model.agreement import Agreement, User
from pplcheck.model.frozen import frozen
from pplcheck.model.party import FACTS, Answer, Ground, Kind, Strength
from pplcheck.model.report import Evidence, percent
from pplcheck.model.rule import plural
from pplcheck.model.standing import Basis, PartyStanding, Reciprocity, Standing, Verdict

THEMSELVES = "acted for themselves"
SOMEBODY = "acted for an organization"
OTHER = "another statement"

_PLAIN: Final = (
    "is ",
    "kind",
    "contribut",
    "uses the work",
    "commercial",
    "noncommercial",
    "reciprocity terms",
    "falls under the license",
    "exercises the rights",
)
"""How facts begin that name nobody."""

CONCLUDED: Final = frozenset(
    {"reciprocity terms", "falls under the license", "contributed within the window"}
)
"""Facts that the license or the policy says itself, so that no register declares them."""

_Answer = tuple[Standing, Basis, Kind, Verdict, Reciprocity]


PEOPLE: Final = "people"
"""What stands for the party where persons are folded into one row."""


@frozen
class Row:
    """One row of standings; `party` is `PEOPLE` and `name` empty where persons are folded."""

    party: str
    name: str
    is_person: bool
    kind: Kind
    standing: Standing
    basis: Basis
    verdict: Verdict
    reciprocity: Reciprocity
    commits: int
    people: int
    first: date | None
    last: date | None
    grounds: tuple[Ground, ...]
    uses: tuple[User, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    searched: tuple[str, ...] = ()
    settles: str = ""


def rows(evidence: Evidence, *, show_people: bool) -> tuple[Row, ...]:
    """All standings as rows: organizations by id, then persons, folded or one by one."""
    organizations = [_row(entry, entry.party) for entry in evidence.organizations]
    people = [entry for entry in evidence.standings if entry.is_person]
    if show_people:
        persons = [_row(entry, without_addresses(entry.name)) for entry in people]
    else:
        persons = list(_folded(people))
    return (*sorted(organizations, key=_order), *sorted(persons, key=_order))


def people_behind(entries: Iterable[PartyStanding]) -> int:
    """How many individuals stand behind parties; who acted for several counts once."""
    known: set[str] = set()
    unknown = 0
    for entry in entries:
        known |= entry.individuals
        unknown += 0 if entry.individuals else entry.people
    return len(known) + unknown


def label(entry: PartyStanding, *, show_people: bool) -> str:
    """What to call a party: its name, or `one person` where people are not asked for."""
    if entry.is_person and not show_people:
        return "one person"
    return without_addresses(entry.name) or entry.party


def _order(row: Row) -> tuple[str, str, str, str, str, str, str, int]:
    return (
        row.party,
        row.name,
        row.standing,
        row.basis,
        row.kind,
        row.verdict,
        row.reciprocity,
        -row.commits,
    )


def _row(entry: PartyStanding, party: str) -> Row:
    return Row(
        party=party,
        name=without_addresses(entry.name),
        is_person=entry.is_person,
        kind=entry.kind,
        standing=entry.standing,
        basis=entry.basis,
        verdict=entry.verdict,
        reciprocity=entry.reciprocity,
        commits=entry.commits,
        people=entry.people,
        first=entry.first,
        last=entry.last,
        grounds=entry.grounds,
        uses=entry.uses,
        agreements=entry.agreements,
        searched=entry.searched,
        settles=entry.settles,
    )


def _folded(people: list[PartyStanding]) -> tuple[Row, ...]:
    """Persons of whom the same is said, as one row each."""
    groups: dict[_Answer, list[PartyStanding]] = defaultdict(list)
    for entry in people:
        answer = (entry.standing, entry.basis, entry.kind, entry.verdict, entry.reciprocity)
        groups[answer].append(entry)
    return tuple(_fold(answer, entries) for answer, entries in groups.items())


def _fold(answer: _Answer, entries: list[PartyStanding]) -> Row:
    standing, basis, kind, verdict, reciprocity = answer
    return Row(
        party=PEOPLE,
        name="",
        is_person=True,
        kind=kind,
        standing=standing,
        basis=basis,
        verdict=verdict,
        reciprocity=reciprocity,
        commits=sum(entry.commits for entry in entries),
        people=people_behind(entries),
        first=min((entry.first for entry in entries if entry.first), default=None),
        last=max((entry.last for entry in entries if entry.last), default=None),
        grounds=(*_hint_grounds(entries), *_fact_grounds(entries)),
    )


def _hint_grounds(entries: list[PartyStanding]) -> tuple[Ground, ...]:
    """What kinds of address stand behind the work, with their share of the row's commits."""
    total = sum(entry.commits for entry in entries)
    found = []
    for hint, commits in hints(entries):
        people = people_behind(entry for entry in entries if entry.hint == hint)
        share = percent(commits / total) if total else "0 %"
        found.append(
            Ground(
                clause="",
                fact=f"address: {hint}",
                answer=Answer.UNKNOWN,
                source=f"{share} of these commits, {plural(people, 'person', 'people')}",
                strength=Strength.NOTHING,
            )
        )
    return tuple(found)


def hints(entries: list[PartyStanding]) -> list[tuple[str, int]]:
    """What the addresses look like, most commits first; parties without a hint are left out."""
    counts: dict[str, int] = defaultdict(int)
    for entry in entries:
        if entry.hint:
            counts[entry.hint] += entry.commits
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _fact_grounds(entries: list[PartyStanding]) -> tuple[Ground, ...]:
    """The facts behind a folded row, each with how many people it is known of."""
    counts: dict[tuple[str, str, Answer, Strength], int] = defaultdict(int)
    for entry in entries:
        facts = {
            (ground.clause, _impersonal(ground.fact), ground.answer, ground.strength)
            for ground in entry.grounds
        }
        for fact in facts:
            counts[fact] += entry.people
    return tuple(
        Ground(
            clause=clause,
            fact=fact,
            answer=answer,
            source=plural(count, "person", "people"),
            strength=strength,
        )
        for (clause, fact, answer, strength), count in sorted(counts.items())
    )


def _impersonal(fact: str) -> str:
    """A fact without names in it: one of the vocabulary's, or the kind of statement it is."""
    if fact in FACTS or fact == THEMSELVES or fact.startswith(_PLAIN):
        return fact
    return SOMEBODY if fact.startswith("acted for ") else OTHER
