"""What was agreed upon as reciprocation is overdue, by what is recorded.

An agreement lets a business use the work for something in return: money, work, hosting. Its last
day has passed and nobody recorded that it was paid or done. Often it was, and only the register
does not know. The agreement stays in force for pplcheck: whether a late payment ends it is for
the agreement itself to say, and for the two parties to settle.

What to do: ask the treasurer first. If it was paid or done, add `paid = DAY` to the
`[[agreement.payment]]`; if not, remind the party kindly, and agree on a
new day if need be. `pplcheck reciprocity --letter PARTY` drafts the letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt, plural


def _check(evidence: Evidence) -> Iterator[Finding]:
    if evidence.license.terms is Terms.NONE:
        return
    for entry in evidence.organizations:
        for agreement in entry.agreements:
            for payment in agreement.overdue(evidence.as_of):
                late = plural((evidence.as_of - payment.due).days, "day")
                yield RULE.finding(
                    f"{excerpt(entry.name)}: {excerpt(str(payment))}, due on "
                    f"{payment.due.isoformat()}, is not recorded as fulfilled, {late} later",
                    place=(payment.source.path, payment.source.line),
                    party=entry.party,
                    subject=f"{agreement.document} {payment.due.isoformat()} {payment}",
                )


RULE: Final = Rule(
    code="PPL407",
    name="reciprocation-overdue",
    severity=Severity.WARNING,
    summary="a payment or other reciprocation agreed upon is overdue, by what is recorded",
    clause="",
    remedy="record the day it was paid or done, or remind the party and agree on a new day",
    example=(
        "Orbit Ltd agreed to pay 1200.00 EUR by 2026-10-31. The check is made on 2026-11-01.\n"
        "Orbit Ltd: 1200.00 EUR, due on 2026-10-31, is not recorded as fulfilled, 1 day later"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
