from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.power import Holding, Lines
from pplcheck.model.report import Evidence, Severity
from pplcheck.rules.ppl502_organization_accepts import RULE
from tests.rules.evidence import assert_finds, assert_silent, evidence_of
from tests.rules.powers import NOTHING, evidence_with, orbit


def power(*holdings: Holding, line: float = 0.5, accepted: int = 200) -> Evidence:
    lines = Lines(merge_share=line)
    return evidence_with(replace(NOTHING, lines=lines, acceptors=holdings, accepted=accepted))


def test_nothing_known_of_power_is_silent() -> None:
    assert_silent(RULE, evidence_of())


@pytest.mark.parametrize(
    "evidence",
    [
        power(),
        power(orbit(0.2, 0.4)),
        power(orbit(0.5, 0.5)),
        power(orbit(1.0, 1.0), line=1.0),
        power(orbit(1.0, 1.0), accepted=99),
    ],
    ids=["nobody", "below", "on the line", "switched off", "few"],
)
def test_what_does_not_pass_the_line_is_silent(evidence: Evidence) -> None:
    assert_silent(RULE, evidence)


def test_what_only_the_unknown_part_could_lift_above_the_line_is_silent() -> None:
    assert_silent(RULE, power(orbit(0.45, 0.95)))


def test_a_business_above_the_line_is_told_with_the_interval() -> None:
    (found,) = assert_finds(
        RULE,
        power(orbit(0.62, 0.82), orbit(0.1, 0.3)),
        "of accepting others' changes",
    )

    assert found.severity is Severity.NOTE
    assert found.party == "orbit"
    assert "between 62 % and 82 % of 200 acts" in found.message
    assert "since 2024-11-01; the line is 50 %" in found.message


def test_without_an_unknown_part_there_is_one_figure() -> None:
    assert_finds(RULE, power(orbit(0.62, 0.62)), "Orbit Ltd made 62 % of 200 acts")
