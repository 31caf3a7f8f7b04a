"""A value equation applied: efforts in, rows of shares out, which add up to the last digit.

Parties share a row where they may not be named; that changes nothing of what each of them gets.
What is open has a row of its own: nobody gets it before it is known whose it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pplcheck.governance.apportion import apportion
from pplcheck.governance.bounds import KEPT, Bounds, bounds, proposed
from pplcheck.governance.efforts import Account, Sum, accounts
from pplcheck.model.frozen import frozen
from pplcheck.model.value import (
    Effort,
    Equation,
    Holder,
    Money,
    Part,
    ShareRow,
    Turn,
    Unvalued,
)

MILLION = 10**6
"""Into how many parts written shares divide the whole."""

_MORE = Fraction(11, 10)
_NONE = Fraction(0)
_LAST = (Holder.INDIVIDUALS, Holder.FOLDED, Holder.OPEN, Holder.KEPT)


@frozen
class Divided:
    """What an equation makes of efforts: rows, what each weight would do, work without value."""

    total: Fraction
    rows: tuple[ShareRow, ...]
    turns: tuple[Turn, ...]
    unvalued: tuple[Unvalued, ...]


@frozen
class _Group:
    """The parties of one row."""

    holder: Holder
    accounts: tuple[Account, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all in it; what a cap leaves over is nobody's, and has its own."""
        return tuple(entry.party.key for entry in self.accounts) or (KEPT,)

    @property
    def key(self) -> str:
        """What tells the row from all others."""
        return f"{self.holder}:{self.keys[0]}"


def divide(
    efforts: Iterable[Effort], equation: Equation, *, money: Money | None, fold: bool, name: bool
) -> Divided:
    """The shares of all who made efforts, in whatever order these come.

    `fold` joins organizations that nobody declares and that have one or two people each; `name`
    tells persons apart.
    """
    books = accounts(efforts, equation)
    weights = [weight.value for weight in equation.weights]
    known = bounds(books, weights, equation.cap)
    groups = _grouped(books, weights, fold=fold, name=name)
    if known[KEPT].share:
        groups.append(_Group(holder=Holder.KEPT, accounts=()))
    groups.sort(key=lambda group: _rank(group, known))
    whole = {group.key: _joined(group, known) for group in groups}
    desk = _Desk(weights, money, known, whole)
    return Divided(
        total=sum((entry.value(weights) for entry in books), _NONE),
        rows=tuple(desk.row(group) for group in groups),
        turns=_turns(books, equation, groups),
        unvalued=_unvalued(books, weights),
    )


def _grouped(
    books: Iterable[Account], weights: Sequence[Fraction], *, fold: bool, name: bool
) -> list[_Group]:
    """Parties by the row they share; who did nothing of value has none."""
    groups: dict[tuple[Holder, str], list[Account]] = {}
    for entry in books:
        holder = entry.party.holder
        if holder is Holder.PERSON and not name:
            holder = Holder.INDIVIDUALS
        elif fold and entry.is_small:
            holder = Holder.FOLDED
        if entry.value(weights):
            own = "" if holder in _LAST else entry.party.key
            groups.setdefault((holder, own), []).append(entry)
    return [_Group(holder=who, accounts=tuple(found)) for (who, _), found in groups.items()]


def _rank(group: _Group, known: Mapping[str, Bounds]) -> tuple[int, Fraction, str]:
    place = _LAST.index(group.holder) + 1 if group.holder in _LAST else 0
    return (place, -sum((known[key].share for key in group.keys), _NONE), group.key)


def _joined(group: _Group, known: Mapping[str, Bounds]) -> Bounds:
    """The shares of a group as one: it has at most what the others' least shares leave."""
    inside = [known[key] for key in group.keys]
    low = sum((entry.low for entry in inside), _NONE)
    others = sum((entry.low for entry in known.values()), _NONE) - low
    return Bounds(
        share=sum((entry.share for entry in inside), _NONE),
        low=low,
        high=min(sum((entry.high for entry in inside), _NONE), 1 - others),
    )


class _Desk:
    """Writes rows: every number of them rounded so that all add up."""

    def __init__(
        self,
        weights: Sequence[Fraction],
        money: Money | None,
        known: Mapping[str, Bounds],
        whole: Mapping[str, Bounds],
    ) -> None:
        self._weights = weights
        self._known = known
        self._whole = whole
        self._digits = apportion(MILLION, {key: entry.share for key, entry in whole.items()})
        self._step = money.step if money else 0
        steps = money.minor // money.step if money else 0
        self._paid = apportion(steps, {key: entry.share for key, entry in known.items()})

    def row(self, group: _Group) -> ShareRow:
        """The row of a group of parties."""
        found = self._whole[group.key]
        party = group.accounts[0].party if len(group.accounts) == 1 else None
        is_single = party is not None and group.holder not in _LAST
        steps = sum(self._paid[key] for key in group.keys)
        return ShareRow(
            party=party.key if party and group.holder is Holder.ORGANIZATION else "",
            holder=group.holder,
            name=party.name if party and is_single else "",
            count=len(group.accounts),
            value=sum((entry.value(self._weights) for entry in group.accounts), _NONE),
            share=found.share,
            low=found.low,
            high=found.high,
            millionths=self._digits[group.key],
            money=steps * self._step,
            parts=self._parts(group, found, steps),
        )

    def _parts(self, group: _Group, whole: Bounds, steps: int) -> tuple[Part, ...]:
        drafts = self._drafts(group.accounts)
        keys = [f"{at:06}" for at in range(len(drafts))]
        shares = {key: draft.share for key, draft in zip(keys, drafts, strict=True)}
        digits = apportion(self._digits[group.key], shares)
        paid = apportion(steps, shares)
        least = sum((draft.low for draft in drafts), _NONE)
        return tuple(
            Part(
                work=draft.work,
                unit=draft.unit,
                amount=draft.amount,
                value=draft.value,
                share=draft.share,
                low=draft.low,
                high=_most(group, whole, draft, least),
                millionths=digits[key],
                money=paid[key] * self._step,
            )
            for key, draft in zip(keys, drafts, strict=True)
        )

    def _drafts(self, books: Iterable[Account]) -> list[_Draft]:
        """The work of a row by kind and unit, each with its part of everybody's share."""
        found: dict[tuple[str, str], _Draft] = {}
        for account in books:
            ends = self._known[account.party.key]
            worth = ends.share / account.value(self._weights)
            for entry in account.sums:
                draft = found.setdefault((entry.work, entry.unit), _Draft(entry.work, entry.unit))
                weight = _NONE if entry.place is None else self._weights[entry.place]
                draft.amount += entry.amount
                draft.value += weight * entry.left
                draft.share += weight * entry.left * worth
                draft.low += weight * entry.shown * ends.worth
        return [found[key] for key in sorted(found)]


@dataclass(slots=True)
class _Draft:
    """A part of a row while it is summed."""

    work: str
    unit: str
    amount: Fraction = _NONE
    value: Fraction = _NONE
    share: Fraction = _NONE
    low: Fraction = _NONE


def _most(group: _Group, whole: Bounds, draft: _Draft, least: Fraction) -> Fraction:
    """The most a part may be: all of the row's most but the least of its other kinds of work.

    What is open can only become less.
    """
    if group.holder is Holder.OPEN or not draft.value:
        return draft.share
    return whole.high - (least - draft.low)


def _merged(books: Iterable[Account]) -> list[Sum]:
    """The work of several parties, by kind and unit."""
    found: dict[tuple[str, str], Sum] = {}
    for entry in (entry for account in books for entry in account.sums):
        key = entry.work, entry.unit
        other = found.get(key)
        found[key] = entry if other is None else other.plus(entry)
    return [found[key] for key in sorted(found)]


def _turns(
    books: Sequence[Account], equation: Equation, groups: Sequence[_Group]
) -> tuple[Turn, ...]:
    """What each weight would do that is worth something, if it were a tenth higher."""
    used = {entry.place for account in books for entry in account.sums}
    turns = []
    for at, weight in enumerate(equation.weights):
        if at not in used or not weight.value:
            continue
        weights = [
            entry.value * (_MORE if at == i else 1) for i, entry in enumerate(equation.weights)
        ]
        shares = proposed(books, weights, equation.cap)
        turned = tuple(sum((shares[key] for key in group.keys), _NONE) for group in groups)
        turns.append(Turn(weight=weight, shares=turned))
    return tuple(turns)


def _unvalued(books: Iterable[Account], weights: Sequence[Fraction]) -> tuple[Unvalued, ...]:
    """Work that is recorded and worth nothing here."""
    return tuple(
        Unvalued(work=entry.work, unit=entry.unit, amount=entry.amount)
        for entry in _merged(books)
        if entry.place is None or not weights[entry.place]
    )
