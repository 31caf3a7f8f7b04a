from __future__ import annotations

from pplcheck.model.party import Answer, Kind, Strength, Use
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
