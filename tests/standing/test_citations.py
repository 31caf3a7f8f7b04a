from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.config.profiles import load_profiles, load_terms
from pplcheck.model.license import AllOf, AnyOf, ClauseUse, Effect, Expr, Leaf
from pplcheck.model.party import FACTS, Answer, Kind, Use
from pplcheck.model.permission import Basis, Condition, Inquiry
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


MIT_DUTY = Condition(
    license="MIT",
    clauses=(),
    text="whatever its own text asks, such as notices; pplcheck does not list it",
)


def test_conditions_are_told_whole_and_those_of_every_license() -> None:
    found = cited(AllOf(parts=(PPL, Leaf(id="MIT"))), Kind.WORKER_COOPERATIVE).conditions

    duties = {
        clause.number: clause.summary
        for clause in load_terms("PPL").clauses
        if clause.effect is Effect.CONDITION
    }
    assert found == (
        Condition(
            license="PPL",
            clauses=("4(c)(i)",),
            text=FACTS["worker_owned"],
            facts=("worker_owned",),
        ),
        Condition(
            license="PPL",
            clauses=("4(c)(ii)",),
            text=FACTS["surplus_to_worker_owners"],
            facts=("surplus_to_worker_owners",),
        ),
        *(
            Condition(license="PPL", clauses=(number,), text=duties[number])
            for number in ("4(a)", "4(e)")
        ),
        MIT_DUTY,
    )


def test_duties_are_those_of_the_use() -> None:
    asked = replace(
        load_terms("PPL"),
        clauses=tuple(
            replace(clause, use=ClauseUse.COMMERCIAL)
            if clause.effect is Effect.CONDITION
            else clause
            for clause in load_terms("PPL").clauses
        ),
    )
    inquiry = Inquiry(kind=Kind.NONPROFIT, use=Use.NONCOMMERCIAL, facts=())

    found = cite(permission(PPL, (asked,), inquiry), inquiry)

    assert found.conditions == ()


def test_alternatives_are_told_with_all_their_clauses() -> None:
    found = cited(Leaf(id="LicenseRef-Coopyleft"), Kind.WORKER_COOPERATIVE)

    assert found.conditions[1] == Condition(
        license="LicenseRef-Coopyleft",
        clauses=("3, 2°", "3, exception"),
        text=(f"either {FACTS['worker_cooperative_model']}; or {FACTS['wage_portage']}"),
        facts=("worker_cooperative_model", "wage_portage"),
    )


def test_grounds_are_told_whole() -> None:
    firm = cited(PPL, Kind.COMMERCIAL, Use.NONCOMMERCIAL).grounds
    coop = cited(PPL, Kind.WORKER_COOPERATIVE, Use.NONCOMMERCIAL, privately_owned="no").grounds

    assert firm == (
        Basis(
            license="PPL",
            clause="4(d)",
            fact="privately_owned",
            answer=Answer.YES,
            source="as commercial",
        ),
        Basis(
            license="PPL",
            clause="4(d)",
            fact="profits_from_wage_labor",
            answer=Answer.UNKNOWN,
            source="not stated",
        ),
    )
    assert [(entry.fact, entry.source) for entry in coop] == [
        ("privately_owned", "as stated"),
        ("profits_from_wage_labor", "not stated"),
    ]


def test_what_a_kind_of_two_words_implies_is_told_in_words() -> None:
    found = cited(PPL, Kind.WORKER_COOPERATIVE, Use.NONCOMMERCIAL).grounds

    assert found[0].source == "as worker cooperative"


def test_only_what_is_arguable_is_called_so() -> None:
    found = cited(PPL, Kind.INDIVIDUAL, Use.NONCOMMERCIAL, profits_from_wage_labor="unknown")

    assert {(entry.fact, entry.source) for entry in found.grounds} == {
        ("privately_owned", "arguable for somebody self-employed without employees"),
        ("profits_from_wage_labor", "as stated"),
    }
