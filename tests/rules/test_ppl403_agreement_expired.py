from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.model.agreement import Agreement
from pplcheck.model.license import Terms
from pplcheck.rules.ppl403_agreement_expired import RULE
from tests.rules.evidence import (
    FIRM,
    TODAY,
    agreement,
    assert_finds,
    assert_silent,
    evidence_of,
    license_of,
)

ENDED = agreement(until=date(2026, 7, 1), scope=("api/**",))


@pytest.mark.parametrize(
    "agreements",
    [
        (),
        (agreement(),),
        (agreement(until=date(2026, 11, 2)),),
        (ENDED, agreement(date(2026, 7, 1), scope=("api/**", "web/**"))),
        (ENDED, agreement(date(2026, 7, 1))),
    ],
    ids=["none", "open end", "last day", "followed in scope", "followed by one for all"],
)
def test_agreements_that_hold_are_silent(agreements: tuple[Agreement, ...]) -> None:
    assert_silent(RULE, evidence_of(replace(FIRM, agreements=agreements)))


@pytest.mark.parametrize(
    "agreements",
    [
        (ENDED,),
        (ENDED, agreement(date(2026, 12, 1))),
        (ENDED, agreement(scope=("web/**",))),
    ],
    ids=["alone", "the next has not begun", "the other is about something else"],
)
def test_an_end_that_nothing_follows_is_found(agreements: tuple[Agreement, ...]) -> None:
    (finding,) = assert_finds(
        RULE,
        evidence_of(replace(FIRM, agreements=agreements)),
        "the agreement with Orbit Ltd ended on 2026-07-01",
    )

    assert (finding.path, finding.line, finding.party) == ("register.toml", 60, "orbit")


def test_the_day_of_the_end_is_outside() -> None:
    assert_finds(RULE, evidence_of(replace(FIRM, agreements=(agreement(until=TODAY),))), "ended on")


def test_an_unknown_license_still_warns_and_one_without_terms_does_not() -> None:
    evidence = evidence_of(replace(FIRM, agreements=(ENDED,)))

    assert_finds(RULE, replace(evidence, license=license_of("Foo", Terms.UNKNOWN)), "ended on")
    assert_silent(RULE, replace(evidence, license=license_of("MIT", Terms.NONE)))
