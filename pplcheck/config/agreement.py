"""What a register says of uses and agreements: who uses what, on which terms, and what is owed.

A use that a maintainer wrote down is a declaration, the stronger with its source; one taken over
from a list of adopters is a claim until somebody confirms it. Money is written as text and read
as an exact decimal, in a currency of ISO 4217.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from pplcheck.config.document import Document
from pplcheck.config.names import digest
from pplcheck.config.places import EVERYWHERE, glob
from pplcheck.config.toml import Table
from pplcheck.config.wording import Unfit, plain
from pplcheck.model.agreement import Agreement, Payment, PaymentKind, User
from pplcheck.model.party import Source, Strength, Use

PROSE: Final = frozenset(
    {"adopters", "authors", "citation", "codeowners", "maintainers", "publiccode"}
)
"""Kinds of imported data in which people write about themselves: no stronger than free text."""

_USES: Final = {str(use): use for use in Use}
_KINDS: Final = {str(kind): kind for kind in PaymentKind}
_LEAVE_OUT_SCOPE: Final = "leave it out to mean everything"
_AMOUNT: Final = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")


def read_user(table: Table, document: Document) -> User:
    """A `[[user]]`; what is wrong with it goes to the document's problems."""
    given = table.text("organization", required="give the id of the organization")
    table.subject = f"user '{plain(given)}'" if given else ""
    source = read_source(table, document, table.text("source"))
    otherwise = Strength.REGISTER if source.text else Strength.FREE_TEXT
    user = User(
        organization=given,
        use=table.choice("use", _USES, Use.UNKNOWN, required='write "unknown" until it is known'),
        scope=_scope(table),
        since=table.day("since"),
        source=source,
        strength=read_strength(table, otherwise=otherwise),
        is_claim=table.text("imported") in PROSE,
    )
    table.finish()
    return user


def read_agreement(table: Table, document: Document) -> Agreement:
    """An `[[agreement]]` with its payments; problems go to the document's."""
    given = table.text("party", required="give the id of the organization")
    table.subject = f"agreement with '{plain(given)}'" if given else ""
    start, until = read_dates(table)
    agreement = Agreement(
        party=given,
        scope=_scope(table),
        start=start,
        until=until,
        document=table.parsed("document", digest, ""),
        terms=table.text("terms"),
        source=read_source(table, document, table.text("source")),
        payments=tuple(
            found
            for entry in table.tables("payment")
            if (found := _payment(entry, document)) is not None
        ),
    )
    table.finish()
    return agreement


def _payment(table: Table, document: Document) -> Payment | None:
    kind = table.choice("kind", _KINDS, PaymentKind.MONEY)
    is_money = kind is PaymentKind.MONEY
    due = table.day("due")
    if not table.has("due"):
        table.problem("is missing; give the last day for it", "due")
    what = table.text("what", required="" if is_money else "say what was agreed")
    amount, currency = _money(table, required=is_money)
    paid = table.day("paid")
    source = read_source(table, document, table.text("source"))
    table.finish()
    if due is None:
        return None
    return Payment(
        due=due,
        kind=kind,
        amount=amount,
        currency=currency,
        what=what,
        paid=paid,
        source=source,
    )


def _money(table: Table, *, required: bool) -> tuple[Decimal | None, str]:
    """An amount and its currency, which go together; None and empty where there are none."""
    is_needed = required or table.has("amount") or table.has("currency")
    amount: Decimal | None = table.parsed(
        "amount",
        _amount,
        None,
        required='give it as text, like "1200.00"' if is_needed else "",
    )
    currency = table.parsed(
        "currency", _currency, "", required='give it, like "EUR"' if is_needed else ""
    )
    return amount, currency


def _amount(text: str) -> Decimal | Unfit:
    """An amount as an exact decimal; a TOML float is refused before, as it is not exact."""
    written = text.strip()
    if not _AMOUNT.fullmatch(written) or not Decimal(written):
        return Unfit(
            reason='must be a number above 0 like "1200.00", at most 15 digits and 6 decimals, '
            "with a point and nothing else"
        )
    return Decimal(written)


def _currency(text: str) -> str | Unfit:
    written = text.strip()
    if _CURRENCY.fullmatch(written):
        return written
    guess = written.upper() if _CURRENCY.fullmatch(written.upper()) else ""
    return Unfit(reason="must be a currency of three capitals like EUR (ISO 4217)", guess=guess)


def _scope(table: Table) -> tuple[str, ...]:
    return table.parsed_list("scope", glob, (EVERYWHERE,), least=_LEAVE_OUT_SCOPE)


def read_dates(table: Table) -> tuple[date | None, date | None]:
    """The half-open dates of a table, `from` inclusive and `until` exclusive."""
    start, until = table.day("from"), table.day("until")
    if start and until and start >= until:
        table.problem(f"must lie after from ({start}), as it is not included, got {until}", "until")
    return start, until


def read_source(table: Table, document: Document, text: str) -> Source:
    """Where a table stands, with the source it names itself."""
    return Source(path=document.path, line=table.line(), text=text)


def read_strength(table: Table, *, otherwise: Strength) -> Strength:
    """That of the kind of data `imported` names a statement was taken over from, if it does."""
    kind = table.text("imported")
    if not kind:
        return otherwise
    return Strength.FREE_TEXT if kind in PROSE else Strength.IMPORTED
