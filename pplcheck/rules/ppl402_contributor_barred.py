"""A business contributes, and the license's text still closes the work to it.

The movement around peer production speaks of an entrepreneurial coalition: firms that live off
the commons and give back. The text of the Peer Production License does not make that exception.
Its clause 4(d) bars a privately owned business that seeks profit from wage labor, and nothing in
it counts contributions. This surprises people, so it is said here, with thanks for the work.

It is a warning and no accusation: the project decides. Under the reading `copyfair` a project may
count contribution as reciprocity; that is the project's policy and not what the license says. A
business whose contributions all lie before the window, and whose use nobody declared, is told
here as well, under both readings.

What to do: decide whether the project wants the text or the practice. Either write an agreement
with the contributor and add it to the register, or set `reading = "copyfair"` in the policy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.license import Effect
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, cited, excerpt, plural, voiced
from pplcheck.model.standing import PartyStanding, Reading, Reciprocity, Standing


def _check(evidence: Evidence) -> Iterator[Finding]:
    for entry in evidence.organizations:
        if entry.reciprocity is Reciprocity.APPLIES and (said := _said(evidence, entry)):
            yield RULE.finding(
                said,
                party=entry.party,
                clause=_clause(evidence, entry),
                subject="contributor",
            )


def _said(evidence: Evidence, entry: PartyStanding) -> str:
    """What is told of a business that contributes, or did; empty where another rule speaks."""
    wrote = f"{excerpt(entry.name)} contributed {plural(entry.commits, 'commit')}"
    if entry.standing is Standing.CONTRIBUTING_COMMERCIAL:
        terms = _clause(evidence, entry) or "its terms"
        is_text = evidence.reading is Reading.KLEINER
        return f"{wrote}; under the license's text that does not change {terms}" if is_text else ""
    is_past = entry.standing is Standing.NON_CONTRIBUTING_COMMERCIAL and not entry.uses
    if not is_past or entry.last is None:
        return ""
    last = f"the last on {entry.last.isoformat()}, none within the window"
    return voiced(evidence, f"{wrote}, {last}; no agreement covers what it uses")


def _clause(evidence: Evidence, entry: PartyStanding) -> str:
    return cited(evidence, entry, Effect.BAR) or cited(evidence, entry, Effect.LIMIT)


RULE: Final = Rule(
    code="PPL402",
    name="commercial-contributor-barred",
    severity=Severity.WARNING,
    summary="a business contributes; under the license's text that does not open the work to it",
    clause="",
    remedy="write an agreement with the contributor, or let the policy's reading say copyfair",
    example=(
        "Orbit Ltd, a firm with employees, wrote 40 commits of a work under the PPL.\n"
        "Orbit Ltd contributed 40 commits; under the license's text that does not change 4(d)"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
