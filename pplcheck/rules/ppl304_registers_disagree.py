"""Registers disagree on an organization.

A shared register and a project's own, or two that were imported, may say different things of
the same organization: that it is a firm and that it is a cooperative, or yes and no to the same
question. Neither is passed over for the other. Both stay, with their files and lines, and what
rests on them is undetermined; unless one is a reviewed declaration and the other has no source:
then the declaration holds, and the other is shown beside it.

The same goes for a mail domain that two organizations are said to have: what was done from there
is counted for neither, until the registers agree.

What to do: ask the organization, and correct the register that is wrong or out of date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from pplcheck.model.party import FACTS, Answer
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule, excerpt, plural
from pplcheck.model.standing import PartyStanding

KIND: Final = "is "
"""How the fact of a ground begins that says what kind a party is."""

DOMAIN: Final = "mail domain "
"""How the source of a ground begins that rests on a mail domain."""


def _check(evidence: Evidence) -> Iterator[Finding]:
    for entry in evidence.organizations:
        for subject, words in _disagreements(entry):
            yield RULE.finding(
                f"{excerpt(entry.name)}: {words}", party=entry.party, subject=subject
            )
    for domain, commits in sorted(_claimed_twice(evidence).items()):
        yield RULE.finding(
            f"{domain}: registers give it to several organizations; "
            f"{plural(commits, 'commit')} from there counted for none of them",
            subject=domain,
        )


def _disagreements(entry: PartyStanding) -> Iterator[tuple[str, str]]:
    """What is in dispute about an organization, with the words for it."""
    said = [ground for ground in entry.grounds if ground.answer is not Answer.UNKNOWN]
    kinds = {ground.fact: ground.source for ground in said if ground.fact.startswith(KIND)}
    if len(kinds) > 1:
        yield "kind", "; ".join(f"{kind} ({kinds[kind]})" for kind in sorted(kinds))
    for fact in sorted({ground.fact for ground in said} & FACTS.keys()):
        sources = {ground.answer: ground.source for ground in said if ground.fact == fact}
        if len(sources) > 1:
            yes, no = sources[Answer.YES], sources[Answer.NO]
            yield fact, f"{FACTS[fact]}: yes ({yes}), no ({no})"


def _claimed_twice(evidence: Evidence) -> dict[str, int]:
    """Domains that several organizations are said to have, with the commits left open by it.

    These are the commits of people for whom two grounds name one domain and two organizations.
    """
    found: dict[str, int] = defaultdict(int)
    for entry in evidence.standings:
        named: dict[str, set[str]] = defaultdict(set)
        for ground in entry.grounds if entry.is_person else ():
            if ground.source.startswith(DOMAIN):
                place = ground.source.removeprefix(DOMAIN).partition(",")[0].partition(" ")[0]
                named[place].add(ground.fact)
        for place, facts in named.items():
            if len(facts) > 1:
                found[place] += entry.commits
    return found


RULE: Final = Rule(
    code="PPL304",
    name="registers-disagree",
    severity=Severity.WARNING,
    summary="registers say different things of one organization, or give two the same domain",
    clause="",
    remedy="ask the organization, and correct the register that is wrong or out of date",
    example=(
        "Of two shared registers, one calls Orbit commercial and the other a nonprofit.\n"
        "Orbit: kind commercial (a.toml:4); kind nonprofit (b.toml:9)"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
