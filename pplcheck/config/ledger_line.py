"""One line of a contribution ledger: its fields, and what they must look like.

Amounts stay exact: decimal digits, no floating point, no thousands separators. Days are
half-open; a single `date` stands for that day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from pplcheck.config.wording import shown
from pplcheck.model.ledger import LedgerEntry
from pplcheck.model.party import Source

FIELDS: Final = (
    "who",
    "work",
    "amount",
    "unit",
    "date",
    "from",
    "until",
    "confirmed_by",
    "source",
)
"""The columns of a CSV file, and the keys of an `[[entry]]`."""

NEEDED: Final = {
    "who": "name an organization or a person as the register does",
    "work": 'say what was done, as "translation"',
    "amount": "say how much, as 12 or 12.5",
    "unit": 'say of what, as "hours" or "EUR"',
}
"""The fields every line has, each with what to write."""

LONGEST: Final = 500
"""Characters a field may have."""

_AMOUNT = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Complain = Callable[[str, str], None]
"""Notes what is wrong with a field: the words that follow its name, and the name."""


def entry_of(fields: dict[str, str], source: Source, complain: Complain) -> LedgerEntry | None:
    """The entry that fields of text make; None where they make none, and it is said why.

    `source` is where the line stands; its text is the entry's own `source`.
    """
    sound = True

    def wrong(what: str, field: str) -> None:
        nonlocal sound
        sound = False
        complain(what, field)

    for field, text in fields.items():
        if len(text) > LONGEST or not text.isprintable():
            wrong(f"must be at most {LONGEST} characters on one line, got {shown(text)}", field)
    for field, advice in NEEDED.items():
        if not fields.get(field):
            wrong(f"is missing; {advice}", field)
    amount = _amount(fields.get("amount", ""), wrong)
    start, until = _days(fields, wrong)
    if not sound:
        return None
    return LedgerEntry(
        who=fields["who"],
        work=_folded(fields["work"]),
        amount=amount,
        unit=_folded(fields["unit"]),
        start=start,
        until=until,
        confirmed_by=fields.get("confirmed_by", ""),
        source=source,
    )


def _folded(word: str) -> str:
    """A word in lower case; one all in capitals, as a currency is, stays."""
    return word if word.isupper() else word.lower()


def _amount(text: str, wrong: Complain) -> Decimal:
    if not text:
        return Decimal(0)
    if not _AMOUNT.fullmatch(text):
        wrong(
            "must be a number like 12 or 12.5, at most 15 digits and 6 decimals, with a point "
            f"and nothing else, got {shown(text)}",
            "amount",
        )
        return Decimal(0)
    amount = Decimal(text)
    if not amount:
        wrong("must be more than 0", "amount")
    return amount


def _days(fields: dict[str, str], wrong: Complain) -> tuple[date | None, date | None]:
    single, start, until = (_day(fields, name, wrong) for name in ("date", "from", "until"))
    if fields.get("date"):
        if fields.get("from") or fields.get("until"):
            wrong("does not go with from and until; write the one or the others", "date")
        if single is None or single == date.max:
            return single, None
        return single, single + timedelta(days=1)
    if not fields.get("from"):
        wrong("is missing; say when: a date, or from and until", "from")
    if start and until and until <= start:
        wrong(
            f"must be later than from, got {until.isoformat()}; that day is not included", "until"
        )
    return start, until


def _day(fields: dict[str, str], name: str, wrong: Complain) -> date | None:
    text = fields.get(name, "")
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    wrong(f"must be a day like 2026-10-01, got {shown(text)}", name)
    return None
