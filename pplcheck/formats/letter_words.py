"""What a language brings to a letter: its sentences, and its words for kinds, facts and clauses.

Sentences are templates of `str.format`; what is put into them is neutral text. Wording is neutral:
a letter says what is known and from where, and asks. It gives no advice on law.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pplcheck.model.agreement import PaymentKind
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Answer, Kind, Strength, Use
from pplcheck.model.standing import Reading

_NO_BREAK = "\u00a0"


@frozen
class Opening:
    """The subject of a letter and its first paragraph; `{work}`, `{license}`, `{name}`."""

    subject: str
    paragraph: str


@frozen
class Words:
    """One language of letters.

    `months` are twelve names; `day` has `{day}`, `{month}` and `{year}`, `first` is how the first
    day of a month is written. `clauses` maps the subject of a clause to what it says, and may be
    empty: then the clause's own summary is used. `apart` are marks with a blank before them.
    """

    months: tuple[str, ...]
    day: str
    first: str
    to: str
    about: str
    greeting: str
    terms: Opening
    question: Opening
    reminder: Opening
    since: str
    known: str
    kind: str
    kinds: Mapping[Kind, str]
    use: str
    claim: str
    uses: Mapping[Use, str]
    only_for: str
    use_since: str
    fact: str
    answers: Mapping[Answer, str]
    facts: Mapping[str, str]
    contributed: str
    recorded: str
    found_none: str
    searched: str
    no_agreement: str
    agreement: str
    agreement_from: str
    agreement_until: str
    agreement_open: str
    agreement_over: str
    agreement_now: str
    agreement_ended: str
    document: str
    agreed_terms: str
    payment: str
    paid: str
    payment_kinds: Mapping[PaymentKind, str]
    source: str
    no_source: str
    strengths: Mapping[Strength, str]
    license_says: str
    clause: str
    clauses: Mapping[str, str]
    no_clause: str
    readings: Mapping[Reading, str]
    reading: str
    asked: str
    ask_kind: str
    ask_fact: str
    ask_use: str
    ask_claim: str
    ask_license: str
    ways: str
    way_agreement: str
    way_agreement_clause: str
    way_contribute: str
    way_correct: str
    settle: str
    settle_paid: str
    settle_wrong: str
    settle_open: str
    settle_whom: str
    objecting: str
    closing: str
    apart: tuple[str, ...] = ()

    def typeset(self, text: str) -> str:
        """A text in which no line may begin with a mark that stands apart from its word."""
        for mark in self.apart:
            text = text.replace(f" {mark}", f"{_NO_BREAK}{mark}")
        return text

    def date(self, day: date) -> str:
        """A day as the language writes it."""
        number = self.first if day.day == 1 else str(day.day)
        return self.day.format(day=number, month=self.months[day.month - 1], year=day.year)
