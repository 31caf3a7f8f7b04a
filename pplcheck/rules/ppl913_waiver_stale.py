"""A waiver was given for another version of a file.

A waiver may name the digest of the file that was looked at when it was approved. Once that file is
another one, or gone, nobody has approved what stands there now, and the waiver hides nothing.

What to do: look at the file as it is. If the decision still holds, have it approved again and write
down the new digest (`sha256sum FILE`); otherwise drop the waiver.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity, WaiverState
from pplcheck.model.rule import Rule, excerpt


def _check(evidence: Evidence) -> Iterator[Finding]:
    for use in evidence.waivers:
        if use.state is WaiverState.STALE:
            waiver = use.waiver
            scope = f" for {excerpt(waiver.path)}" if waiver.path else ""
            yield RULE.finding(
                f"the waiver of {waiver.code}{scope} was given for another version of that file; "
                "it hides nothing until somebody looks again",
                place=(use.path, waiver.line),
                subject=f"{waiver.code} {waiver.path}",
            )


RULE: Final = Rule(
    code="PPL913",
    name="waiver-stale",
    severity=Severity.WARNING,
    summary="the file a waiver was given for has changed since",
    clause="",
    remedy="look at the file again; renew the waiver with its new digest, or drop it",
    example=(
        "A waiver names the digest of LICENSE, and LICENSE was edited since.\n"
        "the waiver of PPL104 for LICENSE was given for another version of that file; it hides "
        "nothing until somebody looks again"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
