"""Efforts summed up by party, kind of work and unit, and what they are worth by some weights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from pplcheck.model.frozen import frozen
from pplcheck.model.value import Effort, Equation, Holder, Party

ENOUGH = 3
"""How many people an undeclared organization must have to be named without naming anybody."""

_NONE = Fraction(0)


@frozen
class Sum:
    """Work of one kind and unit of one party.

    `place` is that of its weight in the equation, None where it has none. `left` is what decay
    leaves of `amount`, `shown` the part of that which is shown to be the party's.
    """

    work: str
    unit: str
    place: int | None
    amount: Fraction
    left: Fraction
    shown: Fraction

    def plus(self, other: Sum) -> Sum:
        """Both together, of the same kind and unit."""
        return replace(
            self,
            amount=self.amount + other.amount,
            left=self.left + other.left,
            shown=self.shown + other.shown,
        )


@frozen
class Account:
    """All that one party did; `people` counts who did it."""

    party: Party
    people: int
    sums: tuple[Sum, ...]

    @property
    def is_small(self) -> bool:
        """Whether its name might name one or two people: few, and nobody declares it."""
        party = self.party
        is_organization = party.holder is Holder.ORGANIZATION
        return is_organization and not party.declared and self.people < ENOUGH

    def value(self, weights: Sequence[Fraction]) -> Fraction:
        """What it is worth."""
        return sum(
            (weights[entry.place] * entry.left for entry in self.sums if entry.place is not None),
            _NONE,
        )

    def shown(self, weights: Sequence[Fraction]) -> Fraction:
        """What that part of it is worth which is shown to be the party's."""
        return sum(
            (weights[entry.place] * entry.shown for entry in self.sums if entry.place is not None),
            _NONE,
        )


@dataclass(slots=True)
class _Amounts:
    amount: Fraction = _NONE
    left: Fraction = _NONE
    shown: Fraction = _NONE


@dataclass(slots=True)
class _Open:
    """An account while it is filled."""

    party: Party
    people: set[str] = field(default_factory=set)
    sums: defaultdict[tuple[str, str], _Amounts] = field(
        default_factory=lambda: defaultdict(_Amounts)
    )

    def add(self, effort: Effort) -> None:
        self.people |= effort.party.people
        found = self.sums[effort.work, effort.unit]
        found.amount += effort.amount
        found.left += effort.left
        found.shown += effort.left if effort.is_shown else _NONE


def accounts(efforts: Iterable[Effort], equation: Equation) -> tuple[Account, ...]:
    """The account of every party, by key, whatever the order of efforts."""
    found: dict[str, _Open] = {}
    for effort in efforts:
        found.setdefault(effort.party.key, _Open(effort.party)).add(effort)
    return tuple(_closed(found[key], equation) for key in sorted(found))


def _closed(entry: _Open, equation: Equation) -> Account:
    return Account(
        party=entry.party,
        people=len(entry.people),
        sums=tuple(
            Sum(
                work=work,
                unit=unit,
                place=equation.place(work, unit),
                amount=amounts.amount,
                left=amounts.left,
                shown=amounts.shown,
            )
            for (work, unit), amounts in sorted(entry.sums.items())
        ),
    )
