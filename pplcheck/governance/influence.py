"""How concentrated work is: Lorenz curve, Gini, top shares, absence factor, elephant factor.

Follows CHAOSS on Contributor Absence Factor and Elephant Factor (https://chaoss.community/kb/),
and the usual definitions of the Lorenz curve and the Gini coefficient over those who did anything
at all. All functions take counts and give shares of 0-1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from pplcheck.governance.concentration import fewest_with_half
from pplcheck.model.attribution import Portion
from pplcheck.model.influence import Concentration, CurvePoint, Largest, TopShare
from pplcheck.model.party import Capacity

TOPS = (1, 3, 10)
"""Of how many people, those who did most, the share is told."""

POINTS = 20
"""Into how many equal parts of the people a curve is cut."""


def concentration(counts: Mapping[str, int]) -> Concentration:
    """How evenly the work is spread over those who did any."""
    done = sorted(count for count in counts.values() if count > 0)
    total = sum(done)
    return Concentration(
        people=len(done),
        total=total,
        gini=gini(done),
        absence_factor=fewest_with_half(done),
        top=tuple(
            TopShare(people=size, share=sum(done[-size:]) / total)
            for size in TOPS
            if total and size <= len(done)
        ),
        curve=curve(done),
    )


def gini(counts: Iterable[int]) -> float:
    """The Gini coefficient, 0 where everybody did the same or nobody anything."""
    done = sorted(count for count in counts if count > 0)
    total, size = sum(done), len(done)
    if not total:
        return 0.0
    weighted = sum(place * count for place, count in enumerate(done, start=1))
    return (2 * weighted) / (size * total) - (size + 1) / size


def curve(counts: Iterable[int], points: int = POINTS) -> tuple[CurvePoint, ...]:
    """The Lorenz curve at equal steps of people, those who did least first.

    A step that falls between two people lies on the line between them.
    """
    done = sorted(count for count in counts if count > 0)
    total, size = sum(done), len(done)
    if not total:
        return ()
    sums = [0]
    for count in done:
        sums.append(sums[-1] + count)
    found = []
    for step in range(points + 1):
        whole, rest = divmod(step * size, points)
        between = done[whole] * rest / points if rest else 0.0
        found.append(CurvePoint(people=step / points, work=(sums[whole] + between) / total))
    return tuple(found)


def by_individual(portions: Iterable[Portion]) -> Counter[str]:
    """How much each person did; what names no person is left out."""
    counts: Counter[str] = Counter()
    for portion in portions:
        if portion.attribution.individual:
            counts[portion.attribution.individual] += portion.count
    return counts


def by_organization(portions: Iterable[Portion]) -> Counter[str]:
    """How much each organization's people did; what names no organization is left out."""
    counts: Counter[str] = Counter()
    for portion in portions:
        if portion.attribution.capacity is Capacity.ORGANIZATION:
            counts[portion.attribution.organization] += portion.count
    return counts


def largest(portions: Iterable[Portion], unattributed: int) -> Largest:
    """What the organization that did most holds of all contributions, `unattributed` included.

    Of two that did the same, the first by id is told; without any, `party` is empty.
    """
    entries = tuple(portions)
    counts = by_organization(entries)
    names = {entry.attribution.organization: entry.attribution.name for entry in entries}
    total = sum(entry.count for entry in entries) + unattributed
    open_ = unattributed + sum(
        entry.count
        for entry in entries
        if entry.attribution.capacity in {Capacity.NOTHING_SHOWN, Capacity.CONFLICT}
    )
    party, most = min(counts.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return Largest(
        party=party,
        name=names.get(party, ""),
        commits=most,
        low=most / total if total else 0.0,
        high=(most + open_) / total if total else 0.0,
        elephant_factor=fewest_with_half(counts.values()),
        organizations=len(counts),
    )
