"""Half of the work rests on fewer organizations than the project's line.

The elephant factor, as CHAOSS defines it, is the smallest number of organizations whose people
together made half of all contributions. Somebody who is shown to act for themselves counts as an
organization of one here. Those of whom nothing is shown may all work for the same organization or
each for another: so the factor is an interval, and it is told only where even its upper end lies
below the line. Organizations of every kind count, cooperatives as well.

The line is `elephant-factor` under `[power]` in the policy. Without it nothing is said.

What to do: invite more organizations to take part in the work, and see that they can. Where one
organization carries the work and that is what you want, drop the line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, plural


def _check(evidence: Evidence) -> Iterator[Finding]:
    power = evidence.power
    if power is None or not power.written:
        return
    found, line = power.organizations, power.lines.elephant_factor
    if found.high < line:
        number = plural(found.high, "organization", "organizations")
        least = "" if found.low == found.high else f"at least {found.low}, at most "
        yield RULE.finding(
            f"{least}{number} made half of {power.written:,} contributions since "
            f"{power.since.isoformat()}, where who is not shown to act for one counts as one; the "
            f"line is {line}",
            subject="organizations",
        )


RULE: Final = Rule(
    code="PPL504",
    name="elephant-factor-low",
    severity=Severity.NOTE,
    summary="half of the work rests on fewer organizations than the line the project draws",
    clause="",
    remedy="invite more organizations to take part in the work, or move the line",
    example=(
        "The policy says `elephant-factor = 2`, and of 100 contributions within two years people "
        "of Nebula Coop made 70.\n"
        "1 organization made half of 100 contributions since 2024-11-01, where who is not shown to "
        "act for one counts as one; the line is 2"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
