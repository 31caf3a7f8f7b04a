from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.party import Kind, Strength
from pplcheck.people import hints, tables
from tests.people.histories import declared


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Nebula eG", Kind.COOPERATIVE),
        ("Nebula e.G.", Kind.COOPERATIVE),
        ("Nebula Genossenschaft", Kind.COOPERATIVE),
        ("Nebula SCOP", Kind.COOPERATIVE),
        ("Nebula, S. Coop.", Kind.COOPERATIVE),
        ("Nebula Soc. Coop. a r.l.", Kind.COOPERATIVE),
        ("Nebula Co-operative Ltd.", Kind.COOPERATIVE),
        ("NEBULA COOP", Kind.COOPERATIVE),
        ("Nebula (coop)", Kind.COOPERATIVE),
        ("Nebula Osuuskunta", Kind.COOPERATIVE),
        ("Nebula e.V.", Kind.NONPROFIT),
        ("Nebula eV", Kind.NONPROFIT),
        ("Nebula gGmbH", Kind.NONPROFIT),
        ("Nebula asbl", Kind.NONPROFIT),
        ("Nebula University", Kind.EDUCATION),
        ("Nebula Handelsgesellschaft", Kind.UNKNOWN),
        ("Cooper", Kind.UNKNOWN),
        ("Cooper & Roe", Kind.UNKNOWN),
        ("Hencoop", Kind.UNKNOWN),
        ("Coop Verwaltungs", Kind.UNKNOWN),
        ("Nebula EG", Kind.UNKNOWN),
        ("Nebula EV", Kind.UNKNOWN),
        ("Orbit GmbH", Kind.UNKNOWN),
        ("Orbit Ltd", Kind.UNKNOWN),
        ("Orbit S.A.", Kind.UNKNOWN),
        ("", Kind.UNKNOWN),
        ("coop " * 100_000, Kind.COOPERATIVE),
    ],
)
def test_a_legal_form_at_the_end_of_a_name_hints(name: str, kind: Kind) -> None:
    assert hints.kind_in_name(name)[0] is kind


def test_a_hint_is_weak_and_says_where_it_comes_from() -> None:
    found = hints.with_hint(declared("nebula", name="Nebula eG"))

    assert (found.kind, found.strength) == (Kind.COOPERATIVE, Strength.MAIL_DOMAIN)
    assert str(found.source) == "register.toml:1, name ends in 'eG'"


def test_an_alias_and_a_domain_hint_too() -> None:
    assert hints.with_hint(declared("n", aliases=("Nebula eG",))).kind is Kind.COOPERATIVE
    found = hints.with_hint(declared("n", "nebula.example", "acme.coop"))

    assert (found.kind, found.source.text) == (Kind.COOPERATIVE, "mail domain acme.coop")


def test_what_is_declared_or_disputed_stays() -> None:
    known = declared("n", name="Nebula eG", kind=Kind.COMMERCIAL)
    disputed = replace(declared("n", name="Nebula eG"), kinds=(known,))

    assert hints.with_hint(known) is known
    assert hints.with_hint(disputed) is disputed
    assert hints.with_hint(declared("n", "nebula.example")).kind is Kind.UNKNOWN


def test_no_hint_makes_a_worker_cooperative_or_a_business() -> None:
    kinds = {row.split("\t")[1] for row in tables.rows("name_forms.tsv")}

    assert kinds == {"cooperative", "nonprofit", "education"}
