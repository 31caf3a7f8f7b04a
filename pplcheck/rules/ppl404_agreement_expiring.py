"""An agreement ends soon.

Renewing an agreement takes an assembly, a letter and sometimes a lawyer, so this says so three
months ahead. Until its last day the agreement holds and nothing changes.

What to do: put it on the agenda, renew it, and add the new agreement to the register.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from pplcheck.model.agreement import Agreement
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt, plural

NOTICE: Final = timedelta(days=90)
"""How long before its end an agreement is worth a note."""


def _check(evidence: Evidence) -> Iterator[Finding]:
    if evidence.license.terms is Terms.NONE:
        return
    for entry in evidence.organizations:
        for agreement in entry.agreements:
            end = _end(agreement, entry.agreements, evidence.as_of)
            if end:
                left = plural((end - evidence.as_of).days, "day")
                yield RULE.finding(
                    f"the agreement with {excerpt(entry.name)} ends on {end.isoformat()}, in "
                    f"{left}, and none follows it yet",
                    place=(agreement.source.path, agreement.source.line),
                    party=entry.party,
                    subject=f"{agreement.document} {' '.join(agreement.scope)} {end}",
                )


def _end(agreement: Agreement, others: tuple[Agreement, ...], day: date) -> date | None:
    """The day from which a current agreement no longer holds, None where that is not soon."""
    until = agreement.until
    if until is None or not agreement.covers(day) or until > day + NOTICE:
        return None
    followed = any(_reaches(other, agreement, until) for other in others)
    return None if followed else until


def _reaches(other: Agreement, agreement: Agreement, day: date) -> bool:
    """Whether another agreement holds on a day for all that this one is about."""
    scope = set(other.scope)
    return other.covers(day) and ("**" in scope or set(agreement.scope) <= scope)


RULE: Final = Rule(
    code="PPL404",
    name="agreement-expiring-soon",
    severity=Severity.NOTE,
    summary="an agreement ends within 90 days and none follows it",
    clause="",
    remedy="renew the agreement in time and record the new one",
    example=(
        "The agreement with Orbit Ltd ends on 2027-01-01. The check is made on 2026-12-01.\n"
        "the agreement with Orbit Ltd ends on 2027-01-01, in 31 days, and none follows it yet"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
