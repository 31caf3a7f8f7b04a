"""Whether a declared user may use the work cannot be told yet.

A use is declared, and a fact the license asks for is unknown: what kind of organization it is,
whether those who work there own it, whether the use is commercial at all. Unknown is an answer.
It is neither permission nor a reproach, and the finding says what would settle it.

What to do: ask the question it names and record the answer, with its source, in the register.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.license import Effect, Terms
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, cited, excerpt, voiced
from pplcheck.model.standing import PartyStanding, Reciprocity, Standing, Verdict


def _check(evidence: Evidence) -> Iterator[Finding]:
    if evidence.license.terms is Terms.NONE:
        return
    for entry in evidence.organizations:
        is_open = entry.verdict is Verdict.UNDETERMINED
        if entry.uses and is_open and not _is_told_elsewhere(entry):
            source = entry.uses[0].source
            settles = f"; would settle it: {excerpt(entry.settles, 160)}" if entry.settles else ""
            yield RULE.finding(
                voiced(
                    evidence,
                    f"whether {excerpt(entry.name)} may use this as declared cannot be "
                    f"told{settles}",
                ),
                place=(source.path, source.line),
                party=entry.party,
                clause=cited(evidence, entry, Effect.LIMIT, Effect.PERMIT, Effect.BAR),
                subject="use",
            )


def _is_told_elsewhere(entry: PartyStanding) -> bool:
    """Whether an agreement answers it, or PPL401 speaks about the same use."""
    is_business = entry.standing is Standing.NON_CONTRIBUTING_COMMERCIAL
    return entry.reciprocity is Reciprocity.AGREED or (
        is_business and entry.reciprocity is Reciprocity.APPLIES
    )


RULE: Final = Rule(
    code="PPL406",
    name="undetermined-use",
    severity=Severity.NOTE,
    summary="whether a declared user may use the work cannot be told",
    clause="",
    remedy="ask what would settle it, and record the answer in the register",
    example=(
        "The register names Comet as a commercial user, and nothing says what kind of "
        "organization Comet is.\n"
        "whether Comet may use this as declared cannot be told; would settle it: the kind of "
        "organization"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
