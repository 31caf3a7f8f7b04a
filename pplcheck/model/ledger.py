"""Work that leaves no commit, as a project's contribution ledger records it.

Amounts are exact decimals in the unit written beside them; units are never added to one another.
Days are half-open: `start` inclusive, `until` exclusive, None where the work goes on.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from pplcheck.model.frozen import frozen
from pplcheck.model.party import Dated, Source

WORKS = (
    "code",
    "review",
    "translation",
    "care",
    "design",
    "hosting",
    "documentation",
    "governance",
    "education",
    "money",
    "other",
)
"""Kinds of work that have a name; a project may use other words."""


@frozen
class LedgerEntry(Dated):
    """One line of a ledger: who did how much of which work, and who says so.

    `who` is an organization or a person as written; `work` and `unit` are in lower case but for
    what is all capitals. `confirmed_by` is empty where nobody confirmed it. `start` is a date.
    """

    who: str
    work: str
    amount: Decimal
    unit: str
    confirmed_by: str = ""
    source: Source

    def last_day(self, as_of: date) -> date | None:
        """The last day of the work by `as_of`, the day it counts on; None before it begins."""
        if self.start is None or self.start > as_of:
            return None
        return as_of if self.until is None else min(as_of, self.until - timedelta(days=1))


@frozen
class Ledger:
    """Everything one ledger file records; `digest` is `sha256:` and the hex of its bytes."""

    path: str
    digest: str
    entries: tuple[LedgerEntry, ...]


@frozen
class LedgerWork:
    """A line of a ledger, and whose work it was.

    `party` is an organization's id or an individual's key, empty where the line names nobody who
    is known; `name` is what people read. `is_confirmed` says that somebody else confirmed it.
    `individual` is the key of the person named, empty where the line names none.
    """

    entry: LedgerEntry
    party: str = ""
    name: str = ""
    is_person: bool = False
    is_confirmed: bool = False
    individual: str = ""
