"""A change is judged by older rules than those in force.

Policy, registers and waivers are read from the merge base: the commit at which the change branched
off. Whoever makes a change picks that commit, and could pick one from before a rule was made. Where
the named base has edited governing files since, this says so.

What to do: merge or rebase, so that the change is judged by the files as they are now. Continuous
integration that checks the result of the merge, as most services offer, never sees this finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt, some_of


def _check(evidence: Evidence) -> Iterator[Finding]:
    changes = evidence.changes
    if changes is None or not changes.stale:
        return
    paths = [governing.path for governing in changes.stale]
    yield RULE.finding(
        f"{excerpt(changes.named)} has edited {some_of(paths)} since this change branched off; the "
        "change is judged by the older version",
        place=(paths[0], 0),
        subject="stale",
    )


RULE: Final = Rule(
    code="PPL922",
    name="base-outdated",
    severity=Severity.WARNING,
    summary="the files that govern the check have changed since the change branched off",
    clause="",
    remedy="bring the change up to date with the base, so that it is judged by the present files",
    example=(
        "A pull request branched off before a rule was added to the policy of the main branch.\n"
        "main has edited pplcheck.toml since this change branched off; the change is judged by "
        "the older version"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
