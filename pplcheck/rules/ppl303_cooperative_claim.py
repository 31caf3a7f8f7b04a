"""A worker cooperative is claimed, and not yet shown.

Licenses of the PPL's family open commercial use to a business that is owned by those who work in
it **and** distributes all its surplus among them: two facts, and both are needed. Many honest
cooperatives meet the first and not the second, because their law or their statutes keep part of
the surplus as reserves that can never be divided. Being worker-owned is also the claim that pays
off, so it wants better evidence than the claim that somebody is a business.

This is no doubt about the cooperative; it says which fact or source the register still lacks.
Until it is there, the organization counts as a cooperative whose two facts are not shown.

What to do: add the missing facts to the register, with a source such as the article of the
statutes or a register number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.license import Effect, Terms
from pplcheck.model.party import FACTS, Answer, Kind, Strength
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt
from pplcheck.model.standing import PartyStanding

LIMBS: Final = ("worker_owned", "surplus_to_worker_owners")
"""The two facts a worker cooperative rests on; names are those of the vocabulary."""


def _check(evidence: Evidence) -> Iterator[Finding]:
    if evidence.license.terms is Terms.NONE:
        return
    numbers = _limb_numbers(evidence)
    for entry in evidence.organizations:
        missing = _missing(entry) if _claims(entry) else ()
        if missing:
            yield RULE.finding(
                f"{excerpt(entry.name)} is declared a worker cooperative; not shown: "
                + "; ".join(missing),
                party=entry.party,
                clause=", ".join(numbers),
                subject="worker-cooperative",
            )


def _claims(entry: PartyStanding) -> bool:
    return entry.kind is Kind.WORKER_COOPERATIVE


def _missing(entry: PartyStanding) -> tuple[str, ...]:
    """What the claim lacks, in words; empty where both facts are shown with a source."""
    found = []
    for limb in LIMBS:
        shown = [ground for ground in entry.grounds if ground.fact == limb]
        yes = [ground for ground in shown if ground.answer is Answer.YES]
        if any(ground.answer is Answer.NO for ground in shown):
            found.append(f"{FACTS[limb]} (the register says no)")
        elif not yes:
            found.append(FACTS[limb])
        elif not any(ground.source and ground.strength > Strength.FREE_TEXT for ground in yes):
            found.append(f"a source for: {FACTS[limb]}")
    return tuple(found)


def _limb_numbers(evidence: Evidence) -> tuple[str, ...]:
    numbers = [
        requirement.number
        for terms in evidence.governing
        for clause in terms.clauses
        if clause.effect is Effect.PERMIT
        for requirement in clause.requires
        if requirement.fact in LIMBS
    ]
    return tuple(dict.fromkeys(numbers))


RULE: Final = Rule(
    code="PPL303",
    name="worker-cooperative-claim-without-evidence",
    severity=Severity.WARNING,
    summary="a declared worker cooperative lacks one of its two facts, or a source",
    clause="",
    remedy="add worker_owned and surplus_to_worker_owners to the register, with a source",
    example=(
        "The register says that Nebula is a worker cooperative, and does not say where its "
        "surplus goes.\n"
        "Nebula Coop is declared a worker cooperative; not shown: distributes all its surplus "
        "among the worker-owners"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
