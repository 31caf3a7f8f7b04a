"""Somebody who is no business uses the work commercially, and the license does not open that use.

Under the Peer Production License a nonprofit, a school, a public body or a cooperative may use
the work freely as long as it is not meant for commercial advantage. Commercial use is opened by
clause 4(c) alone, to worker-owned businesses that share out all their surplus; good purposes do
not widen it. Other licenses of the family draw the line elsewhere, and their own clauses are the
ones cited. The party's standing does not change: it may well be a commoner.

What to do: see whether the use is meant for commercial advantage at all, and correct the entry if
not; otherwise write an agreement and add it to the register.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.license import Effect
from pplcheck.model.party import Use
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, cited, excerpt, voiced
from pplcheck.model.standing import Reciprocity, Standing, Verdict

BUSINESS: Final = (Standing.CONTRIBUTING_COMMERCIAL, Standing.NON_CONTRIBUTING_COMMERCIAL)
"""The standings other rules speak about."""


def _check(evidence: Evidence) -> Iterator[Finding]:
    for entry in evidence.organizations:
        uses = [use for use in entry.uses if use.use is Use.COMMERCIAL]
        is_closed = entry.verdict is Verdict.PROHIBITED and entry.reciprocity is Reciprocity.APPLIES
        if uses and is_closed and entry.standing not in BUSINESS:
            source = uses[0].source
            clause = cited(evidence, entry, Effect.LIMIT, Effect.PERMIT)
            by = f" by {clause}" if clause else ""
            kind = entry.kind.value.replace("-", " ")
            yield RULE.finding(
                voiced(
                    evidence,
                    f"{excerpt(entry.name)} ({kind}): its declared commercial use is not "
                    f"covered{by}",
                ),
                place=(source.path, source.line),
                party=entry.party,
                clause=clause,
                subject="commercial-use",
            )


RULE: Final = Rule(
    code="PPL405",
    name="commercial-use-not-covered",
    severity=Severity.WARNING,
    summary="a commercial use by somebody who is no business, which the license does not open",
    clause="",
    remedy="check whether the use is commercial; if so, write an agreement and record it",
    example=(
        "An association is declared to sell copies of a work under the PPL.\n"
        "Aurora (nonprofit): its declared commercial use is not covered by 4(b), 4(c)"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
