"""A waiver has ended.

A waiver is a decision with a date: the project lives with a finding, for a reason, until a day.
After that day the finding is back, and the question with it. This says which decision ran out, so
that nobody has to guess why a check fails that passed yesterday.

What to do: put it on the agenda again. Renew the waiver with a new date, the reason and who
approved it, or drop it from the policy and mend what it was given for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity, WaiverState
from pplcheck.model.rule import Rule, excerpt


def _check(evidence: Evidence) -> Iterator[Finding]:
    for use in evidence.waivers:
        if use.state is WaiverState.ENDED:
            waiver = use.waiver
            scope = f" for {excerpt(waiver.path)}" if waiver.path else ""
            yield RULE.finding(
                f"the waiver of {waiver.code}{scope} ended on {waiver.expires}; "
                f"{excerpt(waiver.approver)} gave it because: {excerpt(waiver.reason)}",
                place=(use.path, waiver.line),
                subject=f"{waiver.code} {waiver.path}",
            )


RULE: Final = Rule(
    code="PPL911",
    name="waiver-ended",
    severity=Severity.WARNING,
    summary="a waiver has ended and hides nothing any more",
    clause="",
    remedy="decide again: renew the waiver with a new date and approver, or drop it",
    example=(
        "A waiver of PPL103 for package.json expired on 2027-04-01. The check is made the day "
        "after.\n"
        "the waiver of PPL103 for package.json ended on 2027-04-01; the assembly of 2026-10-02 "
        "gave it because: the published name is historic"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
