from __future__ import annotations

import pytest

from pplcheck.config.profiles import load_profiles
from pplcheck.model.license import AllOf, AnyOf, Expr, Leaf
from pplcheck.model.party import Answer, Kind, Use
from pplcheck.model.permission import Inquiry
from pplcheck.standing.citations import Cited, cite
from pplcheck.standing.permission import permission

PPL = Leaf(id="PPL")
PROFILES = load_profiles()
LIMBS = {"worker_owned": "yes", "surplus_to_worker_owners": "yes"}


def cited(tree: Expr, kind: Kind, use: Use = Use.COMMERCIAL, **facts: str) -> Cited:
    stated = tuple(sorted((name, Answer(value)) for name, value in facts.items()))
    inquiry = Inquiry(kind=kind, use=use, facts=stated)
    return cite(permission(tree, PROFILES, inquiry), inquiry)


@pytest.mark.parametrize(
    ("kind", "use", "facts", "clauses"),
    [
        pytest.param(
            Kind.WORKER_COOPERATIVE,
            Use.COMMERCIAL,
            LIMBS,
            ["3(a)-(d)", "4(b)", "4(c)", "4(c)(i)", "4(c)(ii)", "4(d)"],
            id="yes: the grant, what opens, the bar that fails",
        ),
        pytest.param(
            Kind.NONPROFIT,
            Use.COMMERCIAL,
            {},
            ["4(b)", "4(c)", "4(c)(i)", "4(c)(ii)"],
            id="no: what closes and does not open",
        ),
        pytest.param(
            Kind.COMMERCIAL,
            Use.COMMERCIAL,
            {},
            ["4(b)", "4(c)", "4(c)(i)", "4(c)(ii)", "4(d)"],
            id="no: and a bar that may hold",
        ),
        pytest.param(
            Kind.COMMERCIAL,
            Use.NONCOMMERCIAL,
            {"profits_from_wage_labor": "yes"},
            ["4(d)"],
            id="no: the bar alone",
        ),
        pytest.param(
            Kind.COMMERCIAL,
            Use.COMMERCIAL,
            {**LIMBS, "profits_from_wage_labor": "yes"},
            ["4(d)"],
            id="no: barred, though opened",
        ),
        pytest.param(
            Kind.COMMERCIAL,
            Use.NONCOMMERCIAL,
            {},
            ["3(a)-(d)", "4(b)", "4(d)"],
            id="only if: the clause whose fact is missing",
        ),
    ],
)
def test_clauses_an_answer_rests_on(
    kind: Kind, use: Use, facts: dict[str, str], clauses: list[str]
) -> None:
    assert list(cited(PPL, kind, use, **facts).clauses) == clauses


def test_facts_come_before_duties_and_one_condition_holds_one_fact() -> None:
    found = cited(PPL, Kind.COOPERATIVE)

    assert [(entry.clauses, entry.facts) for entry in found.conditions] == [
        (("4(c)(i)",), ("worker_owned",)),
        (("4(c)(ii)",), ("surplus_to_worker_owners",)),
        (("4(a)",), ()),
        (("4(e)",), ()),
    ]


def test_one_fact_asked_for_by_two_licenses_is_one_condition() -> None:
    both = AllOf(parts=(PPL, Leaf(id="LicenseRef-PPL-es")))

    found = cited(both, Kind.WORKER_COOPERATIVE)

    facts = [entry.facts for entry in found.conditions if entry.facts]
    assert facts == [("worker_owned",), ("surplus_to_worker_owners",)]


def test_alternatives_are_told_as_such() -> None:
    found = cited(Leaf(id="LicenseRef-Coopyleft"), Kind.WORKER_COOPERATIVE)

    first, second = (entry for entry in found.conditions if entry.facts)
    assert first.facts == ("social_economy",)
    assert second.text.startswith("either ")
    assert "; or " in second.text


def test_what_must_not_be_so_is_told_as_such() -> None:
    found = cited(PPL, Kind.COMMERCIAL, Use.NONCOMMERCIAL)

    assert found.conditions[0].text.startswith("not the case: ")


def test_a_no_has_no_conditions_and_names_the_way_out() -> None:
    found = cited(PPL, Kind.PUBLIC)

    assert found.conditions == ()
    assert found.agreements == ("4(f)",)


def test_a_yes_names_no_way_out() -> None:
    assert cited(PPL, Kind.NONPROFIT, Use.NONCOMMERCIAL).agreements == ()


def test_duties_of_a_license_without_clauses_are_left_to_its_text() -> None:
    found = cited(AnyOf(parts=(PPL, Leaf(id="MIT"))), Kind.COMMERCIAL)

    assert [(entry.license, entry.clauses) for entry in found.conditions] == [("MIT", ())]


def test_grounds_say_where_a_fact_comes_from() -> None:
    stated = cited(PPL, Kind.COOPERATIVE, worker_owned="yes")
    alone = cited(PPL, Kind.INDIVIDUAL)

    assert {(entry.fact, entry.source) for entry in stated.grounds} == {
        ("worker_owned", "as stated"),
        ("surplus_to_worker_owners", "not stated"),
    }
    assert {entry.source for entry in alone.grounds} == {
        "arguable for somebody self-employed without employees"
    }
    assert {entry.source for entry in cited(PPL, Kind.PUBLIC).grounds} == {"as public"}
