"""Efforts out of a history and its ledgers: what counts, whose it is, and what is left of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from pplcheck.governance.decay import left_after, months_between
from pplcheck.model.attribution import Deed
from pplcheck.model.frozen import frozen
from pplcheck.model.ledger import LedgerWork
from pplcheck.model.party import Capacity, Individual, Organization
from pplcheck.model.value import (
    COMMITS,
    Effort,
    Equation,
    Holder,
    Left,
    Party,
    Recipients,
)

OPEN: Final = Party(key="", holder=Holder.OPEN, name="")
"""Whoever did what nobody can be named for."""

_PERSON: Final = "\0"
"""How the key of a person begins, so that no organization's id is like it."""


@frozen
class Doer:
    """Who did something, in which capacity, for whom; keys, empty where nothing is known."""

    individual: str
    organization: str
    capacity: Capacity

    @classmethod
    def of_work(cls, work: LedgerWork) -> Doer:
        """Who did the work on a line of a ledger."""
        if not work.is_person:
            return cls(
                individual=work.individual,
                organization=work.party,
                capacity=Capacity.ORGANIZATION if work.party else Capacity.NOTHING_SHOWN,
            )
        alone = work.party.endswith(f"#{Capacity.SELF}")
        return cls(
            individual=work.individual,
            organization="",
            capacity=Capacity.SELF if alone else Capacity.NOTHING_SHOWN,
        )


class Purse:
    """Says who receives the value of a piece of work."""

    def __init__(
        self,
        equation: Equation,
        organizations: Iterable[Organization],
        individuals: Iterable[Individual],
        names: Mapping[str, str],
    ) -> None:
        """`names` holds what persons are called; who is not in it has no name."""
        self._recipients = equation.recipients
        self._organizations = {entry.id: entry for entry in organizations}
        self._names = names
        self._members: frozenset[str] = frozenset()
        self.unknown: tuple[str, ...] = ()
        if equation.recipients is Recipients.MEMBERS:
            self._enroll(equation.members, tuple(individuals))

    def receives(self, doer: Doer) -> tuple[Party, bool] | None:
        """Who receives, and whether that is shown; None where nobody does."""
        if self._recipients is Recipients.PEOPLE:
            if doer.individual:
                return self._person(doer.individual), True
            return (self._organization(doer), True) if doer.organization else (OPEN, False)
        if doer.organization:
            found = self._organization(doer), True
        elif doer.individual and self._recipients is not Recipients.ORGANIZATIONS:
            found = self._person(doer.individual), doer.capacity is Capacity.SELF
        elif doer.individual and doer.capacity is Capacity.SELF:
            return None
        else:
            return OPEN, False
        if self._recipients is Recipients.MEMBERS and found[0].key not in self._members:
            return None if found[1] else (OPEN, False)
        return found

    def _organization(self, doer: Doer) -> Party:
        known = self._organizations.get(doer.organization)
        return Party(
            key=doer.organization,
            holder=Holder.ORGANIZATION,
            name=known.name if known else doer.organization,
            people=frozenset({doer.individual} - {""}),
            declared=known is not None and known.declared,
        )

    def _person(self, individual: str) -> Party:
        return Party(
            key=f"{_PERSON}{individual}",
            holder=Holder.PERSON,
            name=self._names.get(individual, ""),
            people=frozenset({individual}),
        )

    def _enroll(self, members: tuple[str, ...], individuals: tuple[Individual, ...]) -> None:
        """Find the members by id, name or address; keep those that stand for nobody."""
        people: dict[str, set[str]] = {}
        for individual in individuals:
            spelled = {individual.name, *(who.email for who in individual.identities)} - {""}
            for text in spelled:
                people.setdefault(text.casefold(), set()).add(f"{_PERSON}{individual.key}")
        known = {key.casefold(): {key} for key in self._organizations}
        found = {
            name: known.get(name.casefold()) or people.get(name.casefold(), set())
            for name in members
        }
        self.unknown = tuple(sorted(name for name, keys in found.items() if len(keys) != 1))
        self._members = frozenset(key for keys in found.values() for key in keys)


class Gatherer:
    """Gathers efforts; counts what is left out on the way."""

    def __init__(
        self, equation: Equation, purse: Purse, *, since: date | None, as_of: date
    ) -> None:
        """Days from `since` (None: the first) to `as_of` count, both inclusive."""
        self._equation = equation
        self._purse = purse
        self._since = since
        self._as_of = as_of
        self.left = Left()

    def of_history(self, deeds: Iterable[Deed]) -> Iterator[Effort]:
        """What commits show, one effort for all that is alike."""
        counts: Counter[tuple[Doer, str, int]] = Counter()
        outside = 0
        for deed in deeds:
            if not self._is_within(deed.day):
                outside += 1
                continue
            found = deed.attribution
            doer = Doer(
                individual=found.individual,
                organization=found.organization,
                capacity=found.capacity,
            )
            counts[doer, deed.role.value, months_between(deed.day, self._as_of)] += 1
        self._note(outside=outside)
        for (doer, work, months), count in counts.items():
            yield from self._effort(doer, (work, COMMITS), Fraction(count), months, lines=count)

    def of_ledgers(self, works: Iterable[LedgerWork]) -> Iterator[Effort]:
        """What ledgers record; a line counts on its last day, and whole.

        Work that has an end and is not done counts when it is.
        """
        for work in works:
            entry = work.entry
            day = entry.last_day(self._as_of)
            if entry.until is not None and entry.until.toordinal() > self._as_of.toordinal() + 1:
                self._note(unfinished=1)
            elif day is None or not self._is_within(day):
                self._note(outside=1)
            elif self._equation.confirmed_only and not work.is_confirmed:
                self._note(unconfirmed_out=1)
            else:
                months = months_between(day, self._as_of)
                amount = Fraction(entry.amount)
                for effort in self._effort(
                    Doer.of_work(work), (entry.work, entry.unit), amount, months, lines=1
                ):
                    self._note(unconfirmed=int(not work.is_confirmed))
                    yield effort

    def _effort(
        self, doer: Doer, what: tuple[str, str], amount: Fraction, months: int, *, lines: int
    ) -> Iterator[Effort]:
        received = self._purse.receives(doer)
        if received is None:
            self._note(others=lines)
            return
        party, is_shown = received
        yield Effort(
            party=party,
            work=what[0],
            unit=what[1],
            amount=amount,
            left=amount * left_after(months, self._equation.half_life_months),
            is_shown=is_shown,
        )

    def _is_within(self, day: date) -> bool:
        return (self._since is None or self._since <= day) and day <= self._as_of

    def _note(self, **more: int) -> None:
        changed = {name: getattr(self.left, name) + count for name, count in more.items()}
        self.left = replace(self.left, **changed)
