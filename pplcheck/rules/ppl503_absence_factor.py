"""Half of the work rests on fewer people than the project's line.

The contributor absence factor, as CHAOSS defines it, is the smallest number of people who together
made half of all contributions. It says how many would have to stop before half the work stopped
with them. A young project has a factor of one, and so have many good ones: it is said only where
the policy draws a line, and it is about how the work is shared and never about a person, so nobody
is named. Contributions of which no author can be read could be anybody's; it is said only if the
factor is below the line even then.

The line is `absence-factor` under `[power]` in the policy. Without it nothing is said.

What to do: look for a second pair of hands where there is one. Pairing, written notes and paid
time for maintenance help more than appeals.
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
    found, line = power.people, power.lines.absence_factor
    if found.high < line:
        number = plural(found.high, "person", "people")
        least = "" if found.low == found.high else f"at least {found.low}, at most "
        yield RULE.finding(
            f"{least}{number} made half of {power.written:,} contributions since "
            f"{power.since.isoformat()}; the line is {line}",
            subject="people",
        )


RULE: Final = Rule(
    code="PPL503",
    name="absence-factor-low",
    severity=Severity.NOTE,
    summary="half of the work rests on fewer people than the line the project draws",
    clause="",
    remedy="share knowledge and maintenance with more people, or move the line",
    example=(
        "The policy says `absence-factor = 3`, and of 100 contributions within two years one "
        "person made 45 and another 20.\n"
        "2 people made half of 100 contributions since 2024-11-01; the line is 3"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
