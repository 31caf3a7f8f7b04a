"""A letter to an organization as plain text: what is known, from where, which clause, what to do.

Where the license is shown to close the use, the letter says that its terms apply; everywhere else
it asks, and claims nothing. It reminds of what was agreed in return and is recorded as overdue,
which may be all there is to write. Names and sources come from strangers and are made neutral here.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from datetime import date
from operator import itemgetter
from typing import Final

from pplcheck.formats import letter_en, letter_es, letter_fr
from pplcheck.formats.letter_words import Opening, Words
from pplcheck.formats.neutral import shown
from pplcheck.model.agreement import Agreement, Payment, PaymentKind, User
from pplcheck.model.license import Effect, Terms
from pplcheck.model.party import Kind, Source, Strength, Use
from pplcheck.model.reciprocity import (
    CitedClause,
    LetterKind,
    ReciprocityLedger,
    ReciprocityRow,
    Shown,
)
from pplcheck.model.standing import Reading

WIDTH: Final = 76
"""Columns of a letter."""

_LANGUAGES: Final = {"en": letter_en.WORDS, "es": letter_es.WORDS, "fr": letter_fr.WORDS}
_NAME: Final = 120
_SOURCE: Final = 300
_TERMS: Final = 600
_ABOVE: Final = re.compile(r"(?<![^\s;])(?:[A-Za-z]:[\\/]|/)(?:[^;:\n]*[\\/])?([^/\\;:\n]+:[0-9])")
"""Where an absolute path leads up to a file and its line; the folders stay at home."""


def render(ledger: ReciprocityLedger, row: ReciprocityRow, language: str) -> str:
    """A letter in a language (`en`, `es`, `fr`) that ends in a line break; KeyError for others."""
    words = _LANGUAGES[language]
    is_question = row.letter is LetterKind.QUESTION
    opening = _opening(row, words)
    name, work = shown(row.standing.name, _NAME), shown(ledger.judged.name, _NAME)
    since = ledger.license.since
    begun = words.since.format(day=words.date(since.day)) if since else ""
    license_ = shown(ledger.license_name, _NAME)
    subject = opening.subject.format(work=work)
    first = opening.paragraph.format(work=work, license=license_, since=begun)
    blocks = [
        f"{words.to.format(name=name)}\n{words.date(ledger.as_of)}",
        _wrapped(words.about.format(subject=subject), words),
        words.greeting.format(name=name),
        _wrapped(first, words),
        _listed(words.known, _known(ledger, row, words), words),
        _listed(words.license_says, _clauses(row, words), words),
        _wrapped(words.reading.format(reading=words.readings[ledger.reading]), words),
        _listed(words.asked, _questions(ledger, row, words), words) if is_question else "",
        "" if row.is_reminder else _listed(words.ways, _ways(ledger, row, words), words),
        _listed(words.settle, _settling(ledger, row, words), words),
        _wrapped(words.objecting, words),
        words.closing.format(work=work),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _opening(row: ReciprocityRow, words: Words) -> Opening:
    if row.is_reminder:
        return words.reminder
    return words.question if row.letter is LetterKind.QUESTION else words.terms


def _known(ledger: ReciprocityLedger, row: ReciprocityRow, words: Words) -> Iterator[str]:
    entry = row.standing
    if not row.is_reminder:
        yield from _about(row, words)
    if entry.last is not None or not row.is_reminder:
        yield _contribution(row, words)
    if not entry.agreements:
        yield words.no_agreement
    for agreement in entry.agreements:
        if not row.is_reminder:
            yield _agreement(agreement, words.agreement_over, words)
        if agreement.overdue(ledger.as_of):
            yield from _agreed_upon(agreement, ledger.as_of, row, words)


def _about(row: ReciprocityRow, words: Words) -> Iterator[str]:
    """What is known of the organization and its use."""
    entry = row.standing
    if entry.kind is not Kind.UNKNOWN and row.kind_source:
        sentence = words.kind.format(kind=words.kinds[entry.kind])
        yield sentence + _from(row.kind_source, _kind_strength(row), words)
    yield from (_use(use, words) for use in entry.uses)
    yield from (_fact(fact, words) for fact in row.facts)


def _kind_strength(row: ReciprocityRow) -> Strength:
    sources = row.kind_source.split("; ")
    return max(
        (ground.strength for ground in row.standing.grounds if ground.source in sources),
        default=Strength.NOTHING,
    )


def _from(source: Source | str, strength: Strength, words: Words) -> str:
    text = shown(_ABOVE.sub(r"\1", str(source)), _SOURCE)
    template = words.source if text else words.no_source
    return template.format(source=text, strength=words.strengths[strength])


def _use(use: User, words: Words) -> str:
    template = words.claim if use.is_claim else words.use
    since = words.use_since.format(day=words.date(use.since)) if use.since else ""
    scope = _scope(use.scope, words)
    sentence = template.format(use=words.uses[use.use], scope=scope, since=since)
    return sentence + _from(use.source, use.strength, words)


def _scope(scope: tuple[str, ...], words: Words) -> str:
    if not scope or "**" in scope:
        return ""
    return words.only_for.format(scope=shown(", ".join(scope), _SOURCE))


def _fact(fact: Shown, words: Words) -> str:
    sentence = words.fact.format(fact=words.facts[fact.fact], answer=words.answers[fact.answer])
    return sentence + _from(fact.source, fact.strength, words)


def _contribution(row: ReciprocityRow, words: Words) -> str:
    entry = row.standing
    if entry.last is not None:
        template = words.contributed if entry.commits else words.recorded
        return template.format(day=words.date(entry.last))
    names = shown(", ".join(entry.searched), _SOURCE)
    return words.found_none.format(searched=words.searched.format(names=names) if names else "")


def _agreement(agreement: Agreement, today: str, words: Words) -> str:
    """An agreement and its days; `today` is the sentence on whether it helps now."""
    until = words.agreement_open
    if agreement.until is not None:
        until = words.agreement_until.format(day=words.date(agreement.until))
    if agreement.start is not None:
        until = words.agreement_from.format(day=words.date(agreement.start)) + until
    sentence = words.agreement.format(scope=_scope(agreement.scope, words), until=until) + today
    return sentence + _from(agreement.source, Strength.REGISTER, words)


def _agreed_upon(
    agreement: Agreement, day: date, row: ReciprocityRow, words: Words
) -> Iterator[str]:
    """What was agreed, what of it is recorded as due and when, and what was fulfilled last."""
    if row.is_reminder:
        today = words.agreement_now if agreement.covers(day) else words.agreement_ended
        yield _agreement(agreement, today, words)
    if agreement.document:
        yield words.document.format(document=shown(agreement.document, _NAME))
    if agreement.terms:
        yield words.agreed_terms.format(terms=shown(agreement.terms, _TERMS))
    for payment in agreement.overdue(day):
        what, due = _agreed(payment, words), words.date(payment.due)
        sentence = words.payment.format(what=what, day=due)
        yield sentence + _from(payment.source, Strength.REGISTER, words)
    paid = ((entry.paid, entry) for entry in agreement.payments if entry.paid is not None)
    last = max((pair for pair in paid if pair[0] <= day), key=itemgetter(0), default=None)
    if last is not None:
        yield words.paid.format(what=_agreed(last[1], words), day=words.date(last[0]))


def _agreed(payment: Payment, words: Words) -> str:
    money = f"{payment.amount:f} {payment.currency}" if payment.amount is not None else ""
    kind = "" if payment.kind is PaymentKind.MONEY else words.payment_kinds[payment.kind]
    parts = (kind, shown(payment.what, _SOURCE), money)
    return ", ".join(part for part in parts if part)


def _clauses(row: ReciprocityRow, words: Words) -> Iterator[str]:
    for cited in row.clauses:
        if row.is_reminder and cited.clause.effect is not Effect.AGREEMENT:
            continue
        yield words.clause.format(
            license=shown(cited.license, _NAME),
            number=cited.clause.number,
            text=_says(cited, words),
        )


def _says(cited: CitedClause, words: Words) -> str:
    """What a clause says: the language's own words for its subject, else as far as it has any."""
    if words.clauses:
        return words.clauses.get(cited.clause.subject, words.no_clause)
    return cited.clause.summary


def _questions(ledger: ReciprocityLedger, row: ReciprocityRow, words: Words) -> Iterator[str]:
    entry = row.standing
    if ledger.license.terms is Terms.UNKNOWN:
        yield words.ask_license
    if entry.uses and all(use.is_claim for use in entry.uses):
        yield words.ask_claim
    if entry.kind is Kind.UNKNOWN or not row.kind_source:
        yield words.ask_kind
    if not entry.uses or any(use.use is Use.UNKNOWN for use in entry.uses):
        yield words.ask_use
    yield from (words.ask_fact.format(fact=words.facts[fact]) for fact in row.asked)


def _ways(ledger: ReciprocityLedger, row: ReciprocityRow, words: Words) -> Iterator[str]:
    if row.agreement_clause:
        yield words.way_agreement_clause.format(number=row.agreement_clause)
    else:
        yield words.way_agreement
    if ledger.reading is Reading.COPYFAIR:
        yield words.way_contribute
    yield words.way_correct


def _settling(ledger: ReciprocityLedger, row: ReciprocityRow, words: Words) -> Iterator[str]:
    """How what is recorded as overdue can be put right, wherever the gap is."""
    if any(agreement.overdue(ledger.as_of) for agreement in row.standing.agreements):
        yield from (words.settle_paid, words.settle_wrong, words.settle_open, words.settle_whom)


def _wrapped(text: str, words: Words) -> str:
    return _filled(words.typeset(text), "", "")


def _listed(heading: str, entries: Iterator[str], words: Words) -> str:
    """A heading and its entries; empty where there are none."""
    lines = [_filled(words.typeset(entry), "  - ", "    ") for entry in dict.fromkeys(entries)]
    return "\n".join([heading, *lines]) if lines else ""


def _filled(text: str, first: str, rest: str) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
