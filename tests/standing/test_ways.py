from __future__ import annotations

import pytest

from pplcheck.config.profiles import load_terms
from pplcheck.model.party import Answer, Use
from pplcheck.standing.ways import OPEN, Need, Way, factors, joined, shortest, ways

YES, NO = Answer.YES, Answer.NO


def way(*facts: str) -> Way:
    """A way by fact names; a leading `-` asks for no."""
    return frozenset(
        Need(license="X", clause="1", fact=fact.removeprefix("-"), value=NO if "-" in fact else YES)
        for fact in facts
    )


def named(found: tuple[Way, ...]) -> list[list[str]]:
    return [sorted(f"{'-' * (need.value is NO)}{need.fact}" for need in entry) for entry in found]


@pytest.mark.parametrize(
    ("name", "use", "facts", "expected"),
    [
        pytest.param(
            "PPL",
            Use.COMMERCIAL,
            {"privately_owned": NO},
            [["surplus_to_worker_owners", "worker_owned"]],
            id="both limbs",
        ),
        pytest.param("PPL", Use.COMMERCIAL, {"worker_owned": NO}, [], id="a limb fails"),
        pytest.param(
            "PPL",
            Use.NONCOMMERCIAL,
            {},
            [["-privately_owned"], ["-profits_from_wage_labor"]],
            id="either half of a bar",
        ),
        pytest.param(
            "PPL",
            Use.NONCOMMERCIAL,
            {"privately_owned": YES, "profits_from_wage_labor": YES},
            [],
            id="barred",
        ),
        pytest.param("MIT", Use.COMMERCIAL, {}, [[]], id="closes nothing"),
        pytest.param("CC-BY-NC-4.0", Use.COMMERCIAL, {}, [], id="closed to everybody"),
        pytest.param("CC-BY-NC-4.0", Use.NONCOMMERCIAL, {}, [[]], id="open to everybody"),
    ],
)
def test_ways_to_a_yes(
    name: str, use: Use, facts: dict[str, Answer], expected: list[list[str]]
) -> None:
    assert named(ways(load_terms(name), facts, use)) == expected


def test_a_way_that_contradicts_itself_or_asks_for_more_is_none() -> None:
    found = shortest([way("a", "b"), way("a"), way("b", "-b"), way("c", "b")])

    assert named(found) == [["a"], ["b", "c"]]


def test_parts_are_met_at_once() -> None:
    assert joined([]) == OPEN
    assert joined([[way("a")], []]) == ()
    assert named(joined([[way("a"), way("b")], [way("a"), way("c")]])) == [["a"], ["b", "c"]]


def test_ways_come_apart_where_the_choices_are_independent() -> None:
    every = joined([[way("s")], [way("a"), way("b")], [way("c", "d"), way("e")]])

    parts = factors(every)

    assert sorted(named(part) for part in parts) == [
        [["a"], ["b"]],
        [["e"], ["c", "d"]],
        [["s"]],
    ]


def test_ways_that_hang_together_stay_one_factor() -> None:
    tangled = (way("a", "c"), way("a", "d"), way("b", "c"))

    even = (way("a", "c", "e"), way("a", "d", "f"), way("b", "c", "f"), way("b", "d", "e"))

    assert factors(tangled) == (tangled,)
    assert factors(even) == (even,)
    assert factors(()) == ()
    assert factors(OPEN) == ()
