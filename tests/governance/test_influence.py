from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pplcheck.governance.influence import (
    by_individual,
    by_organization,
    concentration,
    curve,
    gini,
    largest,
)
from pplcheck.model.attribution import Attribution, Portion
from pplcheck.model.party import Capacity

counts = st.lists(st.integers(min_value=0, max_value=10_000), max_size=40)


def portion(
    count: int,
    *,
    individual: str = "ada",
    organization: str = "",
    capacity: Capacity = Capacity.NOTHING_SHOWN,
) -> Portion:
    attribution = Attribution(
        individual=individual,
        organization=organization,
        name=organization.title(),
        capacity=Capacity.ORGANIZATION if organization else capacity,
    )
    return Portion(attribution=attribution, year=2026, count=count)


PORTIONS = (
    portion(50, organization="nebula"),
    portion(30, individual="ben", organization="orbit"),
    portion(10, individual="cho", capacity=Capacity.SELF),
    portion(6),
    portion(2, individual="", capacity=Capacity.CONFLICT),
)


@pytest.mark.parametrize(
    ("done", "value"),
    [
        ([], 0.0),
        ([0, 0], 0.0),
        ([5], 0.0),
        ([3, 3, 3], 0.0),
        ([0, 1, 3], 0.25),
        ([1, 1, 8], 7 / 15),
    ],
)
def test_gini_of_those_who_did_anything(done: list[int], value: float) -> None:
    assert gini(done) == pytest.approx(value)


@given(counts)
def test_gini_lies_between_even_and_all_by_one(done: list[int]) -> None:
    assert -1e-9 <= gini(done) < 1


def test_a_curve_rises_from_nothing_to_all_below_the_even_line() -> None:
    points = curve([1, 1, 2, 6], points=4)

    assert [point.people for point in points] == [0, 0.25, 0.5, 0.75, 1]
    assert [point.work for point in points] == [0, 0.1, 0.2, 0.4, 1]


def test_a_step_between_two_people_lies_on_the_line() -> None:
    assert [point.work for point in curve([1, 3], points=4)] == [0, 0.125, 0.25, 0.625, 1]
    assert curve([]) == ()


@given(counts)
def test_a_curve_never_falls_and_never_rises_above_even(done: list[int]) -> None:
    points = curve(done)

    works = [point.work for point in points]
    assert works == sorted(works)
    assert all(point.work <= point.people + 1e-9 for point in points)


def test_tops_are_told_as_far_as_there_are_people() -> None:
    found = concentration({"a": 6, "b": 3, "c": 1, "d": 0})

    assert (found.people, found.total, found.absence_factor) == (3, 10, 1)
    assert [(top.people, top.share) for top in found.top] == [(1, 0.6), (3, 1.0)]
    assert concentration({}).top == ()


def test_people_and_organizations_are_counted_apart() -> None:
    assert by_individual(PORTIONS) == {"ada": 56, "ben": 30, "cho": 10}
    assert by_organization(PORTIONS) == {"nebula": 50, "orbit": 30}


def test_the_largest_organization_is_an_interval() -> None:
    found = largest(PORTIONS, 2)

    assert (found.party, found.name, found.commits) == ("nebula", "Nebula", 50)
    assert (found.low, found.high) == (0.5, 0.6)
    assert (found.elephant_factor, found.organizations) == (1, 2)


def test_of_two_alike_the_first_by_id_is_told() -> None:
    alike = (portion(1, organization="b"), portion(1, organization="a"))

    assert largest(alike, 0).party == "a"


def test_nobody_is_the_largest_of_nothing() -> None:
    found = largest((), 0)

    assert (found.party, found.low, found.high, found.elephant_factor) == ("", 0.0, 0.0, 0)
