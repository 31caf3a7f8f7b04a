"""Whose work a contribution ledger records, and for whom they did it on that day.

An organization is found by its id, its name or an alias, a person by an address or, where one
alone bears it, by their name; a name that stands for an organization as well stands for that.
What names nobody who is known, or several, stays in the record without a party.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from pplcheck.model.contribution import Identity, Role
from pplcheck.model.frozen import frozen
from pplcheck.model.ledger import LedgerEntry, LedgerWork
from pplcheck.model.party import (
    SELF,
    Answer,
    Capacity,
    Engagement,
    Enrollment,
    Ground,
    Individual,
    Organization,
    Person,
    Strength,
)

CONTRIBUTES = "contributes, by the ledger"
"""The fact a line of a ledger states of a party."""


@frozen
class Recorded:
    """What ledgers say: every line with its party, engagements, and people without a commit."""

    works: tuple[LedgerWork, ...]
    engagements: tuple[Engagement, ...]
    individuals: tuple[Individual, ...]


def record(
    entries: Iterable[LedgerEntry],
    *,
    organizations: Iterable[Organization],
    people: Iterable[Person],
    individuals: Iterable[Individual],
    as_of: date,
) -> Recorded:
    """Place every line that has begun by `as_of`, in order.

    `organizations` are those declared or shown, `people` those of all registers, `individuals`
    those of the history. A line counts as one contribution, on its last day by `as_of`.
    """
    names = _Names(organizations, people, individuals)
    works, engagements = [], []
    for entry in entries:
        day = entry.last_day(as_of)
        if day is None:
            continue
        found = names.find(entry.who)
        acting = _Acting.of(found, day)
        is_confirmed = names.is_confirmed(entry, found)
        works.append(
            LedgerWork(
                entry=entry,
                party=acting.party,
                name=names.called(acting, found),
                is_person=isinstance(found, Individual) and not acting.organization,
                is_confirmed=is_confirmed,
                individual=acting.individual,
            )
        )
        if found is not None:
            by = names.confirmer(entry) if is_confirmed else ""
            engagements.append(_engagement(entry, acting, day, by))
    return Recorded(
        works=tuple(works), engagements=tuple(engagements), individuals=names.without_commit()
    )


@frozen
class _Acting:
    """Who acted, in which capacity, for whom, as enrollments say it."""

    individual: str = ""
    capacity: Capacity = Capacity.NOTHING_SHOWN
    organization: str = ""
    grounds: tuple[Ground, ...] = ()

    @property
    def party(self) -> str:
        """The organization's id, or the individual as standings name them; empty for nobody."""
        if self.organization or self.capacity is Capacity.NOTHING_SHOWN:
            return self.organization or self.individual
        return f"{self.individual}#{self.capacity}"

    @property
    def strength(self) -> Strength:
        """That of what says for whom they acted; the highest where nobody acted for another."""
        return max((ground.strength for ground in self.grounds), default=max(Strength))

    @classmethod
    def of(cls, found: Organization | Individual | None, day: date) -> _Acting:
        """Somebody's capacity on a day; enrollments for certain addresses say nothing of it."""
        if found is None:
            return cls()
        if isinstance(found, Organization):
            return cls(capacity=Capacity.ORGANIZATION, organization=found.id)
        held = [entry for entry in found.enrollments if not entry.addresses and entry.covers(day)]
        named = {entry.organization for entry in held}
        grounds = tuple(_acted(entry) for entry in held)
        if len(named) > 1:
            return cls(individual=found.key, capacity=Capacity.CONFLICT, grounds=grounds)
        for organization in named - {SELF}:
            return cls(
                individual=found.key,
                capacity=Capacity.ORGANIZATION,
                organization=organization,
                grounds=grounds,
            )
        capacity = Capacity.SELF if named else Capacity.NOTHING_SHOWN
        return cls(individual=found.key, capacity=capacity, grounds=grounds)


class _Names:
    """Everything parties are called by, in lower case."""

    def __init__(
        self,
        organizations: Iterable[Organization],
        people: Iterable[Person],
        individuals: Iterable[Individual],
    ) -> None:
        self._ids: dict[str, Organization] = {}
        self._titles: dict[str, dict[str, Organization]] = defaultdict(dict)
        self._people: dict[str, dict[str, Individual]] = defaultdict(dict)
        self._added: dict[str, Individual] = {}
        self._used: set[str] = set()
        for organization in organizations:
            self._ids[organization.id.casefold()] = organization
            for title in (organization.name, *organization.aliases):
                self._titles[title.casefold()][organization.id] = organization
        for individual in individuals:
            self._call(individual, individual.name, individual.identities)
        for person in people:
            self._declare(person)

    def find(self, who: str) -> Organization | Individual | None:
        """The one party a text stands for, None where it stands for none, or for several."""
        written = who.strip().casefold()
        if written in self._ids:
            return self._ids[written]
        address = written.rpartition("<")[2].removesuffix(">") if "@" in written else written
        titled = tuple(self._titles.get(written, {}).values())
        if titled:
            return titled[0] if len(titled) == 1 else None
        named = tuple(self._people.get(address, {}).values())
        return named[0] if len(named) == 1 else None

    def called(self, acting: _Acting, found: Organization | Individual | None) -> str:
        """What people read as the name of the party."""
        organization = self._ids.get(acting.organization.casefold())
        party = organization or found
        if isinstance(found, Individual):
            self._used.add(found.key)
        return party.name or acting.party if party else ""

    def is_confirmed(self, entry: LedgerEntry, found: Organization | Individual | None) -> bool:
        """Whether somebody other than who did the work confirmed it; nobody confirms their own."""
        if not entry.confirmed_by or entry.confirmed_by.casefold() == entry.who.casefold():
            return False
        return found is None or self.find(entry.confirmed_by) is not found

    def confirmer(self, entry: LedgerEntry) -> str:
        """Who confirmed a line: as written, or no more than that it was a person."""
        known = isinstance(self.find(entry.confirmed_by), Individual)
        return "a person" if known or "@" in entry.confirmed_by else entry.confirmed_by

    def without_commit(self) -> tuple[Individual, ...]:
        """The people of registers who are in ledgers and not in the history, by key."""
        return tuple(self._added[key] for key in sorted(self._used & set(self._added)))

    def _call(self, individual: Individual, name: str, identities: Iterable[Identity]) -> None:
        spelled = [name, *(text for who in identities for text in (who.name, who.email))]
        for text in spelled:
            if text:
                self._people[text.casefold()][individual.key] = individual

    def _declare(self, person: Person) -> None:
        """A register's person: the individual of the history with their address, or a new one."""
        known: Mapping[str, Individual] = {
            key: individual
            for identity in person.identities
            if identity.email
            for key, individual in self._people.get(identity.email.casefold(), {}).items()
        }
        if known:
            for individual in known.values():
                self._call(individual, person.name, person.identities)
            return
        least = min((f"{who.email} {who.name}".strip() for who in person.identities), default="")
        individual = Individual(
            key=f"ledger:{least.casefold() or person.name.casefold()}",
            name=person.name,
            identities=person.identities,
            enrollments=person.enrollments,
        )
        self._added[individual.key] = individual
        self._call(individual, person.name, person.identities)


def _acted(entry: Enrollment) -> Ground:
    whom = "themselves" if entry.organization == SELF else entry.organization
    return Ground(
        clause="",
        fact=f"acted for {whom}",
        answer=Answer.YES,
        source=str(entry.source),
        strength=entry.strength,
    )


def _engagement(entry: LedgerEntry, acting: _Acting, day: date, confirmed_by: str) -> Engagement:
    place = f"{entry.source.path}:{entry.source.line}"
    by = f"confirmed by {confirmed_by}" if confirmed_by else "not confirmed by anybody else"
    ground = Ground(
        clause="",
        fact=CONTRIBUTES,
        answer=Answer.YES,
        source=f"{place}, {by}: {entry.work}, {entry.amount:f} {entry.unit}",
        strength=Strength.REGISTER if confirmed_by else Strength.FREE_TEXT,
    )
    return Engagement(
        individual=acting.individual,
        capacity=acting.capacity,
        organization=acting.organization,
        days=((day, 1),),
        hint="",
        grounds=(*acting.grounds, ground),
        role=Role.LEDGER,
        strength=min(ground.strength, acting.strength),
    )
