"""What was agreed upon as reciprocation falls due soon.

A month ahead is time enough to send an invoice or a kind word, and to plan with what comes in.
Nothing is wrong: up to its last day, a payment is due and not late.

What to do: send the invoice or the reminder; once it is paid or done, add `paid = DAY` to the
`[[agreement.payment]]` in the register.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from pplcheck.model.agreement import PaymentState
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt, plural

NOTICE: Final = timedelta(days=30)
"""How long before its last day a payment is worth a note."""


def _check(evidence: Evidence) -> Iterator[Finding]:
    if evidence.license.terms is Terms.NONE:
        return
    for entry in evidence.organizations:
        for agreement in entry.agreements:
            for payment in agreement.payments:
                left = payment.due - evidence.as_of
                is_due = payment.state(evidence.as_of) is PaymentState.DUE
                if is_due and left <= NOTICE:
                    yield RULE.finding(
                        f"{excerpt(entry.name)}: {excerpt(str(payment))} is due on "
                        f"{payment.due.isoformat()}, in {plural(left.days, 'day')}",
                        place=(payment.source.path, payment.source.line),
                        party=entry.party,
                        subject=f"{agreement.document} {payment.due.isoformat()} {payment}",
                    )


RULE: Final = Rule(
    code="PPL408",
    name="reciprocation-due-soon",
    severity=Severity.NOTE,
    summary="a payment or other reciprocation agreed upon is due within 30 days",
    clause="",
    remedy="send the invoice or the reminder, and record the day it is paid or done",
    example=(
        "Orbit Ltd agreed to pay 1200.00 EUR by 2026-11-30. The check is made on 2026-11-20.\n"
        "Orbit Ltd: 1200.00 EUR is due on 2026-11-30, in 10 days"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
