from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.license import Terms
from pplcheck.model.party import Kind, Strength
from pplcheck.model.standing import Basis, Standing
from pplcheck.rules.ppl302_organization_unknown import RULE
from tests.rules.evidence import (
    COMMONER,
    PERSON,
    assert_finds,
    assert_silent,
    evidence_of,
    ground,
    license_of,
)

METEOR = replace(
    COMMONER,
    party="meteor.example",
    name="meteor.example",
    kind=Kind.UNKNOWN,
    standing=Standing.UNDETERMINED,
    commits=3,
    people=1,
    grounds=(
        ground("is a cooperative", strength=Strength.MAIL_DOMAIN),
        ground("acted for meteor.example", strength=Strength.SIGN_OFF),
    ),
)
HINTED = replace(METEOR, kind=Kind.COOPERATIVE, basis=Basis.PRESUMED, standing=Standing.COMMONER)


def test_organizations_of_a_shown_kind_are_silent() -> None:
    assert_silent(RULE, evidence_of(COMMONER, PERSON))


def test_an_organization_of_unknown_kind_is_found() -> None:
    (finding,) = assert_finds(
        RULE,
        evidence_of(COMMONER, METEOR),
        "meteor.example: 3 commits by 1 person (5 %), of unknown kind: is it a firm",
    )

    assert finding.party == "meteor.example"


def test_a_domain_ending_is_a_hint_and_the_kind_stays_unknown() -> None:
    assert_finds(
        RULE, evidence_of(COMMONER, HINTED), "of a kind only its domain hints at: cooperative"
    )


def test_a_declared_kind_without_source_is_another_matter() -> None:
    declared = replace(HINTED, grounds=(ground("is a nonprofit", strength=Strength.FREE_TEXT),))

    assert_silent(RULE, evidence_of(declared))


@pytest.mark.parametrize(
    ("commits", "count"), [(299, 1), (301, 0)], ids=["one percent", "below one percent"]
)
def test_a_small_share_is_left_to_the_table(commits: int, count: int) -> None:
    evidence = evidence_of(replace(COMMONER, commits=commits - 2), METEOR)

    assert len(list(RULE.check(evidence))) == count


def test_an_organization_that_only_uses_is_silent() -> None:
    assert_silent(RULE, evidence_of(COMMONER, replace(METEOR, commits=0)))


def test_it_does_not_matter_without_reciprocity_terms() -> None:
    assert_silent(RULE, replace(evidence_of(METEOR), license=license_of("MIT", Terms.NONE)))


def test_no_contribution_at_all_is_silent() -> None:
    assert_silent(RULE, evidence_of())
