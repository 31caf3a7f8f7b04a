from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.party import Answer, Ground, Kind, Source, Strength, Use
from pplcheck.standing.facts import (
    answers,
    is_implied,
    known_facts,
    organization_facts,
    unlisted,
)
from tests.standing.parties import SHOWN, fact, organization


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    known_facts.cache_clear()


@pytest.mark.parametrize(
    ("kind", "name", "answer"),
    [
        (Kind.COMMERCIAL, "privately_owned", Answer.YES),
        (Kind.COMMERCIAL, "worker_owned", Answer.NO),
        (Kind.NONPROFIT, "nonprofit", Answer.YES),
        (Kind.PUBLIC, "privately_owned", Answer.NO),
        (Kind.EDUCATION, "worker_owned", Answer.NO),
        (Kind.COOPERATIVE, "cooperative", Answer.YES),
        (Kind.WORKER_COOPERATIVE, "privately_owned", Answer.NO),
        (Kind.INDIVIDUAL, "profits_from_wage_labor", Answer.NO),
    ],
)
def test_a_kind_implies_facts(kind: Kind, name: str, answer: Answer) -> None:
    known = known_facts(kind, SHOWN, Strength.REGISTER)

    assert answers(known.facts, Use.COMMERCIAL)[name] is answer


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Kind.COMMERCIAL, "profits_from_wage_labor"),
        (Kind.COOPERATIVE, "worker_owned"),
        (Kind.WORKER_COOPERATIVE, "worker_owned"),
        (Kind.WORKER_COOPERATIVE, "surplus_to_worker_owners"),
        (Kind.INDIVIDUAL, "worker_owned"),
        (Kind.UNKNOWN, "privately_owned"),
    ],
)
def test_a_kind_does_not_imply_what_must_be_declared(kind: Kind, name: str) -> None:
    known = known_facts(kind, SHOWN, Strength.REGISTER)

    assert name not in answers(known.facts, Use.COMMERCIAL)


def test_a_contradiction_with_the_kind_is_kept_and_makes_the_fact_unknown() -> None:
    firm = organization(Kind.COMMERCIAL, facts=(fact("worker_owned", Answer.YES),))

    known = organization_facts(firm, firm.kind)

    assert known.contradicted == ("worker_owned",)
    assert [ground.answer for ground in known.disagreeing] == [Answer.YES, Answer.NO]
    assert answers(known.facts, Use.NONCOMMERCIAL)["worker_owned"] is Answer.UNKNOWN


def test_a_declared_fact_wins_over_what_is_only_assumed() -> None:
    person = organization(Kind.INDIVIDUAL, facts=(fact("profits_from_wage_labor", Answer.YES),))

    known = organization_facts(person, person.kind)

    assert known.contradicted == ()
    assert answers(known.facts, Use.COMMERCIAL)["profits_from_wage_labor"] is Answer.YES


def test_two_declarations_that_disagree_make_a_fact_unknown_and_no_contradiction_of_kind() -> None:
    facts = (fact("worker_owned", Answer.YES), fact("worker_owned", Answer.NO))
    coop = organization(Kind.COOPERATIVE, facts=facts)

    known = organization_facts(coop, coop.kind)

    assert (known.contradicted, len(known.disagreeing)) == ((), 2)
    assert answers(known.facts, Use.COMMERCIAL)["worker_owned"] is Answer.UNKNOWN


def test_a_fact_declared_unknown_is_unknown_whatever_the_kind_implies() -> None:
    body = organization(Kind.EDUCATION, facts=(fact("privately_owned", Answer.UNKNOWN),))

    known = organization_facts(body, body.kind)

    assert known.contradicted == ()
    assert answers(known.facts, Use.COMMERCIAL)["privately_owned"] is Answer.UNKNOWN


def test_a_favorable_fact_without_source_does_not_open_commercial_use() -> None:
    weak = fact("worker_owned", Answer.YES, Strength.FREE_TEXT)
    coop = organization(Kind.COOPERATIVE, facts=(weak,))

    known = organization_facts(coop, coop.kind).facts

    assert answers(known, Use.COMMERCIAL)["worker_owned"] is Answer.UNKNOWN
    assert answers(known, Use.NONCOMMERCIAL)["worker_owned"] is Answer.YES


def test_a_hint_decides_nothing_about_commercial_use() -> None:
    known = known_facts(Kind.EDUCATION, SHOWN, Strength.MAIL_DOMAIN).facts

    assert set(answers(known, Use.COMMERCIAL).values()) == {Answer.UNKNOWN}
    assert answers(known, Use.NONCOMMERCIAL)["privately_owned"] is Answer.NO


def test_a_kind_that_is_contradicted_decides_nothing_else() -> None:
    firm = organization(Kind.COMMERCIAL, facts=(fact("worker_owned", Answer.YES),))

    known = {ground.fact: ground for ground in organization_facts(firm, Kind.COMMERCIAL).facts}

    assert known["worker_owned"].answer is Answer.UNKNOWN
    assert known["privately_owned"].answer is Answer.UNKNOWN
    assert "which another statement contradicts" in known["privately_owned"].source


@pytest.mark.parametrize(
    ("name", "answer", "noncommercial", "commercial"),
    [
        ("nonprofit", Answer.YES, Answer.YES, Answer.UNKNOWN),
        ("nonprofit", Answer.NO, Answer.UNKNOWN, Answer.UNKNOWN),
        ("privately_owned", Answer.NO, Answer.NO, Answer.UNKNOWN),
        ("privately_owned", Answer.YES, Answer.UNKNOWN, Answer.UNKNOWN),
    ],
    ids=["opens", "does not open", "does not close", "closes"],
)
def test_a_hint_speaks_for_a_party_and_never_against_it(
    name: str, answer: Answer, noncommercial: Answer, commercial: Answer
) -> None:
    hint = Ground(
        clause="", fact=name, answer=answer, source="a domain", strength=Strength.MAIL_DOMAIN
    )

    assert answers((hint,), Use.NONCOMMERCIAL) == {name: noncommercial}
    assert answers((hint,), Use.COMMERCIAL) == {name: commercial}


def test_what_only_follows_from_the_kind_is_told_apart() -> None:
    facts = known_facts(Kind.COMMERCIAL, SHOWN, Strength.REGISTER).facts

    assert all(is_implied(ground, Kind.COMMERCIAL) for ground in facts)
    assert not any(is_implied(ground, Kind.NONPROFIT) for ground in facts)


def test_a_fact_says_on_what_it_rests() -> None:
    twice = (fact("cooperative", Answer.YES), fact("cooperative", Answer.NO))
    coop = organization(Kind.WORKER_COOPERATIVE, facts=(*twice, fact("worker_owned", Answer.YES)))
    plain = organization(Kind.WORKER_COOPERATIVE, facts=(fact("worker_owned", Answer.YES),))

    disputed = {ground.fact: ground for ground in organization_facts(coop, coop.kind).facts}
    settled = {ground.fact: ground for ground in organization_facts(plain, plain.kind).facts}

    assert disputed["cooperative"].source == "statements disagree"
    assert disputed["worker_owned"].source == settled["worker_owned"].source == str(SHOWN)
    assert settled["cooperative"].source == f"as worker cooperative, {SHOWN}"
    assert disputed["privately_owned"].source == (
        f"as worker cooperative, {SHOWN}, which another statement contradicts"
    )
    assert {ground.strength for ground in settled.values()} == {Strength.REGISTER}


@pytest.mark.parametrize(
    ("name", "answer", "use", "enough"),
    [
        ("worker_owned", Answer.YES, Use.COMMERCIAL, Strength.IMPORTED),
        ("worker_owned", Answer.YES, Use.NONCOMMERCIAL, Strength.NOTHING),
        ("worker_owned", Answer.NO, Use.COMMERCIAL, Strength.FREE_TEXT),
        ("privately_owned", Answer.YES, Use.COMMERCIAL, Strength.FREE_TEXT),
        ("privately_owned", Answer.NO, Use.COMMERCIAL, Strength.IMPORTED),
    ],
)
def test_a_fact_is_heard_from_a_certain_strength_on(
    name: str, answer: Answer, use: Use, enough: Strength
) -> None:
    def heard(strength: Strength) -> Answer:
        ground = Ground(clause="", fact=name, answer=answer, source="", strength=strength)
        return answers((ground,), use)[name]

    assert {strength for strength in Strength if heard(strength) is answer} == {
        strength for strength in Strength if strength >= enough
    }


def test_of_two_statements_that_agree_the_stronger_is_told() -> None:
    weak, strong = (
        replace(
            fact("worker_owned", Answer.YES, strength), source=Source(path=f"{strength}", text="")
        )
        for strength in (Strength.FREE_TEXT, Strength.REGISTER)
    )
    silent = fact("worker_owned", Answer.UNKNOWN, Strength.REGISTER)
    coop = organization(Kind.COOPERATIVE, facts=(weak, silent, strong))

    (told,) = (g for g in organization_facts(coop, coop.kind).facts if g.fact == "worker_owned")

    assert (told.answer, told.strength, told.source) == (
        Answer.YES,
        Strength.REGISTER,
        str(strong.source),
    )
    assert told.clause == ""
    assert organization_facts(coop, coop.kind).disagreeing == ()


def test_of_statements_that_disagree_the_strongest_stands_first() -> None:
    weak = fact("cooperative", Answer.NO, Strength.FREE_TEXT)
    strong = fact("cooperative", Answer.YES, Strength.REGISTER)
    unknown = organization(Kind.UNKNOWN, facts=(weak, strong))

    known = organization_facts(unknown, unknown.kind)

    assert [ground.strength for ground in known.disagreeing] == [
        Strength.REGISTER,
        Strength.FREE_TEXT,
    ]


def test_a_kind_known_from_nowhere_is_all_that_is_said() -> None:
    facts = known_facts(Kind.WORKER_COOPERATIVE, Source(path=""), Strength.MAIL_DOMAIN).facts

    assert {ground.source for ground in facts} == {"as worker cooperative"}
    assert all(is_implied(ground, Kind.WORKER_COOPERATIVE) for ground in facts)


def test_who_is_not_listed_is_not_known() -> None:
    nobody = unlisted("comet")

    assert (nobody.id, nobody.name, nobody.kind) == ("comet", "comet", Kind.UNKNOWN)
    assert nobody.source == Source(path="", text="not declared")
    assert nobody.strength is Strength.NOTHING
    assert nobody.declared is False
