"""A business uses the work, and nothing comes back that we could find.

This is the case reciprocity terms are made for. Such a license closes commercial use to a business
that is not owned by those who work in it, and the Peer Production License bars a business that
profits from wage labor from any use at all (clause 4(d)); the way out is a written agreement.
Three things have to come together before this is said: the use is declared, no contribution was
found under any of the names and domains known, and no agreement covers the use.

"No contribution found" is not "does not contribute": work done under private addresses, or work
that leaves no commit, shows only once somebody records it. So the finding says what was searched.

What to do: talk first. Ask the organization how it gives back; record contributions and the
people who made them, correct the entry if it is wrong, or write down an agreement and add it to
the register as `[[agreement]]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.agreement import User
from pplcheck.model.license import Effect
from pplcheck.model.party import Use
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, cited, excerpt, voiced
from pplcheck.model.standing import PartyStanding, Reciprocity, Standing

USES: Final = {
    Use.COMMERCIAL: "commercial use",
    Use.NONCOMMERCIAL: "noncommercial use",
    Use.UNKNOWN: "use",
}
"""How a use reads in a sentence."""


def _check(evidence: Evidence) -> Iterator[Finding]:
    for entry in evidence.organizations:
        is_meant = entry.standing is Standing.NON_CONTRIBUTING_COMMERCIAL
        if is_meant and entry.uses and entry.reciprocity is Reciprocity.APPLIES:
            use = _weightiest(entry)
            source = use.source
            declared = f", declared in {excerpt(str(source))}" if str(source) else ""
            yield RULE.finding(
                voiced(
                    evidence,
                    f"{excerpt(entry.name)}: {USES[use.use]}{declared}; {_contribution(entry)}; "
                    "no agreement covers it",
                ),
                place=(source.path, source.line),
                party=entry.party,
                clause=cited(evidence, entry, Effect.LIMIT, Effect.BAR),
                subject="use",
            )


def _weightiest(entry: PartyStanding) -> User:
    """The first commercial use, else the first."""
    return min(entry.uses, key=lambda use: use.use is not Use.COMMERCIAL)


def _contribution(entry: PartyStanding) -> str:
    if entry.last is not None:
        return f"no contribution within the window, the last on {entry.last.isoformat()}"
    if entry.searched:
        return f"no contribution found (searched: {excerpt(', '.join(entry.searched))})"
    return "no contribution found"


RULE: Final = Rule(
    code="PPL401",
    name="commercial-user-without-reciprocity",
    severity=Severity.ERROR,
    summary="a business is a declared user, no contribution found, no agreement on file",
    clause="",
    remedy="ask how they give back; record contributions, an agreement, or a correction",
    example=(
        "ADOPTERS.md names Orbit Ltd as a commercial user of a work under the PPL; no commit, "
        "ledger line or agreement of theirs is found.\n"
        "Orbit Ltd: commercial use, declared in ADOPTERS.md; no contribution found (searched: "
        "orbit.example, Orbit); no agreement covers it"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
