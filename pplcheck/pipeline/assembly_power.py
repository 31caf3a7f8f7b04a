"""The part of the report on power and fragility: who writes, takes in, reviews, and for whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from pplcheck.governance.concentration import fewest_with_half
from pplcheck.governance.influence import (
    by_individual,
    by_organization,
    concentration,
    gini,
    largest,
)
from pplcheck.model.assembly_figures import Merging, Power
from pplcheck.model.attribution import Portion
from pplcheck.model.contribution import Activity, Identity, Role
from pplcheck.model.influence import Fork, Integration, Integrations, PowerYear
from pplcheck.pipeline.exact import exact

SPAN = 40
"""How many years are told one by one, the last ones."""

Owner = Mapping[Identity, str]
"""To whom each identity as recorded belongs."""


def power(  # noqa: PLR0913 - what the stages found, one argument each
    portions: tuple[Portion, ...],
    activities: Iterable[Activity],
    integrations: Integrations | None,
    owner: Owner,
    *,
    unattributed: int,
    since: date,
) -> Power:
    """Who writes, takes in and reviews; `since` begins the days that a fork looks at."""
    kept = tuple(activities)
    taken = integrations.entries if integrations else ()
    found = Power(
        writing=concentration(by_individual(portions)),
        merging=Merging(
            merges=integrations.merges,
            applied=integrations.applied,
            own=integrations.own,
            by_forge=integrations.by_forge,
            spread=concentration(_takers(taken, owner)),
        )
        if integrations
        else None,
        reviewing=concentration(_reviewers(kept, owner)),
        largest=largest(portions, unattributed),
        fork=_fork(kept, taken, owner, since),
        years=_years(portions, taken, owner),
    )
    return exact(found)


def _person(entry: Integration, owner: Owner) -> str:
    """Who took something in: the person whose identity it is, else whoever has the address."""
    return owner.get(entry.raw) or f"\0{entry.identity.email.casefold() or entry.identity.name}"


def _takers(entries: Iterable[Integration], owner: Owner) -> Counter[str]:
    counts: Counter[str] = Counter()
    for entry in entries:
        counts[_person(entry, owner)] += entry.merges + entry.applied
    return counts


def _reviewers(activities: Iterable[Activity], owner: Owner) -> Counter[str]:
    counts: Counter[str] = Counter()
    for entry in activities:
        if entry.role is Role.REVIEW:
            counts[owner.get(entry.raw) or f"\0{entry.identity.email or entry.identity.name}"] += (
                entry.commits
            )
    return counts


def _fork(
    activities: Iterable[Activity], taken: Iterable[Integration], owner: Owner, since: date
) -> Fork:
    """Those of late; who takes in is known by the year, so their year counts as a whole."""
    writers: Counter[str] = Counter()
    for entry in activities:
        if entry.role in {Role.AUTHOR, Role.CO_AUTHOR}:
            recent = sum(count for day, count in entry.days if day >= since)
            writers[owner.get(entry.raw, "")] += recent
    mergers = _takers((entry for entry in taken if entry.year >= since.year), owner)
    return Fork(
        since=since.isoformat(),
        writers=sum(count > 0 for count in writers.values()),
        half_writers=fewest_with_half(writers.values()),
        mergers=len(mergers),
        half_mergers=fewest_with_half(mergers.values()),
    )


def _years(
    portions: Iterable[Portion], taken: Iterable[Integration], owner: Owner
) -> tuple[PowerYear, ...]:
    written: dict[int, list[Portion]] = defaultdict(list)
    for portion in portions:
        written[portion.year].append(portion)
    merged: dict[int, list[Integration]] = defaultdict(list)
    for entry in taken:
        merged[entry.year].append(entry)
    kept = sorted(written)[-SPAN:]
    return tuple(_year(year, written[year], merged[year], owner) for year in kept)


def _year(year: int, portions: list[Portion], taken: list[Integration], owner: Owner) -> PowerYear:
    writers, mergers = by_individual(portions), _takers(taken, owner)
    organizations = by_organization(portions)
    total = sum(portion.count for portion in portions)
    return PowerYear(
        year=year,
        writers=len(writers),
        write_gini=gini(writers.values()),
        write_top=_top(writers),
        write_absence=fewest_with_half(writers.values()),
        mergers=len(mergers),
        merge_top=_top(mergers),
        merge_absence=fewest_with_half(mergers.values()),
        elephant=fewest_with_half(organizations.values()),
        largest=max(organizations.values(), default=0) / total if total else 0.0,
    )


def _top(counts: Counter[str]) -> float:
    total = counts.total()
    return max(counts.values()) / total if total else 0.0
