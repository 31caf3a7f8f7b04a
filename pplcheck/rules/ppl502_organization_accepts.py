"""One business accepts more than the project's line.

Who may accept changes holds a power that does not show in who writes them. It shows in part in the
history: in commits whose committer is not their author, in merges on the main line, and in
trailers that name a reviewer. This counts these within the policy's window for organizations that a
register declares to be commercial. Much of it stays hidden: where a code host commits in the
browser, nobody can tell from the history who pressed the button, and that part is told as unknown.
It is reported and not judged.

The line is `merge-share` under `[power]` in the policy, 0.5 if it says nothing; 1 switches this
off. Of fewer than 100 such acts nothing is said.

What to do: look at who may merge, and whether those who write have a say in it. Rules of
maintenance that are written down help whoever comes next.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.power import Holding
from pplcheck.model.report import Evidence, Finding, Severity, percent
from pplcheck.model.rule import Rule, excerpt, plural

FEW: Final = 100
"""Acts of accepting below which shares say little."""


def _check(evidence: Evidence) -> Iterator[Finding]:
    power = evidence.power
    if power is None or power.accepted < FEW:
        return
    line = power.lines.merge_share
    for holding in power.acceptors:
        if holding.low > line:
            accepted = plural(power.accepted, "act")
            yield RULE.finding(
                f"{excerpt(holding.name)} made {_interval(holding)} of {accepted} of accepting "
                f"others' changes since {power.since.isoformat()}; the line is {percent(line)}",
                party=holding.party,
                subject="accepted",
            )


def _interval(holding: Holding) -> str:
    low, high = percent(holding.low), percent(min(holding.high, 1.0))
    return low if low == high else f"between {low} and {high}"


RULE: Final = Rule(
    code="PPL502",
    name="organization-accepts-most",
    severity=Severity.NOTE,
    summary="one business accepted more of others' changes than the line the project draws",
    clause="",
    remedy="look at who may merge, and write down how one comes to; or move the line",
    example=(
        "Of 200 changes that somebody else committed, merged or reviewed, people of Orbit Ltd took "
        "in 150; the code host took in 10 for somebody nobody can name.\n"
        "Orbit Ltd made between 75 % and 80 % of 200 acts of accepting others' changes since "
        "2024-11-01; the line is 50 %"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
