"""A line of the contribution ledger names nobody who is known.

Work without commits counts for whoever did it: so the ledger has to say who that was in words
the register or the history knows. A line that names nobody, or several at once, is kept and
shown as it is, but it counts for no party, and somebody who gave may look like somebody who only
took.

What to do: write the organization's id or name, or the person's address, as the register has it;
or declare them there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule


def _check(evidence: Evidence) -> Iterator[Finding]:
    for work in evidence.ledger:
        if work.party:
            continue
        entry, source = work.entry, work.entry.source
        # Not the name itself: it may be a person's, and nobody asked for people.
        yield RULE.finding(
            f"{source.path}:{source.line} records {entry.work} by somebody whom neither register "
            "nor history knows, or who shares the name with others",
            place=(source.path, source.line),
            subject=f"{entry.work} {entry.start} {entry.amount} {entry.unit}",
        )


RULE: Final = Rule(
    code="PPL305",
    name="ledger-party-unknown",
    severity=Severity.WARNING,
    summary="a line of the contribution ledger names nobody who is known",
    clause="",
    remedy="name the party as the register does, or declare it there",
    example=(
        "ledger.csv records 12 hours of translation by `Ada`, and two people of the history are "
        "called Ada.\n"
        "ledger.csv:7 records translation by somebody whom neither register nor history knows, "
        "or who shares the name with others"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
