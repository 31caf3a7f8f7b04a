from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.party import Answer, Kind, Use
from pplcheck.model.standing import PartyStanding, Reading, Reciprocity, Standing, Verdict
from pplcheck.rules.ppl405_use_not_covered import RULE
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

SELLER = replace(
    COMMONER,
    name="Nebula Association",
    kind=Kind.NONPROFIT,
    verdict=Verdict.PROHIBITED,
    reciprocity=Reciprocity.APPLIES,
    uses=(user(Use.NONCOMMERCIAL), user()),
    grounds=(ground("worker_owned", Answer.NO, clause="4(c)(i)"),),
)


@pytest.mark.parametrize(
    "party",
    [
        COMMONER,
        FIRM,
        replace(SELLER, uses=(user(Use.NONCOMMERCIAL),)),
        replace(SELLER, reciprocity=Reciprocity.AGREED),
        replace(SELLER, standing=Standing.CONTRIBUTING_COMMERCIAL),
    ],
    ids=["no use", "another rule's", "noncommercial", "agreed", "contributing business"],
)
def test_what_is_covered_or_another_rules_is_silent(party: PartyStanding) -> None:
    assert_silent(RULE, evidence_of(party))


def test_a_commercial_use_that_nothing_opens_is_found() -> None:
    (finding,) = assert_finds(
        RULE,
        evidence_of(SELLER),
        "Nebula Association (nonprofit): its declared commercial use is not covered by 4(c)(i)",
    )

    assert finding.clause == "4(c)(i)"
    assert finding.party == "nebula"


def test_an_unknown_verdict_is_silent() -> None:
    assert_silent(RULE, evidence_of(replace(SELLER, verdict=Verdict.UNDETERMINED)))


def test_no_clause_is_made_up_for_another_license() -> None:
    evidence = replace(
        evidence_of(replace(SELLER, grounds=())), license=license_of("LicenseRef-Other")
    )

    (finding,) = assert_finds(RULE, evidence, "is not covered")

    assert finding.message.endswith("is not covered")


def test_under_copyfair_the_project_speaks_and_not_the_license() -> None:
    evidence = replace(evidence_of(SELLER), reading=Reading.COPYFAIR)

    assert_finds(RULE, evidence, "a project's policy, not what the license says")
