from __future__ import annotations

from dataclasses import replace

from pplcheck.model.party import Answer, Kind, Strength
from pplcheck.model.standing import Standing
from pplcheck.rules import ppl302_organization_unknown
from pplcheck.rules.ppl304_registers_disagree import RULE
from tests.rules.evidence import (
    COMMONER,
    PERSON,
    assert_finds,
    assert_silent,
    evidence_of,
    ground,
)

DISPUTED = replace(
    COMMONER,
    party="meteor",
    name="Meteor",
    kind=Kind.UNKNOWN,
    standing=Standing.UNDETERMINED,
    commits=3,
    people=1,
    grounds=(
        replace(ground("is commercial", strength=Strength.REGISTER), source="a.toml:1"),
        replace(ground("is a nonprofit", strength=Strength.IMPORTED), source="b.toml:2"),
    ),
)


def test_registers_that_agree_are_silent() -> None:
    assert_silent(RULE, evidence_of(COMMONER, PERSON))


def test_two_kinds_are_both_named_with_their_sources() -> None:
    (finding,) = assert_finds(
        RULE,
        evidence_of(COMMONER, DISPUTED),
        "Meteor: is a nonprofit (b.toml:2); is commercial (a.toml:1)",
    )

    assert (finding.party, finding.subject) == ("meteor", "kind")


def test_a_kind_in_dispute_is_not_said_to_be_unknown_as_well() -> None:
    assert_silent(ppl302_organization_unknown.RULE, evidence_of(DISPUTED))


def test_two_answers_to_one_fact_are_both_named() -> None:
    grounds = (
        replace(ground("worker_owned"), source="a.toml:4"),
        replace(ground("worker_owned"), answer=Answer.NO, source="b.toml:4"),
        replace(ground("nonprofit"), answer=Answer.UNKNOWN),
    )

    assert_finds(
        RULE,
        evidence_of(replace(COMMONER, grounds=grounds)),
        "owned by those who work in it: yes (a.toml:4), no (b.toml:4)",
    )


def test_an_unknown_answer_disagrees_with_nothing() -> None:
    grounds = (ground("nonprofit"), replace(ground("nonprofit"), answer=Answer.UNKNOWN))

    assert_silent(RULE, evidence_of(replace(COMMONER, grounds=grounds)))


def test_a_domain_of_two_organizations_is_named_and_nobody_else() -> None:
    grounds = tuple(
        replace(ground(f"acted for {name}"), source=f"mail domain orbit.example, {path}:1")
        for name, path in (("Orbit", "a.toml"), ("Twin", "b.toml"))
    )
    person = replace(PERSON, grounds=grounds, commits=4)

    (finding,) = assert_finds(
        RULE,
        evidence_of(person),
        "orbit.example: registers give it to several organizations; 4 commits from there",
    )

    assert finding.party == ""
    assert_silent(RULE, evidence_of(replace(person, grounds=grounds[:1])))
