"""An agreement has ended, and nothing follows it.

A written agreement is the way a license with reciprocity terms lets a business in. When it ends,
the license's own terms hold again from that day on; what was done under it before stays covered.
Most ends are forgotten and not meant, and they are cheapest to mend early.

What to do: renew the agreement and add the new one to the register, or agree on how the use ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from pplcheck.model.agreement import Agreement
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt


def _check(evidence: Evidence) -> Iterator[Finding]:
    if evidence.license.terms is Terms.NONE:
        return
    for entry in evidence.organizations:
        for agreement in entry.agreements:
            ended = _ended(agreement, entry.agreements, evidence.as_of)
            if ended:
                yield RULE.finding(
                    f"the agreement with {excerpt(entry.name)} ended on {ended.isoformat()}, and "
                    "none follows it",
                    place=(agreement.source.path, agreement.source.line),
                    party=entry.party,
                    subject=f"{agreement.document} {' '.join(agreement.scope)} {ended}",
                )


def _ended(agreement: Agreement, others: tuple[Agreement, ...], day: date) -> date | None:
    """The day from which an agreement no longer holds, None where it does or another takes over."""
    if agreement.until is None or agreement.until > day:
        return None
    followed = any(_reaches(other, agreement, day) for other in others)
    return None if followed else agreement.until


def _reaches(other: Agreement, agreement: Agreement, day: date) -> bool:
    """Whether another agreement holds on a day for all that this one was about."""
    scope = set(other.scope)
    return other.covers(day) and ("**" in scope or set(agreement.scope) <= scope)


RULE: Final = Rule(
    code="PPL403",
    name="agreement-expired",
    severity=Severity.WARNING,
    summary="an agreement has ended and none follows it",
    clause="",
    remedy="renew the agreement and record it, or agree on how the use ends",
    example=(
        "The register records an agreement with Orbit Ltd until 2026-01-01, and none after it. "
        "The check is made on 2026-03-01.\n"
        "the agreement with Orbit Ltd ended on 2026-01-01, and none follows it"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
