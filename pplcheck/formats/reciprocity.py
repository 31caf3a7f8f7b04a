"""The ledger of reciprocity as JSON; the schema is `schemas/reciprocity.schema.json`.

Every key is always there. Amounts are texts that hold exact decimals.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pplcheck.formats.document import Value, written
from pplcheck.formats.neutral import without_addresses
from pplcheck.model.agreement import Agreement, Payment, User
from pplcheck.model.party import Ground
from pplcheck.model.reciprocity import LetterKind, ReciprocityLedger, ReciprocityRow
from pplcheck.model.standing import Reading

SCHEMA_VERSION: Final = "1.1.0"
"""The version of the document's form; semantic, see https://semver.org."""

VOICES: Final = {
    Reading.KLEINER: "the license's text",
    Reading.COPYFAIR: "a project's policy, not what the license says",
}
"""Whose voice a reading is."""


def render(ledger: ReciprocityLedger) -> str:
    """The ledger as one JSON document that ends in a line break."""
    return written(document(ledger))


def document(ledger: ReciprocityLedger) -> Value:
    """The ledger as JSON values, before escapes; the rows come last."""
    license_ = ledger.license
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "pplcheck", "version": ledger.tool_version},
        "as_of": ledger.as_of.isoformat(),
        "reading": ledger.reading.value,
        "voice": VOICES[ledger.reading],
        "repository": {
            "name": without_addresses(ledger.judged.name),
            "head": ledger.judged.head,
            "complete": ledger.complete,
        },
        "license": {
            "expression": license_.expression.text if license_.expression else None,
            "terms": license_.terms.value,
            "since": _day(license_.since.day if license_.since else None),
        },
        "rows": [_row(row, ledger.as_of) for row in ledger.rows],
    }


def _row(row: ReciprocityRow, day: date) -> Value:
    entry = row.standing
    return {
        "party": without_addresses(entry.party),
        "name": without_addresses(entry.name),
        "kind": entry.kind.value,
        "standing": entry.standing.value,
        "basis": entry.basis.value,
        "verdict": entry.verdict.value,
        "term": row.term.value,
        "clauses": list(row.numbers),
        "contributes": {
            "commits": entry.commits,
            "recent": entry.recent,
            "people": entry.people,
            "first": _day(entry.first),
            "last": _day(entry.last),
            "searched": [without_addresses(text) for text in entry.searched],
        },
        "uses": [_use(use) for use in entry.uses],
        "agreements": [_agreement(agreement, day) for agreement in entry.agreements],
        "evidence": [_ground(ground) for ground in entry.grounds],
        "settles": without_addresses(entry.settles) or None,
        "letter": None if row.letter is LetterKind.NONE else row.letter.value,
    }


def _use(use: User) -> Value:
    return {
        "use": use.use.value,
        "scope": list(use.scope),
        "since": _day(use.since),
        "claimed": use.is_claim,
        "source": without_addresses(str(use.source)) or None,
        "strength": int(use.strength),
    }


def _agreement(agreement: Agreement, day: date) -> Value:
    return {
        "scope": list(agreement.scope),
        "from": _day(agreement.start),
        "until": _day(agreement.until),
        "in_force": agreement.covers(day),
        "document": agreement.document or None,
        "terms": without_addresses(agreement.terms) or None,
        "source": without_addresses(str(agreement.source)) or None,
        "payments": [_payment(payment, day) for payment in agreement.payments],
    }


def _payment(payment: Payment, day: date) -> Value:
    return {
        "due": payment.due.isoformat(),
        "state": payment.state(day).value,
        "kind": payment.kind.value,
        "amount": None if payment.amount is None else f"{payment.amount:f}",
        "currency": payment.currency or None,
        "what": without_addresses(payment.what) or None,
        "paid": _day(payment.paid),
        "source": without_addresses(str(payment.source)) or None,
    }


def _ground(ground: Ground) -> Value:
    return {
        "clause": ground.clause or None,
        "fact": without_addresses(ground.fact),
        "answer": ground.answer.value,
        "source": without_addresses(ground.source) or None,
        "strength": int(ground.strength),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
