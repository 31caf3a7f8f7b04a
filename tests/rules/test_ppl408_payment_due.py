from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from pplcheck.model.agreement import Payment
from pplcheck.model.license import Terms
from pplcheck.model.party import Source
from pplcheck.rules.ppl408_payment_due import RULE
from tests.rules.evidence import (
    FIRM,
    TODAY,
    agreement,
    assert_finds,
    assert_silent,
    evidence_of,
    license_of,
)

SOON = Payment(
    due=TODAY + timedelta(days=30),
    amount=Decimal(300),
    currency="EUR",
    source=Source(path="register.toml", line=31),
)


@pytest.mark.parametrize(
    "payment",
    [
        replace(SOON, due=TODAY + timedelta(days=31)),
        replace(SOON, due=TODAY - timedelta(days=1)),
        replace(SOON, paid=TODAY),
    ],
    ids=["far", "overdue", "paid"],
)
def test_what_is_not_due_soon_is_silent(payment: Payment) -> None:
    terms = replace(agreement(), payments=(payment,))

    assert_silent(RULE, evidence_of(replace(FIRM, agreements=(terms,))))


@pytest.mark.parametrize(("days", "part"), [(30, "in 30 days"), (1, "in 1 day"), (0, "in 0 days")])
def test_what_is_due_soon_is_noted(days: int, part: str) -> None:
    payment = replace(SOON, due=TODAY + timedelta(days=days))
    terms = replace(agreement(), payments=(payment,))

    assert_finds(RULE, evidence_of(replace(FIRM, agreements=(terms,))), part)


def test_an_unknown_license_still_notes_and_one_without_terms_does_not() -> None:
    terms = replace(agreement(), payments=(SOON,))
    evidence = evidence_of(replace(FIRM, agreements=(terms,)))

    assert_finds(RULE, replace(evidence, license=license_of("Foo", Terms.UNKNOWN)), "300 EUR")
    assert_silent(RULE, replace(evidence, license=license_of("MIT", Terms.NONE)))
