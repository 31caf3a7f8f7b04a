from __future__ import annotations

import string
from dataclasses import fields
from datetime import date

import pytest

from pplcheck.config.profiles import load_profiles
from pplcheck.formats import letter_en, letter_es, letter_fr
from pplcheck.formats.letter_words import Opening, Words
from pplcheck.model.agreement import PaymentKind
from pplcheck.model.license import Effect, Terms
from pplcheck.model.party import FACTS, Answer, Kind, Strength, Use
from pplcheck.model.standing import Reading

LANGUAGES = {"en": letter_en.WORDS, "es": letter_es.WORDS, "fr": letter_fr.WORDS}
each = pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
SUBJECTS = {
    clause.subject
    for terms in load_profiles()
    if terms.terms is Terms.RECIPROCAL
    for clause in terms.clauses
    if clause.effect in (Effect.LIMIT, Effect.PERMIT, Effect.BAR, Effect.AGREEMENT)
}


@each
def test_every_word_a_letter_may_need_is_there(words: Words) -> None:
    assert set(words.facts) == set(FACTS)
    assert set(words.kinds) == set(Kind) - {Kind.UNKNOWN}
    assert set(words.uses) == set(Use)
    assert set(words.answers) == set(Answer)
    assert set(words.strengths) == set(Strength)
    assert set(words.readings) == set(Reading)
    assert set(words.payment_kinds) == set(PaymentKind)
    assert len(words.months) == 12
    assert not words.clauses or set(words.clauses) == SUBJECTS


@each
def test_the_templates_of_all_languages_ask_for_the_same(words: Words) -> None:
    for field in fields(Words):
        theirs, ours = getattr(words, field.name), getattr(letter_en.WORDS, field.name)
        if isinstance(ours, str):
            assert places(theirs) == places(ours), field.name
        if isinstance(ours, Opening):
            assert places(theirs.subject + theirs.paragraph) == places(
                ours.subject + ours.paragraph
            )


def places(template: str) -> set[str]:
    """The names in braces, but for the organization's, which a greeting may leave out."""
    found = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    return found - {"name"}


@pytest.mark.parametrize(
    ("language", "first", "other"),
    [
        ("en", "1 October 2026", "2 January 2026"),
        ("es", "1 de octubre de 2026", "2 de enero de 2026"),
        ("fr", "1er octobre 2026", "2 janvier 2026"),
    ],
)
def test_days_are_written_as_the_language_writes_them(
    language: str, first: str, other: str
) -> None:
    words = LANGUAGES[language]

    assert words.date(date(2026, 10, 1)) == first
    assert words.date(date(2026, 1, 2)) == other


def test_french_marks_never_begin_a_line() -> None:
    assert letter_fr.WORDS.typeset("Objet : x ; y ?") == "Objet\u00a0: x\u00a0; y\u00a0?"
    assert letter_en.WORDS.typeset("a ; b") == "a ; b"
