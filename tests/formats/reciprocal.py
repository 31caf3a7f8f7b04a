"""A ledger of reciprocity with an organization on every term, for the tests of its formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from pplcheck.model.agreement import Agreement, Payment, PaymentKind, User
from pplcheck.model.party import Answer, Kind, Source, Strength, Use
from pplcheck.model.reciprocity import ReciprocityLedger, ReciprocityRow
from pplcheck.model.report import Evidence
from pplcheck.model.standing import PartyStanding, Reciprocity, Standing, Verdict
from pplcheck.pipeline.reciprocity import ledger_of
from tests.rules.evidence import COMMONER, FIRM, PERSON, PPL, agreement, evidence_of, ground, user

KIND = ground("is commercial", source="register.toml:1, company register")
DUE = replace(
    FIRM,
    grounds=(
        KIND,
        ground("privately_owned", clause="4(d)", source="as commercial, register.toml:1"),
        ground("profits_from_wage_labor", clause="4(d)", source="register.toml:6, payroll"),
        ground("agreement", Answer.UNKNOWN, clause="4(f)", source="none on file"),
    ),
)
"""A firm that the license is shown to bar."""

PAYMENTS = (
    Payment(
        due=date(2026, 1, 31),
        amount=Decimal("1200.00"),
        currency="EUR",
        paid=date(2026, 1, 20),
        source=Source(path="register.toml", line=70),
    ),
    Payment(
        due=date(2026, 9, 1),
        kind=PaymentKind.HOSTING,
        what="two servers",
        source=Source(path="register.toml", line=76),
    ),
    Payment(
        due=date(2026, 12, 24),
        kind=PaymentKind.WORK,
        what="a day",
        amount=Decimal(300),
        currency="EUR",
        source=Source(path="register.toml", line=80),
    ),
)
TERMS: Agreement = replace(
    agreement(until=date(2027, 1, 1)), payments=PAYMENTS, document="sha256:" + "0a" * 32
)
AGREED = replace(
    DUE,
    party="lumen",
    name="Lumen SA",
    reciprocity=Reciprocity.AGREED,
    verdict=Verdict.PERMITTED,
    agreements=(TERMS,),
)
CLAIM: User = replace(user(Use.UNKNOWN), is_claim=True, strength=Strength.FREE_TEXT)
OPEN = replace(
    DUE,
    party="quasar",
    name="Quasar",
    kind=Kind.UNKNOWN,
    standing=Standing.UNDETERMINED,
    reciprocity=Reciprocity.UNDETERMINED,
    verdict=Verdict.UNDETERMINED,
    grounds=(
        ground("kind", Answer.UNKNOWN, strength=Strength.NOTHING, source=""),
        ground("privately_owned", Answer.UNKNOWN, clause="4(d)", source="not shown"),
        ground("worker_owned", Answer.UNKNOWN, clause="4(c)(i)", source="not shown"),
    ),
    uses=(CLAIM,),
    searched=(),
    settles="what kind it is",
)


def ledger(*standings: PartyStanding, **changes: Any) -> ReciprocityLedger:
    """The ledger of some standings; `changes` are fields of the evidence."""
    told = standings or (DUE, AGREED, OPEN, COMMONER, PERSON)
    evidence: Evidence = replace(evidence_of(*told), **{"profiles": (PPL,), **changes})
    return ledger_of(evidence)


def row_of(of: ReciprocityLedger, party: str) -> ReciprocityRow:
    rows: Mapping[str, ReciprocityRow] = {row.standing.party: row for row in of.rows}
    return rows[party]
