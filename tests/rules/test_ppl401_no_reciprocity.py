from __future__ import annotations

from dataclasses import replace
from datetime import date

from pplcheck.model.party import Source, Use
from pplcheck.model.standing import Reading, Reciprocity, Standing
from pplcheck.rules.ppl401_no_reciprocity import RULE
from tests.rules.evidence import (
    COMMONER,
    FIRM,
    assert_finds,
    assert_silent,
    evidence_of,
    ground,
    license_of,
    user,
)


def test_commoners_and_contributors_are_silent() -> None:
    contributor = replace(FIRM, standing=Standing.CONTRIBUTING_COMMERCIAL)

    assert_silent(RULE, evidence_of(COMMONER, contributor))


def test_a_commercial_user_without_contribution_is_found() -> None:
    (finding,) = assert_finds(
        RULE,
        evidence_of(FIRM),
        "Orbit Ltd: commercial use, declared in register.toml:41, ADOPTERS.md; no contribution "
        "found (searched: orbit.example, Orbit); no agreement covers it",
    )

    assert (finding.path, finding.line) == ("register.toml", 41)
    assert finding.clause == "4(d)"
    assert finding.party == "orbit"


def test_an_agreement_makes_it_silent() -> None:
    assert_silent(RULE, evidence_of(replace(FIRM, reciprocity=Reciprocity.AGREED)))


def test_an_unknown_is_no_accusation() -> None:
    assert_silent(RULE, evidence_of(replace(FIRM, reciprocity=Reciprocity.UNDETERMINED)))


def test_a_firm_without_a_declared_use_is_silent() -> None:
    assert_silent(RULE, evidence_of(replace(FIRM, uses=())))


def test_a_contribution_before_the_window_is_mentioned() -> None:
    firm = replace(FIRM, last=date(2020, 1, 10), commits=30)

    assert_finds(RULE, evidence_of(firm), "no contribution within the window, the last on 2020-01-")


def test_where_nothing_was_searched_nothing_is_claimed() -> None:
    firm = replace(FIRM, searched=())

    assert_finds(RULE, evidence_of(firm), "ADOPTERS.md; no contribution found; no agreement")


def test_the_commercial_one_of_several_uses_is_cited() -> None:
    firm = replace(FIRM, uses=(user(Use.NONCOMMERCIAL), user()))

    assert_finds(RULE, evidence_of(firm), "Orbit Ltd: commercial use")


def test_a_bar_reaches_noncommercial_use_and_clauses_come_from_the_license() -> None:
    use = replace(user(Use.NONCOMMERCIAL), source=Source(path=""))
    firm = replace(FIRM, uses=(use,), grounds=(ground("contributes"),))

    (finding,) = assert_finds(RULE, evidence_of(firm), "Orbit Ltd: noncommercial use; no")

    assert finding.clause == "4(b), 4(d)"


def test_under_copyfair_the_project_speaks_and_not_the_license() -> None:
    evidence = replace(evidence_of(FIRM), reading=Reading.COPYFAIR)

    assert_finds(RULE, evidence, "a project's policy, not what the license says")


def test_numbers_that_hold_a_comma_are_kept_apart() -> None:
    numbers = ("3, last paragraph", "3")
    firm = replace(FIRM, grounds=tuple(ground("fact", clause=number) for number in numbers))
    evidence = replace(evidence_of(firm), license=license_of("LicenseRef-Other"))

    (finding,) = assert_finds(RULE, evidence, "Orbit Ltd")

    assert finding.clause == "3, last paragraph; 3"
