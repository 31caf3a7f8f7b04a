"""Which facts, of those that are not known, would have to hold for a license to permit a use.

The same reading of clauses as `algebra.decide`: one `permit` opens what a `limit` closes, and
every `bar` must fail. A way is a smallest set of facts that leads to yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod

from pplcheck.model.frozen import frozen
from pplcheck.model.license import Clause, Effect, LicenseTerms, Requirement
from pplcheck.model.party import Answer, Use
from pplcheck.standing.algebra import Facts

MOST_WAYS = 64
"""How many ways are kept where licenses multiply them; the shortest come first."""


@frozen(order=True)
class Need:
    """A fact that must have a value, by which clause of which license."""

    license: str
    clause: str
    fact: str
    value: Answer


Way = frozenset[Need]
_Wanted = frozenset[tuple[str, Answer]]

OPEN: tuple[Way, ...] = (frozenset(),)
"""The ways of what is permitted as it is."""


def ways(terms: LicenseTerms, facts: Facts, use: Use) -> tuple[Way, ...]:
    """The ways to a yes, shortest first; none where no unknown fact could lead to it."""
    speaking = [clause for clause in terms.clauses if clause.use.speaks_about(use)]
    limits = [clause for clause in speaking if clause.effect is Effect.LIMIT]
    opening = joined([_failing(terms, limit, facts) for limit in limits])
    for clause in speaking:
        if clause.effect is Effect.PERMIT:
            opening += joined(
                [_needed(terms, asked, facts, Answer.YES) for asked in clause.requires]
            )
    bars = [_failing(terms, clause, facts) for clause in speaking if clause.effect is Effect.BAR]
    return joined([opening, *bars])


def joined(parts: Sequence[Iterable[Way]]) -> tuple[Way, ...]:
    """Ways that meet all parts at once, shortest first; `OPEN` for no parts."""
    found: tuple[Way, ...] = OPEN
    for part in parts:
        found = shortest(one | other for one, other in product(found, part))
    return found


def shortest(found: Iterable[Way]) -> tuple[Way, ...]:
    """Ways without those that contradict themselves or ask for more than another."""
    kept: list[Way] = []
    for way in sorted(set(found), key=lambda way: (len(_wanted(way)), sorted(way))):
        wanted = _wanted(way)
        contradicts = len({fact for fact, _ in wanted}) < len(wanted)
        if not contradicts and not any(_wanted(other) <= wanted for other in kept):
            kept.append(way)
    return tuple(kept[:MOST_WAYS])


def factors(found: Sequence[Way]) -> tuple[tuple[Way, ...], ...]:
    """Ways taken apart: of each factor one way is needed, whichever is taken of the others.

    What all ways share comes out as factors of one way each. Ways that cannot be taken apart are
    one factor.
    """
    groups = _independent([_wanted(way) for way in found])
    parts = [
        shortest(
            frozenset(need for need in way if (need.fact, need.value) in group) for way in found
        )
        for group in groups
    ]
    if found and prod(len(part) for part in parts) != len(found):
        return (tuple(found),)
    return tuple(parts)


def _independent(ways_: list[_Wanted]) -> list[_Wanted]:
    """Facts sorted into groups: those of one group are never all taken, or only together."""
    groups: list[_Wanted] = []
    for fact in sorted(frozenset().union(*ways_)):
        apart = frozenset(
            other
            for other in frozenset().union(*ways_)
            if not any(fact in way and other in way for way in ways_)
        )
        tied = [group for group in groups if group & apart]
        groups = [group for group in groups if group not in tied]
        groups.append(frozenset({fact}).union(*tied))
    return groups


def _wanted(way: Way) -> _Wanted:
    return frozenset((need.fact, need.value) for need in way)


def _failing(terms: LicenseTerms, clause: Clause, facts: Facts) -> tuple[Way, ...]:
    """The ways in which a clause does not hold: one of its facts is not so."""
    found = [_needed(terms, asked, facts, Answer.NO) for asked in clause.requires]
    return shortest(way for part in found for way in part)


def _needed(
    terms: LicenseTerms, asked: Requirement, facts: Facts, value: Answer
) -> tuple[Way, ...]:
    """The one way in which a fact has a value; nothing is needed where it has it already."""
    known = facts.get(asked.fact, Answer.UNKNOWN)
    if known is Answer.UNKNOWN:
        need = Need(license=terms.id, clause=asked.number, fact=asked.fact, value=value)
        return (frozenset({need}),)
    return OPEN if known is value else ()
