from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.power import Factor, Lines
from pplcheck.model.report import Evidence, Severity
from pplcheck.rules.ppl503_absence_factor import RULE
from tests.rules.evidence import assert_finds, assert_silent, evidence_of
from tests.rules.powers import NOTHING, evidence_with


def power(low: int, high: int, *, line: int, written: int = 1000) -> Evidence:
    factor = Factor(low=low, high=high)
    lines = Lines(absence_factor=line)
    return evidence_with(replace(NOTHING, lines=lines, written=written, people=factor))


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
        "1 person made half of 1,000 contributions since 2024-11-01; the line is 2",
    )

    assert found.severity is Severity.NOTE
    assert found.party == ""


def test_what_is_not_known_makes_an_interval() -> None:
    assert_finds(RULE, power(1, 2, line=3), "at least 1, at most 2 people made half")
