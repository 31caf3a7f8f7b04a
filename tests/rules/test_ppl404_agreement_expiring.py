from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pplcheck.model.agreement import Agreement
from pplcheck.model.license import Terms
from pplcheck.rules.ppl404_agreement_expiring import RULE
from tests.rules.evidence import (
    FIRM,
    TODAY,
    agreement,
    assert_finds,
    assert_silent,
    evidence_of,
    license_of,
)

SOON = agreement(until=date(2026, 11, 15))


@pytest.mark.parametrize(
    "agreements",
    [
        (),
        (agreement(),),
        (agreement(until=TODAY),),
        (agreement(until=TODAY + timedelta(days=91)),),
        (SOON, agreement(date(2026, 11, 15))),
    ],
    ids=["none", "open end", "over", "far", "followed"],
)
def test_agreements_without_a_near_end_are_silent(agreements: tuple[Agreement, ...]) -> None:
    assert_silent(RULE, evidence_of(replace(FIRM, agreements=agreements)))


@pytest.mark.parametrize(
    ("until", "part"),
    [
        (date(2026, 11, 15), "ends on 2026-11-15, in 14 days"),
        (TODAY + timedelta(days=1), "in 1 day,"),
        (TODAY + timedelta(days=90), "in 90 days"),
    ],
    ids=["soon", "tomorrow", "first day of notice"],
)
def test_a_near_end_is_found(until: date, part: str) -> None:
    assert_finds(RULE, evidence_of(replace(FIRM, agreements=(agreement(until=until),))), part)


def test_an_unknown_license_still_notes_and_one_without_terms_does_not() -> None:
    evidence = evidence_of(replace(FIRM, agreements=(SOON,)))

    assert_finds(RULE, replace(evidence, license=license_of("Foo", Terms.UNKNOWN)), "ends on")
    assert_silent(RULE, replace(evidence, license=license_of("MIT", Terms.NONE)))
