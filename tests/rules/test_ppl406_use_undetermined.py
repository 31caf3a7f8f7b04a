from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.license import Terms
from pplcheck.model.party import Kind
from pplcheck.model.standing import PartyStanding, Reciprocity, Verdict
from pplcheck.rules.ppl406_use_undetermined import RULE
from tests.rules.evidence import (
    COMMONER,
    FIRM,
    assert_finds,
    assert_silent,
    evidence_of,
    license_of,
    user,
)

OPEN = replace(
    COMMONER,
    name="Meteor",
    kind=Kind.UNKNOWN,
    verdict=Verdict.UNDETERMINED,
    reciprocity=Reciprocity.UNDETERMINED,
    uses=(user(),),
    settles="is Meteor owned by those who work in it?",
)


@pytest.mark.parametrize(
    "party",
    [
        COMMONER,
        FIRM,
        replace(OPEN, uses=()),
        replace(OPEN, reciprocity=Reciprocity.AGREED),
        replace(FIRM, verdict=Verdict.UNDETERMINED),
    ],
    ids=["permitted", "prohibited", "no declared use", "agreed", "another rule's"],
)
def test_what_is_settled_or_not_asked_is_silent(party: PartyStanding) -> None:
    assert_silent(RULE, evidence_of(party))


def test_an_unknown_says_what_would_settle_it() -> None:
    (finding,) = assert_finds(
        RULE,
        evidence_of(OPEN),
        "whether Meteor may use this as declared cannot be told; would settle it: is Meteor owned",
    )

    assert (finding.path, finding.line) == ("register.toml", 41)


def test_a_business_of_which_nothing_is_due_yet_is_noted() -> None:
    firm = replace(FIRM, verdict=Verdict.UNDETERMINED, reciprocity=Reciprocity.UNDETERMINED)

    assert_finds(RULE, evidence_of(firm), "whether Orbit Ltd may use this")


def test_an_unknown_that_nothing_is_known_to_settle_is_said_plainly() -> None:
    (finding,) = assert_finds(RULE, evidence_of(replace(OPEN, settles="")), "cannot be told")

    assert finding.message.endswith("cannot be told")


def test_it_does_not_matter_without_reciprocity_terms() -> None:
    assert_silent(RULE, replace(evidence_of(OPEN), license=license_of("MIT", Terms.NONE)))
