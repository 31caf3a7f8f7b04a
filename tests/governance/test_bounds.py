from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, strategies as st

from pplcheck.governance.bounds import KEPT, bounds, proposed
from pplcheck.governance.efforts import Account, accounts
from pplcheck.model.value import Effort, Party
from tests.governance.weighed import OPEN, effort, equation, organization, person

NONE = Fraction(0)
ONE = [Fraction(1)]
PARTIES = (organization("a"), organization("b"), person("c"), person("d"), person("e"))


def booked(*efforts: Effort) -> tuple[Account, ...]:
    return accounts(efforts, equation())


def test_low_is_what_is_shown_and_high_adds_what_is_presumed_or_open() -> None:
    books = booked(
        effort(organization("a"), 4),
        effort(person("c"), 3, shown=False),
        effort(person("d"), 2),
        effort(OPEN, 1),
    )

    found = bounds(books, ONE, Fraction(1))

    ends = {key: (entry.share, entry.low, entry.high) for key, entry in found.items()}
    tenth = Fraction(1, 10)
    assert ends["a"] == (4 * tenth, 4 * tenth, 8 * tenth)
    assert ends["#c"] == (3 * tenth, NONE, 4 * tenth)
    assert ends["#d"] == (2 * tenth, 2 * tenth, 3 * tenth)
    assert ends[""] == (tenth, NONE, tenth)
    assert ends[KEPT] == (NONE, NONE, NONE)


def test_a_cap_that_binds_lifts_who_is_below() -> None:
    books = booked(effort(organization("a"), 8), effort(person("c"), 2))

    found = bounds(books, ONE, Fraction(1, 2))

    assert found["a"].share == found["#c"].share == Fraction(1, 2)


def test_where_nothing_has_any_value_nobody_gets_it() -> None:
    found = bounds(booked(effort(organization("a"), 0)), ONE, Fraction(1))

    assert (found["a"].share, found[KEPT].share) == (NONE, Fraction(1))


EFFORTS = st.lists(
    st.tuples(st.sampled_from((*PARTIES, OPEN)), st.integers(1, 30), st.booleans()),
    min_size=1,
    max_size=9,
)
CAPS = st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(1, 3), Fraction(1, 10)])


def possible(efforts: list[Effort], rng: Random) -> list[Effort]:
    """What may turn out: who did what is not shown acted for somebody, known or not."""
    organizations = [organization("a"), organization("b"), organization("unheard of")]
    settled = []
    for entry in efforts:
        owners: list[Party] = [entry.party]
        if entry.party is OPEN:
            owners = [*PARTIES, organizations[2]]
        elif not entry.is_shown:
            owners = [entry.party, *organizations]
        settled.append(effort(rng.choice(owners), str(entry.amount)))
    return settled


@given(EFFORTS, CAPS, st.randoms(use_true_random=False))
def test_whatever_turns_out_lies_between_the_ends(
    drawn: list[tuple[Party, int, bool]], cap: Fraction, rng: Random
) -> None:
    efforts = [
        effort(party, amount, shown=shown or party.key in {"a", "b"})
        for party, amount, shown in drawn
    ]
    ends = bounds(booked(*efforts), ONE, cap)

    found = proposed(booked(*possible(efforts, rng)), ONE, cap)

    for key, entry in ends.items():
        if key not in {"", KEPT}:
            assert entry.low <= entry.share <= entry.high
            assert entry.low <= found.get(key, entry.low) <= entry.high
    assert sum(entry.share for entry in ends.values()) == 1


@pytest.mark.parametrize("cap", ["1", "0.5", "0.2"])
def test_more_work_never_lowers_the_own_share(cap: str) -> None:
    others = [effort(organization("b"), 5), effort(person("c"), 3, shown=False), effort(OPEN, 2)]
    found = [
        bounds(booked(effort(organization("a"), amount), *others), ONE, Fraction(cap))["a"]
        for amount in range(1, 40)
    ]

    assert [entry.share for entry in found] == sorted(entry.share for entry in found)
    assert [entry.low for entry in found] == sorted(entry.low for entry in found)
