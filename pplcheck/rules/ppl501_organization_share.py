"""One business writes more than the project's line.

A commons can be free by its license and still depend on one firm: whoever writes most of it
decides what it becomes, and may take their people away tomorrow. This counts what was written
within the policy's window by people who acted for an organization that a register declares to be
commercial. Only what evidence gives it counts; the part of which nobody knows for whom it was done
is told beside it, and never held against anybody. It is reported and not judged: no clause speaks
of it, and a firm that gives much is welcome in most commons.

The line is `organization-share` under `[power]` in the policy, 0.5 if it says nothing; 1 switches
this off. Of fewer than 100 contributions nothing is said: somebody has to begin.

What to do: talk about it. Some projects seek more contributors or shared maintenance, some write
into their rules how one organization's vote is bounded, and some move the line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.power import Holding
from pplcheck.model.report import Evidence, Finding, Severity, percent
from pplcheck.model.rule import Rule, excerpt, plural

FEW: Final = 100
"""Contributions below which shares say more about the beginning than about power."""


def _check(evidence: Evidence) -> Iterator[Finding]:
    power = evidence.power
    if power is None or power.written < FEW:
        return
    line = power.lines.organization_share
    for holding in power.writers:
        if holding.low > line:
            written = plural(power.written, "contribution")
            yield RULE.finding(
                f"{excerpt(holding.name)} wrote {_interval(holding)} of {written} since "
                f"{power.since.isoformat()}; the line is {percent(line)}",
                party=holding.party,
                subject="written",
            )


def _interval(holding: Holding) -> str:
    low, high = percent(holding.low), percent(min(holding.high, 1.0))
    return low if low == high else f"between {low} and {high}"


RULE: Final = Rule(
    code="PPL501",
    name="organization-writes-most",
    severity=Severity.NOTE,
    summary="one business wrote more than the line the project draws",
    clause="",
    remedy="seek more shoulders for the work, bound one organization's say, or move the line",
    example=(
        "Within two years people of Orbit Ltd, a firm in the register, wrote 62 of 100 "
        "contributions, and of 20 nobody knows for whom they were made.\n"
        "Orbit Ltd wrote between 62 % and 82 % of 100 contributions since 2024-11-01; the line is "
        "50 %"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
