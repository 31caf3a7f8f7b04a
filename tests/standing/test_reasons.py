from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.party import Answer, Ground, Kind, Strength, Use
from pplcheck.standing.algebra import Decision, Reason, decide
from pplcheck.standing.facts import answers, known_facts
from pplcheck.standing.reasons import reasons, settles
from tests.standing.parties import PPL, SHOWN


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
