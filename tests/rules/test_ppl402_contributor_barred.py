from __future__ import annotations

from dataclasses import replace
from datetime import date

from pplcheck.model.standing import Reading, Reciprocity, Standing
from pplcheck.rules.ppl402_contributor_barred import RULE
from tests.rules.evidence import (
    COMMONER,
    FIRM,
    assert_finds,
    assert_silent,
    evidence_of,
    license_of,
)

CONTRIBUTOR = replace(FIRM, standing=Standing.CONTRIBUTING_COMMERCIAL, commits=1410, people=2)


def test_commoners_and_mere_users_are_silent() -> None:
    assert_silent(RULE, evidence_of(COMMONER, FIRM))


def test_a_contributing_business_is_found_with_its_commits() -> None:
    (finding,) = assert_finds(
        RULE,
        evidence_of(CONTRIBUTOR),
        "Orbit Ltd contributed 1,410 commits; under the license's text that does not change 4(d)",
    )

    assert finding.clause == "4(d)"


def test_copyfair_counts_the_contribution() -> None:
    assert_silent(RULE, replace(evidence_of(CONTRIBUTOR), reading=Reading.COPYFAIR))


def test_a_business_that_contributed_before_the_window_is_told_whichever_reading() -> None:
    past = replace(FIRM, commits=12, uses=(), last=date(2024, 11, 15))
    words = "Orbit Ltd contributed 12 commits, the last on 2024-11-15, none within the window"

    (found,) = assert_finds(RULE, evidence_of(past), words)
    (policy,) = assert_finds(RULE, replace(evidence_of(past), reading=Reading.COPYFAIR), words)

    assert found.clause == "4(d)"
    assert "a project's policy, not what the license says" in policy.message


def test_a_declared_user_that_contributed_before_is_the_other_rules_to_tell() -> None:
    assert_silent(RULE, evidence_of(replace(FIRM, commits=12, last=date(2024, 11, 15))))
    assert_silent(RULE, evidence_of(replace(FIRM, uses=(), last=None)))


def test_an_unknown_is_silent() -> None:
    assert_silent(RULE, evidence_of(replace(CONTRIBUTOR, reciprocity=Reciprocity.UNDETERMINED)))


def test_no_clause_is_made_up_for_another_license() -> None:
    evidence = replace(
        evidence_of(replace(CONTRIBUTOR, grounds=())), license=license_of("LicenseRef-Other")
    )

    (finding,) = assert_finds(RULE, evidence, "does not change its terms")

    assert finding.clause == ""
