"""Why: a rule's rationale, a license's clauses, everything known about a party; plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import Final

from pplcheck.formats.combining import combinable
from pplcheck.formats.ledger import party_lines
from pplcheck.formats.neutral import shown
from pplcheck.formats.parties import CONCLUDED
from pplcheck.formats.trail import sections
from pplcheck.model.agreement import Agreement, User
from pplcheck.model.attribution import Trail
from pplcheck.model.license import Clause, ClauseUse, Effect, LicenseTerms, Requirement, Terms
from pplcheck.model.party import FACTS, Ground, Strength
from pplcheck.model.report import Report
from pplcheck.model.rule import Rule, plural
from pplcheck.model.standing import (
    Basis,
    PartyStanding,
    Reading,
    Reciprocity,
    Standing,
    Verdict,
)

WIDTH: Final = 80

STANDINGS: Final = {
    Standing.COMMONER: "a commoner",
    Standing.NONCOMMERCIAL_USER: "a noncommercial user",
    Standing.WORKER_OWNED_USER: "a worker-owned user",
    Standing.CONTRIBUTING_COMMERCIAL: "a contributing commercial user",
    Standing.NON_CONTRIBUTING_COMMERCIAL: "a non-contributing commercial user",
    Standing.UNDETERMINED: "undetermined",
}
VERDICTS: Final = {
    Verdict.PERMITTED: "permitted: the license opens the use that is shown or declared",
    Verdict.UNDETERMINED: "undetermined: a fact the license asks for is not known",
    Verdict.PROHIBITED: "not permitted by the license alone, on the evidence here",
}
RECIPROCITIES: Final = {
    Reciprocity.NONE: "no reciprocity terms apply",
    Reciprocity.APPLIES: "reciprocity terms apply",
    Reciprocity.AGREED: "an agreement covers it",
    Reciprocity.UNDETERMINED: "whether reciprocity terms apply cannot be told",
}
STRENGTHS: Final = {
    Strength.NOTHING: "no evidence",
    Strength.MAIL_DOMAIN: "mail domain of an unsigned commit",
    Strength.FREE_TEXT: "free text",
    Strength.SIGN_OFF: "sign-off with a matching domain",
    Strength.IMPORTED: "imported affiliation data",
    Strength.SIGNED_COMMIT: "signed commit",
    Strength.REGISTER: "declared in the register",
    Strength.PUBLIC_REGISTER: "public register",
}
READINGS: Final = {
    Reading.KLEINER: "kleiner: the license's text speaks",
    Reading.COPYFAIR: "copyfair: a project's policy speaks, not what the license says",
}
_TERMS: Final = {
    Terms.RECIPROCAL: "carries reciprocity terms",
    Terms.NONE: "carries no reciprocity terms",
    Terms.UNKNOWN: "whether it carries reciprocity terms is not known",
}
_USES: Final = {
    ClauseUse.COMMERCIAL: "commercial use",
    ClauseUse.NONCOMMERCIAL: "noncommercial use",
    ClauseUse.ANY: "any use",
}
_OBJECT: Final = (
    "How to object: say what is wrong and what shows it, to the maintainers or in an issue; a "
    "correction goes into the register with its source, and the answer changes with it. Nobody "
    "has to say for whom they act."
)


def explain_rule(rule: Rule) -> str:
    """What a rule looks for and why, what it rests on, and what to do."""
    lines = [f"{rule.code}  {rule.name}  ({rule.severity.label})"]
    lines += textwrap.wrap(f"In short: {rule.summary}.", WIDTH)
    for paragraph in rule.rationale.strip().split("\n\n"):
        lines += ["", *textwrap.wrap(paragraph, WIDTH)]
    if rule.clause:
        lines += ["", f"Clause: {rule.clause}"]
    lines += ["", *textwrap.wrap(f"Remedy: {rule.remedy}.", WIDTH)]
    situation, _, finding = rule.example.partition("\n")
    if finding:
        lines += ["", *textwrap.wrap(f"For example: {situation}", WIDTH)]
        lines += textwrap.wrap(finding, WIDTH, initial_indent="  > ", subsequent_indent="    ")
    return _text(lines)


def explain_license(terms: LicenseTerms) -> str:
    """A license's identity, its clauses with what must be shown, and what goes with it."""
    version = f" {terms.version}" if terms.version else ""
    steward = f", by {terms.steward}" if terms.steward else ""
    lines = [f"{terms.id}  {terms.name}{version}{steward}", _TERMS[terms.terms], ""]
    width = max((len(clause.number) for clause in terms.clauses), default=0) + 2
    for clause in terms.clauses:
        lines += _clause(clause, width)
    if not terms.clauses:
        lines.append("No clause of it closes a use to anybody.")
    lines += combinable(terms, WIDTH)
    for note in terms.notes:
        lines += ["", *textwrap.wrap(note, WIDTH)]
    if terms.sources:
        lines += ["", "Sources", *(f"  {source}" for source in terms.sources)]
    return _text([*lines, "", "In our own words; the text of the license decides."])


def _clause(clause: Clause, width: int) -> list[str]:
    indent = " " * (width + 2)
    lines = [
        *textwrap.wrap(
            f"{clause.subject}: {_effect(clause)}",
            WIDTH,
            initial_indent=f"  {clause.number:<{width}}",
            subsequent_indent=indent,
        ),
        *textwrap.wrap(clause.summary, WIDTH, initial_indent=indent, subsequent_indent=indent),
    ]
    for requirement in clause.requires:
        asks = "to be shown" if clause.effect is Effect.PERMIT else "those it means"
        text = f"{asks}: {_required(requirement)}"
        lines += textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ")
    return lines


def _effect(clause: Clause) -> str:
    """What a clause does, in words."""
    use = _USES[clause.use]
    return {
        Effect.GRANT: f"grants {use}",
        Effect.LIMIT: f"closes {use}, but for what other clauses open",
        Effect.PERMIT: f"opens {use}",
        Effect.BAR: f"bars {use}, whatever else is opened",
        Effect.CONDITION: "a duty",
        Effect.AGREEMENT: "the way out, by a separate agreement",
        Effect.NOTE: "for information",
    }[clause.effect]


def _required(requirement: Requirement) -> str:
    words = FACTS.get(requirement.fact, requirement.fact)
    return f"{words} ({requirement.number})" if requirement.number else words


def explain_party(report: Report, party: str, trail: Trail | None = None) -> str:
    """Everything the standing of a party, given by its id, rests on, and what would change it.

    `trail` tells how it was decided for whom somebody acted. KeyError where the report knows no
    party of that id.
    """
    standings = report.evidence.standings if report.evidence else ()
    found = [_standing(report, entry, trail) for entry in standings if entry.party == party]
    if not found:
        raise KeyError(party)
    return "\n".join(found)


def explain_person(trail: Trail) -> str:
    """How it was decided for whom somebody acted who has no standing of their own."""
    name = trail.pseudonym or (trail.individual.name if trail.individual else "")
    whole = "acted for organizations in all that counts, and has no standing apart from theirs."
    lines = [*textwrap.wrap(f"{shown(name) or 'This person'} {whole}", WIDTH), ""]
    return _text([*lines, *_trail(trail), *textwrap.wrap(_OBJECT, WIDTH)])


def _trail(trail: Trail | None) -> list[str]:
    told = sections(trail) if trail else ()
    return [line for title, lines in told for line in _section(title, lines)]


def _standing(report: Report, party: PartyStanding, trail: Trail | None) -> str:
    """The whole evidence trail of one standing, and how to object."""
    name = shown(party.name) or shown(party.party)
    if party.is_person and not report.show_people:
        name = "this person"
    lines = [
        *textwrap.wrap(f"{name} is {STANDINGS[party.standing]}{_basis(party)}.", WIDTH),
        f"  kind          {party.kind.value.replace('-', ' ')}",
        f"  may it?       {_verdict(party)}",
        f"  reciprocity   {RECIPROCITIES[party.reciprocity]}",
        f"  reading       {READINGS[report.reading]}",
        "",
        *_section("Evidence", (line for ground in party.grounds for line in _ground(ground))),
        *_trail(trail),
        *_section("Contributes", _contribution(party)),
        *_ledger(report, party),
        *_section("Uses", (_use(use) for use in party.uses), "no use is declared"),
        *_section(
            "Agreements", (_agreement(report, entry) for entry in party.agreements), "none on file"
        ),
        *_section("Findings", _findings(report, party)),
        *textwrap.wrap(f"What would change this: {_change(report, party)}", WIDTH),
        *textwrap.wrap(_OBJECT, WIDTH),
    ]
    return _text(lines)


def _verdict(party: PartyStanding) -> str:
    if party.reciprocity is Reciprocity.AGREED and party.verdict is Verdict.PERMITTED:
        return "permitted by the agreement on file"
    return VERDICTS[party.verdict]


def _basis(party: PartyStanding) -> str:
    if party.standing is Standing.UNDETERMINED:
        return ""
    if party.basis is Basis.SHOWN:
        return ", on the evidence here"
    return ", presumed until something shows otherwise"


def _section(title: str, lines: Iterable[str], nothing: str = "nothing") -> list[str]:
    wrapped = [
        piece
        for line in lines
        for piece in textwrap.wrap(line, WIDTH, initial_indent="  ", subsequent_indent="      ")
    ]
    return [title, *(wrapped or [f"  {nothing}"]), ""]


def _ground(ground: Ground) -> tuple[str, ...]:
    """What is said and how far it holds, then where it stands."""
    words = FACTS.get(ground.fact, ground.fact)
    clause = f" ({shown(ground.clause)})" if ground.clause else ""
    source = shown(ground.source) or "no source"
    is_weighed = ground.strength is not Strength.NOTHING and ground.fact not in CONCLUDED
    strength = f"; strength {int(ground.strength)} of 7, {STRENGTHS[ground.strength]}" * is_weighed
    return (f"{ground.answer.value:<8} {shown(words)}{clause}: {source}{strength}",)


def _ledger(report: Report, party: PartyStanding) -> list[str]:
    """What the project's ledger records of a party; no section where it records nothing."""
    lines = party_lines(report.evidence.ledger if report.evidence else (), party.party)
    return _section("Ledger", lines) if lines else []


def _contribution(party: PartyStanding) -> tuple[str, ...]:
    if party.commits and party.first and party.last:
        people = plural(party.people, "person", "people")
        by = "" if party.is_person else f" by {people}"
        span = f"{party.first.isoformat()} to {party.last.isoformat()}"
        recent = f"{plural(party.recent, 'commit')} within the window"
        return (f"{plural(party.commits, 'commit')}{by}, {span}; {recent}",)
    if party.first and party.last:
        span = f"{party.first.isoformat()} to {party.last.isoformat()}"
        return (f"no commit of their own; other work that the policy counts, {span}",)
    searched = f"; searched: {shown(', '.join(party.searched))}" if party.searched else ""
    return (f"no contribution found{searched}",)


def _use(use: User) -> str:
    since = f", since {use.since.isoformat()}" if use.since else ""
    scope = shown(", ".join(use.scope)) or "**"
    source = shown(str(use.source)) or "no source"
    return f"{use.use.value} use of {scope}{since}: {source}"


def _agreement(report: Report, agreement: Agreement) -> str:
    state = "in force" if agreement.covers(report.as_of) else "not in force"
    start = agreement.start.isoformat() if agreement.start else "ever"
    until = f"until {agreement.until.isoformat()} (exclusive)" if agreement.until else "no end"
    terms = shown(agreement.terms) or "no terms noted"
    source = shown(str(agreement.source)) or "no source"
    scope = shown(", ".join(agreement.scope))
    return f"{state}, from {start}, {until}, for {scope}: {terms}; {source}"


def _findings(report: Report, party: PartyStanding) -> tuple[str, ...]:
    return tuple(
        f"{finding.code}  {shown(finding.message)}"
        for finding in report.findings
        if finding.party == party.party
    )


def _change(report: Report, party: PartyStanding) -> str:
    """What would lead to another answer, in words."""
    ways = []
    if party.settles:
        ways.append(f"knowing {shown(party.settles)}")
    if party.reciprocity is Reciprocity.APPLIES:
        ways.append("a written agreement")
        if report.reading is Reading.COPYFAIR:
            ways.append("a contribution")
        elif party.standing is Standing.NON_CONTRIBUTING_COMMERCIAL:
            ways.append("a contribution (reading copyfair only)")
    if party.basis is Basis.PRESUMED:
        ways.append("a register entry that says for whom they act")
    return "; ".join([*ways, "or a correction of the register" if ways else "a correction"]) + "."


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
