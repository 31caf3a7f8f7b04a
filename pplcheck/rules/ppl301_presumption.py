"""Much of the commons rests on presumption.

Whoever gives to a commons is taken for a commoner until something shows a business behind the
gift, never the other way round. That is a courtesy and not a finding: a freemail or noreply
address shows nothing about who pays for the work, and where it was measured, most of the work
sent from such addresses was paid. So the presumed part is never counted as shown. Where it is
large, any statement about who makes this work and who owes what is as uncertain as it is large.

Only licenses with reciprocity terms make this matter, so it is reported for those alone.

What to do: ask. A handful of people usually account for most of it, and every report ends with
the questions that would settle most; the register keeps the answers. Nobody has to answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, Finding, Severity, percent
from pplcheck.model.rule import Rule
from pplcheck.model.standing import Basis, Standing

MATERIAL: Final = 0.1
"""The presumed and undetermined share (0-1) from which it is worth a word."""


def _check(evidence: Evidence) -> Iterator[Finding]:
    total = evidence.contributions
    if evidence.license.terms is not Terms.RECIPROCAL or not total:
        return
    undetermined = evidence.history.unattributed + sum(
        entry.commits for entry in evidence.standings if entry.standing is Standing.UNDETERMINED
    )
    presumed = sum(
        entry.commits
        for entry in evidence.standings
        if entry.standing is not Standing.UNDETERMINED and entry.basis is Basis.PRESUMED
    )
    if presumed + undetermined < MATERIAL * total:
        return
    yield RULE.finding(_words(presumed / total, undetermined / total), subject="shares")


def _words(presumed: float, undetermined: float) -> str:
    if not undetermined:
        return f"{percent(presumed)} of contributions rest on presumption"
    if not presumed:
        return f"{percent(undetermined)} of contributions are undetermined"
    return (
        f"{percent(presumed)} of contributions rest on presumption, "
        f"{percent(undetermined)} are undetermined"
    )


RULE: Final = Rule(
    code="PPL301",
    name="share-rests-on-presumption",
    severity=Severity.WARNING,
    summary="a material share of contributions rests on presumption or is undetermined",
    clause="",
    remedy="ask those who would settle most, and record the answers in the register",
    example=(
        "Of 100 contributions to a work under the PPL, 64 come from freemail addresses.\n"
        "64 % of contributions rest on presumption"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
