from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.formats.power import power_block, signature_block
from pplcheck.model.contribution import Signatures
from pplcheck.model.power import Factor
from tests.rules.powers import NOTHING, orbit

NOBODY: frozenset[str] = frozenset()


def test_what_was_not_looked_at_is_null() -> None:
    block = power_block(NOTHING, NOBODY)

    assert power_block(None, NOBODY) is None
    assert signature_block(None) is None
    assert isinstance(block, dict)
    assert block["accepted"] is None
    assert block["written"] == {"total": 1000, "businesses": []}


def test_figures_are_intervals_beside_the_lines_of_the_policy() -> None:
    power = replace(
        NOTHING,
        people=Factor(low=3, high=5),
        acceptors=(orbit(1 / 3, 1.0000000001),),
        is_acceptance_known=True,
    )

    block = power_block(power, NOBODY)

    assert isinstance(block, dict)
    assert (block["since"], block["until"]) == ("2024-11-01", "2026-11-01")
    assert block["absence_factor"] == {"low": 3, "high": 5}
    assert block["elephant_factor"] == {"low": 1, "high": 9}
    assert block["accepted"] == {
        "total": 200,
        "businesses": [
            {"party": "orbit", "name": "Orbit Ltd", "count": 62, "low": 0.333333, "high": 1.0}
        ],
    }
    assert block["lines"] == {
        "organization_share": 0.5,
        "merge_share": 0.5,
        "absence_factor": 0,
        "elephant_factor": 0,
    }


@pytest.mark.parametrize(
    ("party", "people", "given"),
    [("orbit", NOBODY, "orbit"), ("orbit", {"orbit"}, None), ("a@b.example", NOBODY, None)],
    ids=["organization", "person", "address"],
)
def test_no_address_and_no_person_is_given(
    party: str, people: frozenset[str], given: str | None
) -> None:
    holding = replace(orbit(0.5, 0.5), party=party, name="Orbit c@d.example")

    block = power_block(replace(NOTHING, writers=(holding,)), frozenset(people))

    assert isinstance(block, dict)
    assert block["written"] == {
        "total": 1000,
        "businesses": [
            {
                "party": given,
                "name": "Orbit (address withheld)",
                "count": 62,
                "low": 0.5,
                "high": 0.5,
            }
        ],
    }


def test_commits_are_counted_by_what_their_signatures_show() -> None:
    found = Signatures(verified=4, unverified=3, unsigned=2, unsound_count=1)

    assert signature_block(found) == {
        "verified": 4,
        "unverified": 3,
        "unsigned": 2,
        "unsound": 1,
    }
