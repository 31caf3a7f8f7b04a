"""A waiver that is in use ends soon.

Until its last day, which still counts, nothing changes; on the day after, what it hides is found
again and may fail the check. An assembly needs some notice, so this is said a month ahead.

What to do: mend what the waiver was given for, or renew it in time with its reason and approver.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity, WaiverState
from pplcheck.model.rule import Rule, excerpt, plural


def _check(evidence: Evidence) -> Iterator[Finding]:
    for use in evidence.waivers:
        if use.state is WaiverState.ENDING:
            waiver = use.waiver
            scope = f" for {excerpt(waiver.path)}" if waiver.path else ""
            yield RULE.finding(
                f"the waiver of {waiver.code}{scope} ends on {waiver.expires}; what it hides, "
                f"{plural(use.findings, 'finding')}, counts again from the day after",
                place=(use.path, waiver.line),
                subject=f"{waiver.code} {waiver.path}",
            )


RULE: Final = Rule(
    code="PPL912",
    name="waiver-ending-soon",
    severity=Severity.NOTE,
    summary="a waiver in use ends within 30 days",
    clause="",
    remedy="decide in time: mend what it hides, or renew it",
    example=(
        "A waiver of PPL103 expires on 2027-04-01, and the check is made two weeks before.\n"
        "the waiver of PPL103 for package.json ends on 2027-04-01; what it hides, 1 finding, "
        "counts again from the day after"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
