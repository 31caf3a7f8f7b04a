"""What a record counts: organizations, contributions by year and attribution, and people if asked.

Who may be named is decided as in the report: organizations of a register, members of the phyle, and
domains of enough people not to be one's own. All others share rows without a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

from pplcheck.formats.neutral import without_addresses
from pplcheck.model.attribution import Certainty, Portion
from pplcheck.model.fleet import Capacity, Member, Pay, Person, Sum
from pplcheck.model.party import Answer, Capacity as Acted
from pplcheck.model.standing import PartyStanding
from pplcheck.pipeline.assembly import Gathered
from pplcheck.pipeline.assembly_evidence import Sight
from pplcheck.pipeline.pseudonyms import name_people, read_key

_CAPACITIES = {
    Acted.ORGANIZATION: Capacity.ORGANIZATION,
    Acted.SELF: Capacity.THEMSELVES,
}


def members_of(found: Gathered, members: Collection[str]) -> tuple[Member, ...]:
    """Organizations that may be named, by id, and one row for all that may not."""
    evidence = found.report.evidence
    if evidence is None:
        return ()
    known = {entry.id for entry in found.seen.rules.declared.organizations}
    sight = Sight(evidence, known | set(members), show_people=found.report.show_people)
    rows = [_member(entry, declared=entry.party in known) for entry in sight.named]
    return (*_folded(sight.folded), *sorted(rows, key=lambda row: row.party))


def _member(entry: PartyStanding, *, declared: bool) -> Member:
    return Member(
        party=without_addresses(entry.party),
        name=without_addresses(entry.name or entry.party),
        declared=declared,
        kind=entry.kind.value,
        standing=entry.standing.value,
        basis=entry.basis.value,
        verdict=entry.verdict.value,
        reciprocity=entry.reciprocity.value,
        commits=entry.commits,
        recent=entry.recent,
        people=entry.people,
        first=entry.first,
        last=entry.last,
        uses=len(entry.uses),
        agreements=len(entry.agreements),
    )


def _folded(entries: Collection[PartyStanding]) -> tuple[Member, ...]:
    """What is told of those who share a row: how many they are and how much they did."""
    if not entries:
        return ()
    return (
        Member(
            party="",
            name="",
            declared=False,
            kind="unknown",
            standing="undetermined",
            basis="presumed",
            verdict="undetermined",
            reciprocity="undetermined",
            commits=sum(entry.commits for entry in entries),
            recent=sum(entry.recent for entry in entries),
            people=len(frozenset[str]().union(*(entry.individuals for entry in entries))),
            first=min((entry.first for entry in entries if entry.first), default=None),
            last=max((entry.last for entry in entries if entry.last), default=None),
            uses=0,
            agreements=0,
            folded=len(entries),
        ),
    )


def sums_of(portions: Iterable[Portion], named: Collection[str]) -> tuple[Sum, ...]:
    """Contributions by year and attribution, sorted; parties that are not `named` have no name."""
    counts: Counter[tuple[int, str, str, str, str, str]] = Counter()
    for portion in portions:
        counts[_key(portion, named)] += portion.count
    return tuple(
        Sum(
            year=year,
            party=party,
            capacity=capacity,
            kind=kind,
            certainty=certainty,
            paid=paid,
            commits=commits,
        )
        for (year, party, capacity, kind, certainty, paid), commits in sorted(counts.items())
    )


def _key(portion: Portion, named: Collection[str]) -> tuple[int, str, str, str, str, str]:
    found = portion.attribution
    party = found.organization if found.organization in named else ""
    is_open = found.certainty is Certainty.UNKNOWN
    return (
        portion.year,
        party,
        _CAPACITIES.get(found.capacity, Capacity.OPEN).value,
        "unknown" if is_open else found.kind.value,
        found.certainty.value,
        _pay(found.paid, found.paid_certainty).value,
    )


def _pay(paid: Answer, certainty: Certainty) -> Pay:
    if paid is Answer.YES:
        return Pay.PAID if certainty is Certainty.SHOWN else Pay.PRESUMED
    return Pay.UNPAID if paid is Answer.NO else Pay.UNKNOWN


def people_of(
    found: Gathered,
    portions: Iterable[Portion],
    named: Collection[str],
    key: Path | None,
    *,
    by_name: bool,
) -> tuple[Person, ...]:
    """Everybody's contributions by year and party; nobody where people are not asked for.

    `key` is the file with the key their ids are made with; without `by_name` these are the names.
    """
    if key is None or not found.report.show_people:
        return ()
    counts: Counter[tuple[str, int, str]] = Counter()
    for portion in portions:
        who = portion.attribution
        if who.individual:
            party = who.organization if who.organization in named else ""
            counts[who.individual, portion.year, party] += portion.count
    ids = name_people(read_key(key, found.seen.repository), {who for who, _, _ in counts})
    names = {entry.key: entry.name for entry in found.parties.individuals}
    rows = [
        Person(
            id=ids[who],
            name=without_addresses(names.get(who, "")) if by_name else ids[who],
            year=year,
            party=party,
            commits=commits,
        )
        for (who, year, party), commits in counts.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.id, row.year, row.party)))
