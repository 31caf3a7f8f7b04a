"""A waiver hides nothing.

Either what it was given for has been mended, and it can go, or its path or code does not say what
was meant. A waiver that lies about stays a permission: the same finding could come back later, and
nobody would hear of it.

What to do: drop the waiver from the policy, or correct its code or path.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity, WaiverState
from pplcheck.model.rule import Rule, excerpt


def _check(evidence: Evidence) -> Iterator[Finding]:
    for use in evidence.waivers:
        if use.state is WaiverState.UNUSED:
            waiver = use.waiver
            scope = f" for {excerpt(waiver.path)}" if waiver.path else ""
            yield RULE.finding(
                f"the waiver of {waiver.code}{scope} hides nothing",
                place=(use.path, waiver.line),
                subject=f"{waiver.code} {waiver.path}",
            )


RULE: Final = Rule(
    code="PPL914",
    name="waiver-unused",
    severity=Severity.NOTE,
    summary="a waiver hides nothing",
    clause="",
    remedy="drop the waiver, or correct its code or path",
    example=(
        "A waiver of PPL103 is in the policy, and the declarations have been mended.\n"
        "the waiver of PPL103 for package.json hides nothing"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
