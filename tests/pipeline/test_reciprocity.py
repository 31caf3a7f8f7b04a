from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import CouldNotCheckError, UsageError
from pplcheck.model.license import Terms
from pplcheck.model.party import Kind, Strength
from pplcheck.model.reciprocity import LetterKind, Term
from pplcheck.model.standing import Reciprocity, Verdict
from pplcheck.pipeline.reciprocity import (
    RECIPROCITY_FORMATS,
    draft_letter,
    draft_letters,
    render_reciprocity,
    tell_reciprocity,
)
from pplcheck.pipeline.request import Request
from tests.formats.reciprocal import AGREED, DUE, OPEN, TERMS, ledger, row_of
from tests.rules.evidence import COMMONER, gap, ground, license_of


def test_rows_are_organizations_with_what_asks_for_attention_first() -> None:
    of = ledger()

    assert [(row.standing.party, row.term) for row in of.rows] == [
        ("orbit", Term.DUE),
        ("quasar", Term.UNDETERMINED),
        ("lumen", Term.BY_AGREEMENT),
        ("nebula", Term.FREE),
    ]
    assert of.complete
    assert not ledger(DUE, gaps=(gap(),)).complete


def test_a_row_says_who_states_what_and_leaves_out_what_only_follows() -> None:
    row = row_of(ledger(), "orbit")

    assert row.kind_source == "register.toml:1, company register"
    assert [fact.fact for fact in row.facts] == ["profits_from_wage_labor"]
    assert row.numbers == ("4(d)", "4(f)")
    assert row.agreement_clause == "4(f)"
    assert row.asked == ()
    assert row_of(ledger(), "quasar").asked == ("privately_owned", "worker_owned")


def test_a_hint_states_no_kind() -> None:
    hinted = replace(DUE, grounds=(ground("is commercial", strength=Strength.MAIL_DOMAIN),))

    assert row_of(ledger(hinted), "orbit").kind_source == ""


def test_that_terms_apply_is_written_only_where_the_use_is_shown_to_be_closed() -> None:
    doubtful = replace(DUE, verdict=Verdict.UNDETERMINED)

    found = [row_of(ledger(entry), entry.party).letter for entry in (DUE, doubtful, OPEN, AGREED)]

    assert found == [
        LetterKind.TERMS,
        LetterKind.QUESTION,
        LetterKind.QUESTION,
        LetterKind.REMINDER,
    ]


def test_nobody_is_reminded_of_what_is_paid_or_of_what_no_terms_ask_for() -> None:
    paid = replace(AGREED, agreements=(replace(TERMS, payments=TERMS.payments[:1]),))
    without = ledger(AGREED, license=license_of("MIT", Terms.NONE))

    assert row_of(ledger(paid), "lumen").letter is LetterKind.NONE
    assert row_of(without, "lumen").letter is LetterKind.NONE
    assert row_of(ledger(replace(AGREED, reciprocity=Reciprocity.NONE)), "lumen").is_reminder


def test_letters_are_drafted_for_those_there_is_something_to_write_to() -> None:
    contributor = replace(OPEN, party="pulsar", name="Pulsar", uses=())
    of = ledger(DUE, AGREED, OPEN, COMMONER, contributor)

    assert [letter.party for letter in draft_letters(of, "en")] == ["orbit", "quasar", "lumen"]
    assert draft_letter(of, "pulsar", "en").party == "pulsar"


@pytest.mark.parametrize("named", ["orbit", "ORBIT LTD", " orbit.example "])
def test_one_letter_is_found_by_any_name(named: str) -> None:
    of = ledger(replace(DUE, known_as=("orbit.example",)))

    assert draft_letter(of, named, "en").party == "orbit"


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("Orbit Lt", "no organization here is named 'Orbit Lt'; did you mean 'Orbit Ltd'?"),
        ("zzz", "no organization here is named 'zzz'"),
        ("nebula", "there is nothing to write to 'Nebula Coop': its term is 'free'"),
        ("twin", "'twin' names several organizations; give an id: orbit, quasar"),
    ],
    ids=["near", "nobody", "nothing to write", "several"],
)
def test_a_letter_that_cannot_be_written_is_refused(named: str, said: str) -> None:
    of = ledger(
        replace(DUE, known_as=("Twin",)), replace(OPEN, known_as=("twin",)), AGREED, COMMONER
    )

    with pytest.raises(UsageError) as refused:
        draft_letter(of, named, "en")

    assert str(refused.value) == said


@pytest.mark.parametrize("format_", RECIPROCITY_FORMATS)
def test_every_format_names_the_reading_and_the_organizations(format_: str) -> None:
    text = render_reciprocity(ledger(), format_, width=100)

    assert "kleiner" in text
    assert all(name in text for name in ("Orbit Ltd", "Lumen SA", "Quasar"))
    assert "Ada" not in text


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="there are csv, json, markdown, terminal"):
        render_reciprocity(ledger(), "xml", width=80)


def test_what_cannot_be_checked_has_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(CouldNotCheckError):
        tell_reciprocity(Request(path=tmp_path, as_of=date(2026, 10, 1)))


def test_no_license_clause_leaves_no_way_out_to_name() -> None:
    of = ledger(replace(DUE, reciprocity=Reciprocity.APPLIES, kind=Kind.COMMERCIAL), profiles=())

    assert of.rows[0].agreement_clause == ""
    assert of.rows[0].clauses == ()
