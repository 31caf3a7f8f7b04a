"""Efforts and equations for tests of value equations."""

from __future__ import annotations

from fractions import Fraction

from pplcheck.model.value import COMMITS, Effort, Equation, Holder, Money, Party, Weight

OPEN = Party(key="", holder=Holder.OPEN, name="")


def organization(key: str, *people: str, declared: bool = True) -> Party:
    return Party(
        key=key,
        holder=Holder.ORGANIZATION,
        name=key.title(),
        people=frozenset(people),
        declared=declared,
    )


def person(key: str) -> Party:
    return Party(key=f"#{key}", holder=Holder.PERSON, name=key, people=frozenset({key}))


def effort(  # noqa: PLR0913 - one argument a member
    party: Party,
    amount: int | str = 1,
    work: str = "author",
    *,
    unit: str = COMMITS,
    left: int | str | None = None,
    shown: bool = True,
) -> Effort:
    return Effort(
        party=party,
        work=work,
        unit=unit,
        amount=Fraction(amount),
        left=Fraction(amount if left is None else left),
        is_shown=shown,
    )


def weight(value: int | str, work: str = "author", unit: str = COMMITS) -> Weight:
    return Weight(work=work, unit=unit, value=Fraction(value))


def equation(*weights: Weight, cap: str = "1") -> Equation:
    return Equation(weights=weights or (weight(1),), cap=Fraction(cap), stated=True)


def euros(cents: int, step: int = 1) -> Money:
    return Money(minor=cents, currency="EUR", digits=2, step=step)
