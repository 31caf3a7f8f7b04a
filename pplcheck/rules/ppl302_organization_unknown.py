"""An organization contributes, and nothing shows what kind it is.

A mail domain shows that there is an organization; it does not show whether it is a firm, a
cooperative, an association or a person with a domain of their own. Licenses with reciprocity
terms treat these differently, so what holds for the organization stays undetermined: neither a
commoner nor a business, and nobody should take it for either. An ending such as `.coop` is a
hint and no more: subsidiaries and associations may have it too.

One finding is made for each organization behind at least one percent of the contributions;
smaller ones are counted in the shares only.

What to do: ask the organization, and add it to the register with its kind and a source.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.license import Terms
from pplcheck.model.party import Kind, Strength
from pplcheck.model.report import Evidence, Finding, Severity, percent
from pplcheck.model.rule import Rule, excerpt, plural
from pplcheck.model.standing import Basis, PartyStanding

MATERIAL: Final = 0.01
"""The share of contributions (0-1) from which an organization is worth a finding."""

KIND: Final = "is "
"""How the fact of a ground begins that says what kind a party is."""


def _check(evidence: Evidence) -> Iterator[Finding]:
    total = evidence.contributions
    if evidence.license.terms is not Terms.RECIPROCAL or not total:
        return
    for entry in evidence.organizations:
        doubt = _doubt(entry)
        if doubt and entry.commits >= max(1, MATERIAL * total):
            yield RULE.finding(
                f"{excerpt(entry.name)}: {plural(entry.commits, 'commit')} by "
                f"{plural(entry.people, 'person', 'people')} "
                f"({percent(entry.commits / total)}), {doubt}",
                party=entry.party,
                subject="kind",
            )


def _doubt(entry: PartyStanding) -> str:
    """What is open about the kind, in words; empty where it is shown or another rule's matter."""
    said = [ground.strength for ground in entry.grounds if ground.fact.startswith(KIND)]
    if entry.kind is Kind.UNKNOWN:
        is_disputed = len(said) > 1 and min(said) > Strength.MAIL_DOMAIN
        return (
            "" if is_disputed else "of unknown kind: is it a firm, a cooperative, an association?"
        )
    strongest = max(said, default=Strength.NOTHING)
    if entry.basis is Basis.PRESUMED and strongest <= Strength.MAIL_DOMAIN:
        return f"of a kind only its domain hints at: {entry.kind.value.replace('-', ' ')}"
    return ""


RULE: Final = Rule(
    code="PPL302",
    name="organization-of-unknown-kind",
    severity=Severity.WARNING,
    summary="an organization with a material share is of unknown kind",
    clause="",
    remedy="add the organization to the register with its kind and a source",
    example=(
        "Two people with addresses at orbit.example wrote 30 of 100 commits, and no register "
        "says what Orbit is.\n"
        "orbit.example: 30 commits by 2 people (30 %), of unknown kind: is it a firm, a "
        "cooperative, an association?"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
