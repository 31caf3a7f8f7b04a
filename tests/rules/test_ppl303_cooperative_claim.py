from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.license import Terms
from pplcheck.model.party import Answer, Ground, Kind, Strength
from pplcheck.rules.ppl303_cooperative_claim import RULE
from tests.rules.evidence import (
    COMMONER,
    FIRM,
    assert_finds,
    assert_silent,
    evidence_of,
    ground,
    license_of,
)

OWNED = ground("worker_owned")
SURPLUS = ground("surplus_to_worker_owners")


def test_both_facts_with_a_source_are_silent() -> None:
    assert_silent(RULE, evidence_of(COMMONER, FIRM))


@pytest.mark.parametrize(
    ("grounds", "part"),
    [
        ((OWNED,), "not shown: distributes all its surplus among the worker-owners"),
        (
            (OWNED, replace(SURPLUS, answer=Answer.UNKNOWN)),
            "not shown: distributes all its surplus among the worker-owners",
        ),
        ((OWNED, replace(SURPLUS, answer=Answer.NO)), "(the register says no)"),
        ((OWNED, replace(SURPLUS, source="")), "a source for: distributes all its surplus"),
        (
            (OWNED, replace(SURPLUS, strength=Strength.FREE_TEXT)),
            "a source for: distributes all its surplus",
        ),
        ((), "owned by those who work in it; distributes all its surplus"),
    ],
    ids=["missing", "unknown", "no", "no source", "weak source", "neither"],
)
def test_what_the_claim_lacks_is_named(grounds: tuple[Ground, ...], part: str) -> None:
    evidence = evidence_of(replace(COMMONER, grounds=grounds))

    (finding,) = assert_finds(RULE, evidence, part)

    assert finding.clause == "4(c)(i), 4(c)(ii)"
    assert finding.party == "nebula"


def test_clauses_are_not_cited_from_another_license() -> None:
    evidence = replace(
        evidence_of(replace(COMMONER, grounds=())), license=license_of("LicenseRef-Other")
    )

    (finding,) = assert_finds(RULE, evidence, "not shown")

    assert finding.clause == ""


def test_another_kind_of_cooperative_claims_nothing() -> None:
    assert_silent(RULE, evidence_of(replace(COMMONER, kind=Kind.COOPERATIVE, grounds=())))


def test_it_does_not_matter_without_reciprocity_terms() -> None:
    evidence = evidence_of(replace(COMMONER, grounds=()))

    assert_silent(RULE, replace(evidence, license=license_of("MIT", Terms.NONE)))
