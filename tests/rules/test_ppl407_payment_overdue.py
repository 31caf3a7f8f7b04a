from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from pplcheck.model.agreement import Payment, PaymentKind
from pplcheck.model.license import Terms
from pplcheck.model.party import Source
from pplcheck.rules.ppl407_payment_overdue import RULE
from tests.rules.evidence import (
    FIRM,
    TODAY,
    agreement,
    assert_finds,
    assert_silent,
    evidence_of,
    license_of,
)

LATE = Payment(
    due=TODAY - timedelta(days=1),
    amount=Decimal("1200.00"),
    currency="EUR",
    source=Source(path="register.toml", line=31),
)


@pytest.mark.parametrize(
    "payment",
    [
        replace(LATE, due=TODAY),
        replace(LATE, due=TODAY + timedelta(days=9)),
        replace(LATE, paid=TODAY - timedelta(days=20)),
        replace(LATE, paid=TODAY),
    ],
    ids=["last day", "later", "paid early", "paid late"],
)
def test_what_is_not_late_or_recorded_as_paid_is_silent(payment: Payment) -> None:
    terms = replace(agreement(), payments=(payment,))

    assert_silent(RULE, evidence_of(replace(FIRM, agreements=(terms,))))


def test_what_is_late_is_found_with_its_place_and_without_ending_the_agreement() -> None:
    hosting = replace(
        LATE,
        due=date(2026, 6, 1),
        kind=PaymentKind.HOSTING,
        what="two servers",
        amount=None,
        currency="",
    )
    terms = replace(agreement(), payments=(LATE, hosting))

    found = assert_finds(
        RULE,
        evidence_of(replace(FIRM, agreements=(terms,))),
        "1200.00 EUR, due on 2026-10-31, is not recorded as fulfilled, 1 day later",
        "hosting: two servers, due on 2026-06-01",
    )

    assert {(finding.path, finding.line) for finding in found} == {("register.toml", 31)}
    assert len({finding.fingerprint for finding in found}) == 2


def test_a_day_of_payment_that_lies_ahead_is_no_payment_yet() -> None:
    terms = replace(agreement(), payments=(replace(LATE, paid=TODAY + timedelta(days=1)),))

    assert_finds(RULE, evidence_of(replace(FIRM, agreements=(terms,))), "is not recorded")


def test_an_unknown_license_still_warns_and_one_without_terms_does_not() -> None:
    terms = replace(agreement(), payments=(LATE,))
    evidence = evidence_of(replace(FIRM, agreements=(terms,)))

    assert_finds(RULE, replace(evidence, license=license_of("Foo", Terms.UNKNOWN)), "1200.00 EUR")
    assert_silent(RULE, replace(evidence, license=license_of("MIT", Terms.NONE)))
