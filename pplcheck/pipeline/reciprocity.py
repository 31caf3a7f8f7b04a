"""The stage that turns a check into the ledger of reciprocity, and drafts its letters."""

from __future__ import annotations

from difflib import get_close_matches

from pplcheck._version import __version__
from pplcheck.errors import CouldNotCheckError, UsageError
from pplcheck.model.frozen import frozen
from pplcheck.model.license import Effect, LicenseTerms, Terms
from pplcheck.model.party import FACTS, Answer, Strength
from pplcheck.model.reciprocity import (
    CitedClause,
    LetterKind,
    ReciprocityLedger,
    ReciprocityRow,
    Shown,
    Term,
)
from pplcheck.model.report import Evidence
from pplcheck.model.standing import PartyStanding, Reciprocity, Verdict
from pplcheck.pipeline.answering import answer
from pplcheck.pipeline.request import Request
from pplcheck.standing.facts import is_implied
from pplcheck.standing.grounds import is_of_kind

RECIPROCITY_FORMATS = ("csv", "json", "markdown", "terminal")
"""Every format of `reciprocity`, sorted."""

LANGUAGES = ("en", "es", "fr")
"""The languages letters are written in, sorted."""

_TERMS = {
    Reciprocity.NONE: Term.FREE,
    Reciprocity.APPLIES: Term.DUE,
    Reciprocity.AGREED: Term.BY_AGREEMENT,
    Reciprocity.UNDETERMINED: Term.UNDETERMINED,
}
_URGENCY = (Term.DUE, Term.UNDETERMINED, Term.BY_AGREEMENT, Term.FREE)
_CITED = frozenset({Effect.LIMIT, Effect.PERMIT, Effect.BAR, Effect.AGREEMENT})


@frozen
class DraftedLetter:
    """A letter: the id of the organization it is for, and its text."""

    party: str
    text: str


def tell_reciprocity(request: Request) -> ReciprocityLedger:
    """The ledger of a repository; CouldNotCheckError where it cannot be checked."""
    report = answer(request)
    if report.evidence is None:
        raise CouldNotCheckError(report.outcome.reason)
    return ledger_of(report.evidence)


def ledger_of(evidence: Evidence) -> ReciprocityLedger:
    """The ledger of what a check looked at."""
    rows = [_row(entry, evidence) for entry in evidence.organizations]
    return ReciprocityLedger(
        tool_version=__version__,
        as_of=evidence.as_of,
        reading=evidence.reading,
        judged=evidence.judged,
        license=evidence.license,
        rows=tuple(sorted(rows, key=_order)),
        gaps=evidence.gaps,
    )


def _order(row: ReciprocityRow) -> tuple[int, bool, str, str]:
    name = row.standing.name.casefold()
    return _URGENCY.index(row.term), not row.is_notable, name, row.standing.party


def _row(entry: PartyStanding, evidence: Evidence) -> ReciprocityRow:
    term = _TERMS[entry.reciprocity]
    kinds = [
        ground
        for ground in entry.grounds
        if is_of_kind(ground) and ground.strength >= Strength.FREE_TEXT
    ]
    facts = [ground for ground in entry.grounds if ground.fact in FACTS and ground.clause]
    known = {ground.fact for ground in facts if ground.answer is not Answer.UNKNOWN}
    stated = [
        Shown(
            fact=ground.fact,
            answer=ground.answer,
            source=ground.source,
            strength=ground.strength,
        )
        for ground in facts
        if ground.answer is not Answer.UNKNOWN and not is_implied(ground, entry.kind)
    ]
    missing = (ground.fact for ground in facts if ground.answer is Answer.UNKNOWN)
    agreements = (terms.clause(Effect.AGREEMENT) for terms in evidence.governing)
    return ReciprocityRow(
        standing=entry,
        term=term,
        letter=_letter(entry, evidence),
        clauses=_clauses(entry, evidence.governing),
        kind_source="; ".join(dict.fromkeys(ground.source for ground in kinds)),
        facts=tuple(dict.fromkeys(stated)),
        asked=tuple(fact for fact in dict.fromkeys(missing) if fact not in known),
        agreement_clause=next((clause.number for clause in agreements if clause), ""),
    )


def _letter(entry: PartyStanding, evidence: Evidence) -> LetterKind:
    """That terms apply is written only where the license is shown to close the use.

    Of what is overdue a letter reminds where PPL407 tells of it.
    """
    if entry.reciprocity is Reciprocity.APPLIES and entry.verdict is Verdict.PROHIBITED:
        return LetterKind.TERMS
    if entry.reciprocity in (Reciprocity.APPLIES, Reciprocity.UNDETERMINED):
        return LetterKind.QUESTION
    is_overdue = any(agreement.overdue(evidence.as_of) for agreement in entry.agreements)
    if is_overdue and evidence.license.terms is not Terms.NONE:
        return LetterKind.REMINDER
    return LetterKind.NONE


def _clauses(entry: PartyStanding, governing: tuple[LicenseTerms, ...]) -> tuple[CitedClause, ...]:
    """The clauses an answer rests on, in the order of the licenses, each number once."""
    rested_on = {ground.clause for ground in entry.grounds}
    found: dict[tuple[str, str], CitedClause] = {}
    for terms in governing:
        for clause in terms.clauses:
            if clause.effect in _CITED and rested_on.intersection(clause.numbers):
                cited = CitedClause(license=terms.id, license_name=terms.name, clause=clause)
                found.setdefault((terms.id, clause.number), cited)
    return tuple(found.values())


def draft_letters(ledger: ReciprocityLedger, language: str) -> tuple[DraftedLetter, ...]:
    """A letter to every organization there is something to write to, in the ledger's order.

    Whoever only contributes, and whose kind is not known, is not written to unasked.
    """
    return tuple(
        _draft(ledger, row, language)
        for row in ledger.rows
        if row.is_notable and row.letter is not LetterKind.NONE
    )


def draft_letter(ledger: ReciprocityLedger, named: str, language: str) -> DraftedLetter:
    """The letter to one organization, named by id, name, alias or domain.

    Raises UsageError where nothing or several are named so, or there is nothing to write.
    """
    wanted = named.strip().casefold()
    found = [row for row in ledger.rows if wanted in _names(row.standing)]
    if not found:
        names = sorted({row.standing.name for row in ledger.rows})
        near = get_close_matches(named, names, n=3)
        hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        raise UsageError(f"no organization here is named {named!r}{hint}")
    if len(found) > 1:
        ids = ", ".join(row.standing.party for row in found)
        raise UsageError(f"{named!r} names several organizations; give an id: {ids}")
    if found[0].letter is LetterKind.NONE:
        raise UsageError(
            f"there is nothing to write to {found[0].standing.name!r}: "
            f"its term is {found[0].term.value!r}"
        )
    return _draft(ledger, found[0], language)


def _names(entry: PartyStanding) -> frozenset[str]:
    return frozenset(name.casefold() for name in (entry.party, entry.name, *entry.known_as))


def _draft(ledger: ReciprocityLedger, row: ReciprocityRow, language: str) -> DraftedLetter:
    from pplcheck.formats.letter import render

    return DraftedLetter(party=row.standing.party, text=render(ledger, row, language))


def render_reciprocity(ledger: ReciprocityLedger, format_: str, *, width: int) -> str:
    """The ledger in a format; UsageError for one that does not exist."""
    if format_ == "csv":
        from pplcheck.formats import reciprocity_csv

        return reciprocity_csv.render(ledger)
    if format_ == "json":
        from pplcheck.formats import reciprocity

        return reciprocity.render(ledger)
    if format_ == "markdown":
        from pplcheck.formats import reciprocity_markdown

        return reciprocity_markdown.render(ledger)
    if format_ == "terminal":
        from pplcheck.formats import reciprocity_terminal

        return reciprocity_terminal.render(ledger, width=width)
    known = ", ".join(RECIPROCITY_FORMATS)
    raise UsageError(f"no format is named {format_!r}; there are {known}")
