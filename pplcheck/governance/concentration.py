"""How concentrated contributions are: factors and holdings, as intervals.

The contributor absence factor is the smallest number of people who together made half of all
contributions, the elephant factor the smallest number of organizations whose people did; both as
CHAOSS defines them (https://chaoss.community/metrics). A higher one means that the work rests on
more shoulders. What nobody can be named for could be anybody's, so each is an interval.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date

from pplcheck.model.contribution import Role
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Capacity, Engagement, Kind, Organization
from pplcheck.model.power import Factor, Holding

WRITING = frozenset({Role.AUTHOR, Role.CO_AUTHOR})
"""The roles in which somebody writes."""


@frozen
class Tallied:
    """Acts between two days: by individual, by organization, and what is open.

    `alone` holds those who are shown to act for themselves, by individual; `open` those of whom
    nothing shows for whom they act, by individual too. `unknown` counts acts of nobody in sight.
    """

    people: Counter[str] = field(default_factory=Counter)
    organizations: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)
    unknown: int = 0

    @property
    def total(self) -> int:
        """All acts."""
        return sum((self.organizations + self.alone + self.open).values()) + self.unknown


def tallied(
    engagements: Iterable[Engagement],
    *,
    since: date,
    until: date,
    roles: frozenset[Role] = WRITING,
    unknown: int = 0,
) -> Tallied:
    """The acts of some roles between two days, both inclusive.

    `unknown` counts acts of which nobody can be named; each could be anybody's.
    """
    found = Tallied(unknown=unknown)
    for entry in engagements:
        count = sum(number for day, number in entry.days if since <= day <= until)
        if entry.role not in roles or not count:
            continue
        if entry.individual:
            found.people[entry.individual] += count
        if entry.capacity is Capacity.ORGANIZATION:
            found.organizations[entry.organization] += count
        elif entry.capacity is Capacity.SELF:
            found.alone[entry.individual] += count
        else:
            found.open[entry.individual] += count
    return found


def absence_factor(acts: Tallied) -> Factor:
    """The smallest number of people behind half of all acts."""
    return factor(acts.people.values(), unknown=acts.unknown)


def elephant_factor(acts: Tallied) -> Factor:
    """The smallest number of organizations behind half of all acts.

    Whoever acts for themselves stands for an organization of one. Those of whom nothing is shown
    may all work for the largest (low), or each for another that is not in sight (high).
    """
    known = (*acts.organizations.values(), *acts.alone.values())
    return factor(known, acts.open.values(), unknown=acts.unknown)


def factor(known: Iterable[int], apart: Iterable[int] = (), *, unknown: int = 0) -> Factor:
    """The smallest number of units with half of everything; 0 to 0 where there is nothing.

    `known` holds what each unit has, `apart` what units have that may be part of a known one;
    `unknown` are single acts, each of anybody.
    """
    units, others = sorted(known, reverse=True), list(apart)
    loose = sum(others) + unknown
    if not sum(units) + loose:
        return Factor()
    joined = [units[0] + loose, *units[1:]] if units else [loose]
    return Factor(low=fewest_with_half(joined), high=fewest_with_half([*units, *others], unknown))


def fewest_with_half(counts: Iterable[int], singles: int = 0) -> int:
    """How many of those who did most did at least half of all; 0 where nobody did anything.

    `singles` are single acts, each of somebody else.
    """
    units = sorted(counts, reverse=True)
    total = sum(units) + singles
    held = number = 0
    for size in units:
        if 2 * held >= total:
            return number
        held += size
        number += 1
    return number + max(0, -(-(total - 2 * held) // 2))


def holdings(acts: Tallied, organizations: Mapping[str, Organization]) -> tuple[Holding, ...]:
    """What each organization declared to be commercial holds, the largest first.

    `low` counts what evidence gives it; `high` adds everything open, which may be its own.
    """
    total = acts.total
    loose = sum(acts.open.values()) + acts.unknown
    found = [
        Holding(
            party=key,
            name=organizations[key].name,
            count=count,
            low=count / total,
            high=(count + loose) / total,
        )
        for key, count in acts.organizations.items()
        if key in organizations and _is_business(organizations[key])
    ]
    return tuple(sorted(found, key=lambda entry: (-entry.count, entry.party)))


def _is_business(organization: Organization) -> bool:
    """Whether a register says so, and no other one denies it."""
    return organization.declared and organization.kind is Kind.COMMERCIAL
