from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pplcheck.model.license import Effect
from pplcheck.model.party import Answer, Ground, Kind, Strength, Use
from pplcheck.standing.algebra import Decision, Reason, decide
from pplcheck.standing.facts import answers, known_facts
from pplcheck.standing.reasons import (
    exercises,
    no_terms,
    not_affected,
    reasons,
    settles,
    unknown_terms,
)
from pplcheck.standing.situation import Classified
from tests.standing.parties import (
    FIRM,
    PPL,
    SHOWN,
    SINCE,
    clause,
    situation,
    terms,
    the_one,
    uses,
)


def test_known_facts_carry_the_number_of_the_clause_that_asks() -> None:
    facts = known_facts(Kind.NONPROFIT, SHOWN, Strength.REGISTER).facts

    found = reasons(facts, (), (PPL,))

    assert [(ground.clause, ground.fact) for ground in found] == [
        ("4(c)(i)", "worker_owned"),
        ("4(c)(ii)", "surplus_to_worker_owners"),
        ("4(d)", "privately_owned"),
        ("4(d)", "profits_from_wage_labor"),
    ]


def test_what_is_missing_is_said_to_be_not_shown() -> None:
    facts = known_facts(Kind.COOPERATIVE, SHOWN, Strength.REGISTER).facts
    decision = decide(PPL, answers(facts, Use.COMMERCIAL), Use.COMMERCIAL)

    found = reasons(facts, (decision,), (PPL,))

    assert [g.clause for g in found if g.source == "not shown"] == ["4(c)(i)", "4(c)(ii)"]
    assert settles({Use.COMMERCIAL: decision}) == (
        "whether this is so: distributes all its surplus among the worker-owners; "
        "owned by those who work in it"
    )


def test_an_open_purpose_is_to_be_settled_first() -> None:
    reason = Reason(clause="4(d)", fact="privately_owned", answer=Answer.UNKNOWN)
    decision = Decision(answer=Answer.UNKNOWN, reasons=(reason,))

    assert settles({Use.UNKNOWN: decision}).startswith("whether its use is commercial; ")


def other(fact: str, *facts: Ground) -> Ground:
    """What is told of a reason that no clause of a profile accounts for."""
    reason = Reason(clause="4(d)", fact=fact, answer=Answer.UNKNOWN)
    decision = Decision(answer=Answer.UNKNOWN, reasons=(reason, reason))
    (found,) = (ground for ground in reasons(facts, (decision,), ()) if ground.clause)
    return found


def known(fact: str, answer: Answer) -> Ground:
    return Ground(clause="", fact=fact, answer=answer, source="a", strength=Strength.REGISTER)


@pytest.mark.parametrize(
    ("fact", "facts", "source"),
    [
        pytest.param(
            "commercial use", (), "closed by this clause, but for what others open", id="the use"
        ),
        pytest.param(
            "cooperative",
            (known("cooperative", Answer.YES),),
            "not enough for commercial use, which is never presumed",
            id="too weak",
        ),
        pytest.param(
            "worker_owned",
            (known("individual", Answer.YES),),
            "arguable for somebody self-employed without employees",
            id="a person",
        ),
        pytest.param("worker_owned", (known("individual", Answer.NO),), "not shown", id="a firm"),
        pytest.param("nonprofit", (known("individual", Answer.YES),), "not shown", id="no limb"),
        pytest.param("worker_owned", (), "not shown", id="nothing"),
    ],
)
def test_what_no_fact_stands_for_is_told_with_why(
    fact: str, facts: tuple[Ground, ...], source: str
) -> None:
    assert other(fact, *facts) == Ground(
        clause="4(d)",
        fact=fact,
        answer=Answer.UNKNOWN,
        source=source,
        strength=Strength.NOTHING,
    )


def test_facts_are_told_as_they_are_known_with_the_clause() -> None:
    owned = known("worker_owned", Answer.YES)

    assert reasons((owned,), (), (PPL,)) == (replace(owned, clause="4(c)(i)"),)
    assert reasons((owned,), (), ()) == (owned,)


def test_nothing_missing_leaves_the_terms_to_be_settled() -> None:
    answered = Reason(clause="4(d)", fact="privately_owned", answer=Answer.YES)
    use = Reason(clause="4(d)", fact="commercial use", answer=Answer.UNKNOWN)
    decision = Decision(answer=Answer.UNKNOWN, reasons=(answered, use))

    assert settles({Use.COMMERCIAL: decision}) == "what the license's terms are"
    assert settles({Use.UNKNOWN: decision}) == "whether its use is commercial"


def test_what_a_license_asks_is_noted_without_a_clause() -> None:
    note = Ground(
        clause="",
        fact="reciprocity terms",
        answer=Answer.NO,
        source="MIT carries none without alternative",
        strength=Strength.REGISTER,
    )

    assert no_terms("MIT") == note
    assert unknown_terms("Own") == replace(
        note, answer=Answer.UNKNOWN, source="Own: its terms are not known"
    )


@pytest.mark.parametrize(
    ("last", "is_user", "source"),
    [
        pytest.param(
            date(2017, 12, 31),
            False,
            "contributed until 2017-12-31, the license applies since 2018-01-01",
            id="the day before",
        ),
        pytest.param(SINCE, False, "no use under these terms is shown", id="on the day"),
        pytest.param(None, False, "no use under these terms is shown", id="nothing"),
        pytest.param(
            SINCE, True, "the declared use is not about files under these terms", id="a user"
        ),
    ],
)
def test_who_is_not_affected_is_told_why(last: date | None, is_user: bool, source: str) -> None:  # noqa: FBT001
    assert not_affected(last, SINCE, is_user=is_user) == Ground(
        clause="",
        fact="falls under the license",
        answer=Answer.NO,
        source=source,
        strength=Strength.REGISTER,
    )


def contributor(**changes: Any) -> Classified:
    found = the_one(situation(organizations=(FIRM,), users=(uses(Use.COMMERCIAL),)))
    around: dict[str, Any] = {"days": ((SINCE, 1),), "only_recorded": False} | changes
    return replace(found, **around)


def test_contributing_exercises_the_rights_a_clause_grants() -> None:
    granting = terms("A", clause("3", Effect.GRANT))

    assert exercises(contributor(), (terms("B"), granting)) == (
        Ground(
            clause="3",
            fact="exercises the rights granted",
            answer=Answer.YES,
            source="by contributing",
            strength=Strength.MAIL_DOMAIN,
        ),
    )
    (ungranted,) = exercises(contributor(), (terms("B"),))
    assert ungranted.clause == ""


@pytest.mark.parametrize(
    "changes",
    [{"is_person": True}, {"only_recorded": True}, {"days": ()}],
    ids=lambda one: next(iter(one)),
)
def test_such_contributions_exercise_nothing(changes: dict[str, Any]) -> None:
    assert exercises(contributor(**changes), (terms("A", clause("3", Effect.GRANT)),)) == ()
