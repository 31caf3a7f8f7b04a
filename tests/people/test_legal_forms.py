from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.party import FACTS, Answer, Kind, Organization, Strength
from pplcheck.people import legal_forms
from tests.people.histories import declared


def _formed(code: str, kind: Kind = Kind.UNKNOWN, *, lei: str = "x") -> Organization:
    return legal_forms.with_form(replace(declared("a", kind=kind), legal_form=code, lei=lei))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("AZFE", Kind.COOPERATIVE),
        ("1QU8", Kind.COOPERATIVE),
        ("QRZJ", Kind.COOPERATIVE),
        ("ZZGG", Kind.COOPERATIVE),
        ("QZ3L", Kind.NONPROFIT),
        ("SCE1", Kind.NONPROFIT),
        ("BEWI", Kind.NONPROFIT),
        ("7T8N", Kind.NONPROFIT),
        ("FFQL", Kind.PUBLIC),
        ("487E", Kind.EDUCATION),
        ("2HBR", Kind.UNKNOWN),
        ("40DB", Kind.UNKNOWN),
        ("H0PO", Kind.UNKNOWN),
        ("8888", Kind.UNKNOWN),
        ("ZZZZ", Kind.UNKNOWN),
        ("", Kind.UNKNOWN),
    ],
)
def test_a_form_says_the_kind_where_its_law_does(code: str, kind: Kind) -> None:
    assert _formed(code).kind is kind


def test_a_form_with_an_lei_is_the_strongest_evidence() -> None:
    found = _formed("AZFE")

    assert found.strength is Strength.PUBLIC_REGISTER
    assert str(found.source) == (
        "register.toml:1, legal form AZFE, Eingetragene Genossenschaft (DE)"
    )
    assert _formed("AZFE", lei="").strength is Strength.REGISTER


def test_a_form_of_workers_shows_the_first_limb_and_never_the_second() -> None:
    found = _formed("V1Z5")

    assert found.kind is Kind.COOPERATIVE
    assert found.answer("worker_owned") is Answer.YES
    assert found.answer("surplus_to_worker_owners") is Answer.UNKNOWN
    assert [fact.strength for fact in found.facts] == [Strength.PUBLIC_REGISTER]


def test_a_declared_worker_cooperative_is_a_narrower_word_for_a_cooperative() -> None:
    assert _formed("AZFE", Kind.WORKER_COOPERATIVE).kind is Kind.WORKER_COOPERATIVE
    assert _formed("AZFE", Kind.COOPERATIVE).strength is Strength.REGISTER


def test_a_form_that_contradicts_a_sourced_kind_leaves_it_open() -> None:
    found = _formed("AZFE", Kind.COMMERCIAL)

    assert found.kind is Kind.UNKNOWN
    assert [entry.kind for entry in found.kinds] == [Kind.COMMERCIAL, Kind.COOPERATIVE]


def test_a_form_stands_over_a_kind_without_a_source_and_both_are_kept() -> None:
    weak = replace(
        declared("a", kind=Kind.COMMERCIAL), strength=Strength.FREE_TEXT, legal_form="AZFE", lei="x"
    )

    found = legal_forms.with_form(weak)

    assert (found.kind, found.strength) == (Kind.COOPERATIVE, Strength.PUBLIC_REGISTER)
    assert len(found.kinds) == 2


def test_a_form_does_not_settle_a_dispute_of_registers() -> None:
    one, other = declared("a", kind=Kind.COMMERCIAL), declared("a", kind=Kind.COOPERATIVE)
    disputed = replace(declared("a"), kinds=(one, other), legal_form="AZFE")

    found = legal_forms.with_form(disputed)

    assert (found.kind, len(found.kinds)) == (Kind.UNKNOWN, 3)


def test_the_table_holds_known_words_only() -> None:
    forms = legal_forms.forms().values()

    assert all(len(form.code) == 4 and form.place and form.name for form in forms)
    assert {fact for form in forms for fact in form.facts} == {"worker_owned"}
    assert FACTS.keys() >= {"worker_owned"}
    assert {form.kind for form in forms} == {
        Kind.COOPERATIVE, Kind.NONPROFIT, Kind.PUBLIC, Kind.EDUCATION
    }  # fmt: skip
