"""Who uses the work, and what was agreed about it: declared uses, agreements, what is owed.

Dates are days in UTC. Amounts of money are exact decimals, never binary fractions, in the currency
written beside them; currencies are never added to one another.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pplcheck.model.frozen import frozen
from pplcheck.model.party import Dated, Source, Strength, Use


@frozen
class User:
    """A declared use of the work; `scope` holds git-style path globs, `since` is inclusive.

    `strength` is that of whoever says so. `is_claim` says that nobody does but a list of adopters
    or the like, imported and not confirmed by a maintainer: that alone closes nothing.
    """

    organization: str
    use: Use
    scope: tuple[str, ...]
    since: date | None
    source: Source
    strength: Strength = Strength.REGISTER
    is_claim: bool = False


class PaymentKind(StrEnum):
    """In what somebody reciprocates."""

    MONEY = "money"
    WORK = "work"
    HOSTING = "hosting"
    OTHER = "other"


class PaymentState(StrEnum):
    """Where a payment stands on a day; a thing is due up to its last day, then overdue."""

    FULFILLED = "fulfilled"
    DUE = "due"
    OVERDUE = "overdue"


@frozen
class Payment:
    """One reciprocation agreed upon, in money or otherwise.

    `due` is the last day for it, inclusive; `paid` the day it was paid or done, None where that
    is not recorded. `amount` and `currency` (ISO 4217) are there for money, and else may be None
    and empty; `what` says in words what was agreed, and may be empty for money.
    """

    due: date
    kind: PaymentKind = PaymentKind.MONEY
    amount: Decimal | None = None
    currency: str = ""
    what: str = ""
    paid: date | None = None
    source: Source

    def state(self, day: date) -> PaymentState:
        """Where it stands on a day, by what is recorded."""
        if self.paid is not None and self.paid <= day:
            return PaymentState.FULFILLED
        return PaymentState.DUE if day <= self.due else PaymentState.OVERDUE

    def __str__(self) -> str:
        """What was agreed, in short: `1200.00 EUR`, `hosting: two servers`."""
        money = f"{self.amount:f} {self.currency}" if self.amount is not None else ""
        if self.kind is PaymentKind.MONEY:
            return f"{money} ({self.what})" if self.what else money
        words = f"{self.kind.value}: {self.what}"
        return f"{words} ({money})" if money else words


@frozen
class Agreement(Dated):
    """A written agreement, [start, until); read as the way out of PPL 4(f) and 8(e).

    `document` is `sha256:` and a hex digest, or empty. A payment that is overdue does not end an
    agreement: what follows from it is for the agreement to say.
    """

    party: str
    scope: tuple[str, ...]
    document: str
    terms: str
    source: Source
    payments: tuple[Payment, ...] = ()

    def overdue(self, day: date) -> tuple[Payment, ...]:
        """What is not recorded as fulfilled on a day, though its last day has passed."""
        return tuple(each for each in self.payments if each.state(day) is PaymentState.OVERDUE)
