from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.model.power import Factor, Lines, Power
from pplcheck.model.report import Evidence, Severity
from pplcheck.rules.ppl504_elephant_factor import RULE
from tests.rules.evidence import assert_finds, assert_silent, evidence_of


def power(low: int, high: int, *, line: int, written: int = 1000) -> Evidence:
    found = Power(
        lines=Lines(elephant_factor=line),
        since=date(2024, 11, 1),
        until=date(2026, 11, 1),
        written=written,
        people=Factor(low=1, high=9),
        organizations=Factor(low=low, high=high),
        writers=(),
    )
    return replace(evidence_of(), power=found)


@pytest.mark.parametrize(
    "evidence",
    [
        evidence_of(),
        power(1, 1, line=0),
        power(3, 3, line=3),
        power(0, 0, line=3, written=0),
    ],
    ids=["nothing known", "no line", "on the line", "nothing written"],
)
def test_what_does_not_fall_below_the_line_is_silent(evidence: Evidence) -> None:
    assert_silent(RULE, evidence)


def test_a_factor_that_may_reach_the_line_is_silent() -> None:
    assert_silent(RULE, power(1, 3, line=3))


def test_a_factor_below_the_line_is_told_and_nobody_named() -> None:
    (found,) = assert_finds(
        RULE,
        power(1, 1, line=2),
        "1 organization made half of 1,000 contributions since 2024-11-01, where who is not shown",
    )

    assert found.severity is Severity.NOTE
    assert found.party == ""


def test_what_is_not_known_makes_an_interval() -> None:
    assert_finds(RULE, power(1, 2, line=3), "at least 1, at most 2 organizations made half")
