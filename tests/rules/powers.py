"""Evidence about power in a commons, for the rules that look at it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pplcheck.model.power import Factor, Holding, Lines, Power
from pplcheck.model.report import Evidence
from tests.rules.evidence import evidence_of

NOTHING = Power(
    lines=Lines(),
    since=date(2024, 11, 1),
    until=date(2026, 11, 1),
    written=1000,
    people=Factor(low=1, high=9),
    organizations=Factor(low=1, high=9),
    accepted=200,
)
"""Figures of two years that pass no line."""


def evidence_with(power: Power) -> Evidence:
    """A work whose power is known."""
    return replace(evidence_of(), power=power)


def orbit(low: float, high: float) -> Holding:
    """What a business holds, as an interval."""
    return Holding(party="orbit", name="Orbit Ltd", count=62, low=low, high=high)
