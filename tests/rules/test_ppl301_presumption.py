from __future__ import annotations

from dataclasses import replace

from pplcheck.model.license import Terms
from pplcheck.model.standing import Standing
from pplcheck.rules.ppl301_presumption import RULE
from tests.rules.evidence import (
    COMMONER,
    PERSON,
    assert_finds,
    assert_silent,
    evidence_of,
    history,
    license_of,
)

UNDETERMINED = replace(COMMONER, party="meteor", standing=Standing.UNDETERMINED)


def test_a_commons_that_is_shown_is_silent() -> None:
    assert_silent(RULE, evidence_of(COMMONER, replace(PERSON, commits=5)))


def test_both_parts_are_told_apart() -> None:
    evidence = evidence_of(
        replace(COMMONER, commits=1),
        replace(PERSON, commits=93),
        replace(UNDETERMINED, commits=6),
    )

    assert_finds(RULE, evidence, "93 % of contributions rest on presumption, 6 % are undetermined")


def test_presumption_alone_is_found() -> None:
    assert_finds(RULE, evidence_of(PERSON), "100 % of contributions rest on presumption")


def test_commits_nobody_can_be_named_for_are_unknown() -> None:
    evidence = replace(evidence_of(COMMONER), history=history(unattributed=20))

    assert_finds(RULE, evidence, "25 % of contributions are undetermined")


def test_exactly_the_material_share_is_found() -> None:
    evidence = evidence_of(replace(COMMONER, commits=9), replace(PERSON, commits=1))

    assert_finds(RULE, evidence, "10 % of contributions rest on presumption")


def test_it_does_not_matter_without_reciprocity_terms() -> None:
    assert_silent(RULE, replace(evidence_of(PERSON), license=license_of("MIT", Terms.NONE)))


def test_an_unknown_license_is_silent() -> None:
    assert_silent(RULE, replace(evidence_of(PERSON), license=license_of("Foo", Terms.UNKNOWN)))


def test_no_contribution_at_all_is_silent() -> None:
    assert_silent(RULE, evidence_of())
