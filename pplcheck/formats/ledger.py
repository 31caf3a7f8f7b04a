"""What contribution ledgers record, summed by party, kind of work and unit; never across units.

Persons are one row where nobody asks for people, and a line that names nobody who is known stays
without a party. Amounts are exact decimals, written without exponents or superfluous zeros.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from pplcheck.formats.neutral import shown, without_addresses
from pplcheck.formats.parties import PEOPLE
from pplcheck.model.frozen import frozen
from pplcheck.model.ledger import LedgerEntry, LedgerWork
from pplcheck.model.report import Report
from pplcheck.model.rule import plural

Value = dict[str, object]
_SUMS: Final = 4
"""How many sums one line of the terminal tells before it counts the rest."""

_Key = tuple[str, str, bool, str, str]


@frozen
class LedgerRow:
    """One party's work of one kind in one unit; `party` is empty where nobody is known.

    `entries` counts lines, `confirmed` those somebody else confirmed; `first` is the first day
    of any of them, `until` the day after the last, None where work goes on.
    """

    party: str
    name: str
    is_person: bool
    work: str
    unit: str
    amount: Decimal
    entries: int
    confirmed: int
    first: date | None
    until: date | None


def ledger_rows(works: Iterable[LedgerWork], *, show_people: bool) -> tuple[LedgerRow, ...]:
    """All lines as rows: organizations first, by id; what names nobody comes last."""
    groups: dict[_Key, list[LedgerWork]] = defaultdict(list)
    for work in works:
        party, name = work.party, work.name
        if work.is_person:
            party, name = (PEOPLE, name) if show_people else (PEOPLE, "")
        groups[party, name, work.is_person, work.entry.work, work.entry.unit].append(work)
    return tuple(
        _row(key, groups[key]) for key in sorted(groups, key=lambda key: (not key[0], key[2], key))
    )


def _row(key: _Key, works: list[LedgerWork]) -> LedgerRow:
    party, name, is_person, kind, unit = key
    entries = [work.entry for work in works]
    ends = [entry.until for entry in entries if entry.until]
    return LedgerRow(
        party=party,
        name=name,
        is_person=is_person,
        work=kind,
        unit=unit,
        amount=total(entries),
        entries=len(works),
        confirmed=sum(work.is_confirmed for work in works),
        first=min((entry.start for entry in entries if entry.start), default=None),
        until=max(ends) if len(ends) == len(entries) else None,
    )


def total(entries: Iterable[LedgerEntry]) -> Decimal:
    """The exact sum of amounts, at most 100,000 of 15 digits and 6 decimals."""
    return sum((entry.amount for entry in entries), start=Decimal(0))


def amount_text(amount: Decimal) -> str:
    """An amount without an exponent and without superfluous zeros."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def ledger_block(report: Report) -> list[Value]:
    """The rows as JSON values; amounts are texts, so that they stay exact."""
    works = report.evidence.ledger if report.evidence else ()
    return [
        {
            "party": row.party or None,
            "name": without_addresses(row.name) or None,
            "person": row.is_person,
            "work": without_addresses(row.work),
            "amount": amount_text(row.amount),
            "unit": without_addresses(row.unit),
            "entries": row.entries,
            "confirmed": row.confirmed,
            "first": row.first.isoformat() if row.first else None,
            "until": row.until.isoformat() if row.until else None,
        }
        for row in ledger_rows(works, show_people=report.show_people)
    ]


def ledger_line(works: tuple[LedgerWork, ...]) -> str:
    """All that ledgers record, in one line; empty where they record nothing."""
    if not works:
        return ""
    sums: dict[tuple[str, str], list[LedgerEntry]] = defaultdict(list)
    for work in works:
        sums[work.entry.work, work.entry.unit].append(work.entry)
    ranked = sorted(sums, key=lambda key: (-len(sums[key]), key))
    told = [
        f"{shown(kind)} {amount_text(total(sums[kind, unit]))} {shown(unit)}"
        for kind, unit in ranked[:_SUMS]
    ]
    left = len(ranked) - _SUMS
    more = [plural(left, "more kind")] if left > 0 else []
    open_ = sum(not work.is_confirmed for work in works)
    unconfirmed = f"; {open_:,} of {plural(len(works), 'line')} not confirmed" if open_ else ""
    return f"{' · '.join([*told, *more])}{unconfirmed}"


def party_lines(works: Iterable[LedgerWork], party: str) -> tuple[str, ...]:
    """The lines of one party, as `explain` tells them."""
    return tuple(_told(work) for work in works if work.party == party)


def _told(work: LedgerWork) -> str:
    entry = work.entry
    amount = f"{amount_text(entry.amount)} {shown(entry.unit)}"
    until = f"to {entry.until.isoformat()} (exclusive)" if entry.until else "and going on"
    start = entry.start.isoformat() if entry.start else "ever"
    confirmed = "confirmed" if work.is_confirmed else "not confirmed by anybody else"
    place = f"{shown(entry.source.path)}:{entry.source.line}"
    return f"{shown(entry.work)}: {amount}, from {start} {until}; {confirmed} ({place})"
