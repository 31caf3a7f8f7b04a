"""No ground, question or what would settle it stays English on a Spanish or French page."""

from __future__ import annotations

import pytest

from pplcheck.formats.evidence_forms import EVIDENCE_FORMS, KIND_FORMS, SOURCE_FORMS
from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.phrases import phrase
from tests.formats.raised import sentences_in

MODULES = (
    "people/capacity.py",
    "people/recorded.py",
    "standing/agreements.py",
    "standing/assess.py",
    "standing/classify.py",
    "standing/facts.py",
    "standing/grounds.py",
    "standing/reasons.py",
)
"""Where evidence is put into words."""

PIECES = {
    " (by the mailmap)": "mail domain nebula.example (by the mailmap), register.toml:4",
    "by a claim, ": "by a claim, uses the work",
    "begins on 7": "register.toml:9, minutes: for src/**, begins on 2026-10-01",
    "ended on 7": "register.toml:9, minutes: for **, ended on 2026-10-01",
    "7: for 7, ended on 7": "register.toml:9: for **, in force",
    "contributed until 7, the license applies since 7": (
        "contributed until 2018-12-04, the license applies since 2018-12-05"
    ),
    "7 of 7 files used, such as 7": "not covered: 1 of 7 files used, such as src/a.py",
    "7 from 7 to 7, 7 of them since 2026-10-01": (
        "416 from 2011-08-06 to 2026-06-03, 11 of them since 2024-11-22"
    ),
    "7, the last on 7; none in the window that began on 2026-10-01": (
        "59, the last on 2024-03-27; none in the window that began on 2024-11-22"
    ),
    "as Permission denied": "as worker cooperative",
    "as Permission denied, 7, which another statement contradicts": (
        "as nonprofit, register.toml:4, statutes, which another statement contradicts"
    ),
    "confirmed by 7": "ledger.csv:3, confirmed by Nebula Coop: care, 12.5 hours",
    "Sponsored-by trailers, first in 7": "Sponsored-by trailers, first in 0123456789ab",
    "not confirmed by anybody else": "ledger.csv:3, not confirmed by anybody else: care, 12 hours",
}
"""Texts that are part of a sentence, or samples that are none, each with a whole one."""

WHOLE = (
    "register.toml:41, imprint, since 2024-01-01",
    (
        "signed off from nebula.example, which the same person used that day or in the half year "
        "before"
    ),
    "Nebula (30 commits): a nonprofit? who says so?",
    "Nebula (30 commits): a public body?",
    "Nebula (30 commits): an educational institution?",
    "Nebula (30 commits): a person working for themselves, without employees?",
    "Nebula (30 commits): a privately owned business?",
    "Ada Example (30 commits): whom did they act for, and when?",
    "no license that can be named: its terms are not known",
)

languages = pytest.mark.parametrize("code", LANGUAGES[1:])


@languages
def test_every_piece_of_evidence_is_told(code: str) -> None:
    language = Language(code)
    found = {PIECES.get(text, text) for text in sentences_in(MODULES)}

    assert len(found) > 35
    assert {text for text in found if phrase(language, text) in {None, text}} == set()


@languages
@pytest.mark.parametrize("text", WHOLE)
def test_sentences_that_are_put_together_are_told(text: str, code: str) -> None:
    assert phrase(Language(code), text) not in {None, text}


def test_what_people_wrote_is_kept() -> None:
    spanish = Language("es")

    assert phrase(spanish, "as public, r.toml:3, statutes, article 4") == (
        "por ser organismo público, r.toml:3, statutes, article 4"
    )
    assert phrase(spanish, "as agreed upon, in the minutes") is None


def test_forms_are_told_once() -> None:
    forms = (*EVIDENCE_FORMS, *SOURCE_FORMS, *KIND_FORMS)

    assert len(set(forms)) == len(forms)
