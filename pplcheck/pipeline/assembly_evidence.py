"""The parts of the report that say why: dossiers, findings, the reciprocity ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256

from pplcheck.formats.ledger import amount_text, ledger_rows
from pplcheck.formats.neutral import without_addresses
from pplcheck.formats.parties import PEOPLE, Row, people_behind, rows
from pplcheck.governance.tally import ENOUGH
from pplcheck.model.agreement import Agreement, PaymentState, User
from pplcheck.model.assembly_evidence import (
    Agreed,
    Dossier,
    Exchange,
    Reason,
    RecordedWork,
)
from pplcheck.model.ledger import LedgerWork
from pplcheck.model.report import Evidence
from pplcheck.model.rule import excerpt
from pplcheck.model.standing import PartyStanding, Reciprocity
from pplcheck.pipeline.told import Told, within

RECORDED = 8_000
"""Bytes of what contribution ledgers sum up to on the page."""

LEDGER = 150
"""Rows of the reciprocity ledger at most."""

AGREEMENTS = 6
"""How many agreements of one party the ledger tells, the latest first."""

TEXT = 400
"""How many characters of one text of evidence the report tells."""

REASONS = 12
"""How many reasons a dossier tells."""

UNNAMED = "a domain of one or two people"
"""What stands for the name of an organization that is not told."""

FOLDED = "domains"
"""What stands for organizations that share one entry."""


def anchor_of(party: str) -> str:
    """The place of a party's evidence on the page, the same as long as its id is."""
    digest = sha256(party.encode("utf-8", "surrogatepass")).hexdigest()
    return f"evidence-{digest[:10]}" if party else ""


class Sight:
    """Whom the report may name: organizations declared, or with enough people not to be one's own.

    `declared` are ids of registers. With people shown, everybody is named.
    """

    def __init__(self, evidence: Evidence, declared: Collection[str], *, show_people: bool) -> None:
        """Sort organizations into those named and those that share an entry."""
        self.show_people = show_people
        self.folded = tuple(
            entry
            for entry in evidence.organizations
            if not show_people and entry.party not in declared and entry.people < ENOUGH
        )
        self._hidden = {entry.party: entry for entry in self.folded}
        self.named = tuple(
            entry for entry in evidence.organizations if entry.party not in self._hidden
        )
        self._anchored = {entry.party for entry in self.named}

    def veiled(self, text: str, party: str) -> str:
        """A sentence about a party, without its name where that is not told."""
        entry = self._hidden.get(party)
        if entry is None:
            return text
        return text.replace(entry.name or entry.party, UNNAMED).replace(entry.party, UNNAMED)

    def anchor(self, party: str) -> str:
        """The anchor of a party's dossier, empty where it has none of its own."""
        return anchor_of(party) if party in self._anchored else ""


def dossiers(evidence: Evidence, sight: Sight) -> tuple[Dossier, ...]:
    """The evidence behind every classification, most contributions first; persons folded."""
    kept = [entry for entry in evidence.standings if entry.is_person]
    seen = replace(evidence, standings=(*sight.named, *kept))
    found = [_dossier(row) for row in rows(seen, show_people=sight.show_people)]
    found += [_folded(entries) for entries in _alike(sight.folded)]
    return tuple(sorted(found, key=lambda entry: (-entry.commits, entry.name, entry.anchor)))


def _dossier(row: Row) -> Dossier:
    own = row.party if row.party != PEOPLE else ""
    key = own or f"{row.name}\0{row.standing}\0{row.basis}\0{row.kind}\0{row.verdict}"
    return Dossier(
        anchor=anchor_of(key if own else f"\0{key}"),
        name=row.name or own,
        kind=row.kind.value,
        standing=row.standing.value,
        basis=row.basis.value,
        verdict=row.verdict.value,
        reciprocity=row.reciprocity.value,
        commits=row.commits,
        people=row.people,
        first=row.first,
        last=row.last,
        reasons=tuple(
            Reason(
                clause=ground.clause,
                fact=excerpt(without_addresses(ground.fact), TEXT),
                answer=ground.answer.value,
                source=excerpt(without_addresses(ground.source), TEXT),
                strength=int(ground.strength),
            )
            for ground in row.grounds[:REASONS]
        ),
        more_reasons=max(len(row.grounds) - REASONS, 0),
        searched=tuple(excerpt(without_addresses(text), TEXT) for text in row.searched[:REASONS]),
        settles=without_addresses(row.settles),
    )


def _alike(entries: Iterable[PartyStanding]) -> list[list[PartyStanding]]:
    """Parties of whom the same is said, together."""
    groups: dict[tuple[str, ...], list[PartyStanding]] = {}
    for entry in entries:
        answer = (entry.kind, entry.standing, entry.basis, entry.verdict, entry.reciprocity)
        groups.setdefault(answer, []).append(entry)
    return [groups[answer] for answer in sorted(groups)]


def _folded(entries: list[PartyStanding]) -> Dossier:
    """Organizations known by a domain of one or two people, as one dossier without names."""
    days = [day for entry in entries for day in (entry.first, entry.last) if day]
    first = entries[0]
    return Dossier(
        anchor=anchor_of(f"\0{FOLDED}\0{first.kind}\0{first.standing}\0{first.basis}"),
        name="",
        kind=first.kind.value,
        standing=first.standing.value,
        basis=first.basis.value,
        verdict=first.verdict.value,
        reciprocity=first.reciprocity.value,
        commits=sum(entry.commits for entry in entries),
        people=people_behind(entries),
        first=min(days, default=None),
        last=max(days, default=None),
        reasons=(),
        more_reasons=0,
        searched=(),
        settles="",
        folded=len(entries),
    )


def exchanges(evidence: Evidence, sight: Sight, as_of: date, room: int) -> Told[Exchange]:
    """The reciprocity ledger: every organization in sight that takes, gives, or may owe.

    What is due comes first; it takes up no more than `room` bytes of the page.
    """
    recorded = Counter(work.party for work in evidence.ledger)
    found = [
        Exchange(
            name=without_addresses(entry.name) or entry.party,
            kind=entry.kind.value,
            standing=entry.standing.value,
            basis=entry.basis.value,
            verdict=entry.verdict.value,
            reciprocity=entry.reciprocity.value,
            commits=entry.commits,
            recent=entry.recent,
            recorded=recorded[entry.party],
            uses=tuple(map(_use, entry.uses)),
            agreements=tuple(_agreed(agreement, as_of) for agreement in _latest(entry)),
            more_agreements=max(len(entry.agreements) - AGREEMENTS, 0),
            anchor=sight.anchor(entry.party),
        )
        for entry in sight.named
    ]
    order = [state.value for state in _ORDER]
    found.sort(key=lambda row: (order.index(row.reciprocity), -row.commits, row.name))
    return within(found, room, LEDGER)


_ORDER = (
    Reciprocity.APPLIES,
    Reciprocity.AGREED,
    Reciprocity.UNDETERMINED,
    Reciprocity.NONE,
)


def _latest(entry: PartyStanding) -> list[Agreement]:
    """Agreements as they come; of too many, those that end last."""
    if len(entry.agreements) <= AGREEMENTS:
        return list(entry.agreements)
    ranked = sorted(entry.agreements, key=lambda each: each.until or date.max, reverse=True)
    return ranked[:AGREEMENTS]


def _use(use: User) -> str:
    return use.use.value


def _agreed(agreement: Agreement, as_of: date) -> Agreed:
    states = Counter(payment.state(as_of) for payment in agreement.payments)
    return Agreed(
        start=agreement.start,
        until=agreement.until,
        terms=excerpt(without_addresses(agreement.terms), TEXT),
        in_force=agreement.covers(as_of),
        fulfilled=states[PaymentState.FULFILLED],
        due=states[PaymentState.DUE],
        overdue=states[PaymentState.OVERDUE],
    )


def recorded_works(works: Iterable[LedgerWork], *, show_people: bool) -> Told[RecordedWork]:
    """Work that ledgers record, summed; a party nobody knows has no name."""
    found = [
        RecordedWork(
            name=without_addresses(row.name) or row.party,
            work=without_addresses(row.work),
            amount=amount_text(row.amount),
            unit=without_addresses(row.unit),
            entries=row.entries,
            confirmed=row.confirmed,
        )
        for row in ledger_rows(works, show_people=show_people)
    ]
    return within(found, RECORDED)
