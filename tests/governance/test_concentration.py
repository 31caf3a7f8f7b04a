from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from pplcheck.governance.concentration import (
    Tallied,
    absence_factor,
    elephant_factor,
    factor,
    fewest_with_half,
    holdings,
    tallied,
)
from pplcheck.model.contribution import Role
from pplcheck.model.party import Capacity, Engagement, Kind, Organization, Source, Strength
from pplcheck.model.power import Factor

SINCE, UNTIL = date(2024, 11, 1), date(2026, 11, 1)
COUNTS = st.lists(st.integers(1, 50), max_size=8)


def did(  # noqa: PLR0913 - each by name
    who: str,
    count: int,
    *,
    organization: str = "",
    capacity: Capacity | None = None,
    day: date = UNTIL,
    role: Role = Role.AUTHOR,
) -> Engagement:
    acting = Capacity.ORGANIZATION if organization else Capacity.NOTHING_SHOWN
    return Engagement(
        individual=who,
        capacity=capacity or acting,
        organization=organization,
        days=((day, count),),
        hint="",
        grounds=(),
        role=role,
    )


def organization(key: str, kind: Kind = Kind.COMMERCIAL, *, declared: bool = True) -> Organization:
    return Organization(
        id=key,
        name=key.title(),
        kind=kind,
        source=Source(path="register.toml"),
        strength=Strength.REGISTER,
        declared=declared,
    )


@pytest.mark.parametrize(
    ("known", "apart", "unknown", "expected"),
    [
        pytest.param([], [], 0, Factor(low=0, high=0), id="nothing"),
        pytest.param([10], [], 0, Factor(low=1, high=1), id="one"),
        pytest.param([5, 5], [], 0, Factor(low=1, high=1), id="exactly half is half"),
        pytest.param([45, 20, 20, 15], [], 0, Factor(low=2, high=2), id="two of four"),
        pytest.param([1] * 9, [], 0, Factor(low=5, high=5), id="all alike"),
        pytest.param([], [], 7, Factor(low=1, high=4), id="all unknown"),
        pytest.param([4], [], 6, Factor(low=1, high=2), id="one act more than the known"),
        pytest.param([2], [], 8, Factor(low=1, high=4), id="single acts"),
        pytest.param([30], [25, 25, 20], 0, Factor(low=1, high=2), id="may be one, or apart"),
    ],
)
def test_the_factor_is_the_smallest_number_behind_half(
    known: list[int], apart: list[int], unknown: int, expected: Factor
) -> None:
    assert factor(known, apart, unknown=unknown) == expected


@given(COUNTS, COUNTS, st.integers(0, 20))
def test_low_is_never_above_high(known: list[int], apart: list[int], unknown: int) -> None:
    found = factor(known, apart, unknown=unknown)

    assert found.low <= found.high


@given(COUNTS.filter(bool), st.integers(0, 20), st.data())
def test_whoever_did_the_unknown_acts_the_factor_lies_between(
    known: list[int], unknown: int, data: st.DataObject
) -> None:
    """Each unknown act was that of somebody known, or of somebody new."""
    bounds = factor(known, unknown=unknown)
    settled = [*known, *([0] * unknown)]
    for _ in range(unknown):
        settled[data.draw(st.integers(0, len(settled) - 1))] += 1

    found = factor([count for count in settled if count])

    assert bounds.low <= found.low == found.high <= bounds.high


def test_only_writing_within_the_days_is_tallied() -> None:
    acts = tallied(
        [
            did("ada", 5, organization="nebula"),
            did("ada", 2, capacity=Capacity.SELF),
            did("ben", 3),
            did("cleo", 1, capacity=Capacity.CONFLICT),
            did("ben", 99, day=date(2024, 10, 31)),
            did("ben", 99, role=Role.REVIEW),
            did("", 99, organization="nebula", role=Role.SPONSOR),
        ],
        since=SINCE,
        until=UNTIL,
        unknown=4,
    )

    assert acts.people == {"ada": 7, "ben": 3, "cleo": 1}
    assert acts.organizations == {"nebula": 5}
    assert acts.alone == {"ada": 2}
    assert acts.open == {"ben": 3, "cleo": 1}
    assert acts.total == 15


def test_the_sum_keeps_a_key_that_several_counters_have() -> None:
    acts = tallied([did("ada", 2, capacity=Capacity.SELF), did("ada", 3)], since=SINCE, until=UNTIL)

    assert acts.total == 5


def test_an_act_without_a_person_counts_for_the_organization_alone() -> None:
    acts = tallied([did("", 2, organization="nebula")], since=SINCE, until=UNTIL)

    assert acts.people == {}
    assert acts.organizations == {"nebula": 2}


def test_factors_take_what_nobody_can_be_named_for_as_open() -> None:
    acts = tallied(
        [
            did("ada", 40, organization="nebula"),
            did("ben", 30),
            did("cleo", 20, capacity=Capacity.SELF),
        ],
        since=SINCE,
        until=UNTIL,
        unknown=10,
    )

    assert absence_factor(acts) == Factor(low=1, high=2)
    assert elephant_factor(acts) == Factor(low=1, high=2)


def test_businesses_hold_what_is_shown_and_at_most_all_that_is_open() -> None:
    acts = tallied(
        [
            did("ada", 40, organization="orbit"),
            did("ben", 10, organization="comet"),
            did("cleo", 20, organization="nebula"),
            did("dora", 5, organization="hinted"),
            did("emil", 15),
            did("fay", 5, organization="nowhere"),
        ],
        since=SINCE,
        until=UNTIL,
        unknown=5,
    )
    known = {
        "orbit": organization("orbit"),
        "comet": organization("comet"),
        "nebula": organization("nebula", Kind.WORKER_COOPERATIVE),
        "hinted": organization("hinted", declared=False),
    }

    found = holdings(acts, known)

    assert [(entry.party, entry.count, entry.low, entry.high) for entry in found] == [
        ("orbit", 40, 0.4, 0.6),
        ("comet", 10, 0.1, 0.3),
    ]
    assert found[0].name == "Orbit"


def test_without_acts_nobody_holds_anything() -> None:
    assert holdings(Tallied(), {"orbit": organization("orbit")}) == ()


@pytest.mark.parametrize(
    ("done", "number"), [([], 0), ([7], 1), ([5, 5], 1), ([4, 4, 4], 2), ([1, 9, 1, 1], 1)]
)
def test_the_fewest_with_half(done: list[int], number: int) -> None:
    assert fewest_with_half(done) == number
