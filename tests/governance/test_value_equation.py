from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, strategies as st

from pplcheck.governance.value_equation import MILLION, Divided, divide
from pplcheck.model.value import Effort, Equation, Holder, Money, Party, ShareRow, Weight
from tests.governance.weighed import (
    OPEN,
    effort,
    equation,
    euros,
    organization,
    person,
    weight,
)

CARE = weight(2, "care", "hours")


def divided(
    *efforts: Effort,
    by: Equation | None = None,
    money: Money | None = None,
    fold: bool = True,
    name: bool = False,
) -> Divided:
    return divide(efforts, by or equation(weight(1), CARE), money=money, fold=fold, name=name)


def hours(party: Party, amount: int | str, *, shown: bool = True) -> Effort:
    return effort(party, amount, "care", unit="hours", shown=shown)


def row(found: Divided, holder: Holder) -> ShareRow:
    (entry,) = (entry for entry in found.rows if entry.holder is holder)
    return entry


def test_rows_come_largest_first_and_those_of_no_single_party_last() -> None:
    found = divided(
        effort(organization("a"), 1),
        effort(organization("b"), 2),
        effort(organization("tiny", "t", declared=False), 5),
        effort(person("c"), 9),
        effort(OPEN, 3),
    )

    assert [(entry.holder.value, entry.party) for entry in found.rows] == [
        ("organization", "b"),
        ("organization", "a"),
        ("individuals", ""),
        ("folded", ""),
        ("open", ""),
    ]
    assert [entry.share for entry in found.rows] == [Fraction(n, 20) for n in (2, 1, 9, 5, 3)]


def test_who_shares_a_row_is_not_named_and_gets_the_same() -> None:
    efforts = [
        effort(organization("a"), 4),
        effort(person("c"), 3, shown=False),
        effort(person("d"), 2),
        effort(organization("tiny", "t", declared=False), 1),
    ]
    money = euros(1000)

    apart = divided(*efforts, money=money, fold=False, name=True)
    together = divided(*efforts, money=money)

    people = [entry for entry in apart.rows if entry.holder is Holder.PERSON]
    joined = row(together, Holder.INDIVIDUALS)
    assert (joined.count, joined.name, joined.party) == (2, "", "")
    assert joined.money == sum(entry.money for entry in people)
    assert joined.share == sum(entry.share for entry in people)
    assert row(together, Holder.FOLDED).name == ""


def test_a_row_of_several_has_at_most_what_the_others_leave() -> None:
    found = divided(
        effort(organization("a"), 4),
        effort(person("c"), 3, shown=False),
        effort(person("d"), 2, shown=False),
        effort(OPEN, 1),
    )

    joined = row(found, Holder.INDIVIDUALS)

    assert (joined.low, joined.high) == (Fraction(0), Fraction(6, 10))


def test_parts_tell_the_work_behind_a_share() -> None:
    found = divided(
        effort(organization("a"), 2),
        hours(organization("a"), 3),
        effort(organization("a"), 7, "hosting", unit="months"),
        hours(organization("b"), "0.5"),
        effort(OPEN, 1),
        money=euros(10_00),
    )

    first = found.rows[0]

    assert [(p.work, p.unit, int(p.amount), int(p.value)) for p in first.parts] == [
        ("author", "commits", 2, 2),
        ("care", "hours", 3, 6),
        ("hosting", "months", 7, 0),
    ]
    assert [p.share for p in first.parts] == [Fraction(2, 10), Fraction(6, 10), 0]
    assert [p.low for p in first.parts] == [Fraction(2, 10), Fraction(6, 10), 0]
    assert [p.high for p in first.parts] == [Fraction(3, 10), Fraction(7, 10), 0]
    assert [p.money for p in first.parts] == [200, 600, 0]
    assert found.total == 10


def test_what_the_equation_gives_no_value_is_listed() -> None:
    by = equation(weight(1), weight(0, "review"))
    found = divided(
        effort(organization("a"), 2),
        effort(person("b"), 4, "review"),
        hours(person("c"), "1.5"),
        by=by,
    )

    assert [(entry.work, entry.unit, entry.amount) for entry in found.unvalued] == [
        ("care", "hours", Fraction(3, 2)),
        ("review", "commits", 4),
    ]
    assert len(found.rows) == 1


def test_a_weight_that_is_a_tenth_higher_moves_shares() -> None:
    found = divided(
        effort(organization("a"), 6),
        hours(organization("b"), 2),
        by=equation(weight(1), CARE, weight(5, "unheard", "of")),
    )

    assert [(turn.weight.work, turn.shares) for turn in found.turns] == [
        ("author", (Fraction(66, 106), Fraction(40, 106))),
        ("care", (Fraction(60, 104), Fraction(44, 104))),
    ]


def test_what_a_cap_leaves_over_has_a_row() -> None:
    found = divided(
        effort(organization("a"), 1),
        effort(organization("b"), 1),
        by=equation(cap="0.4"),
        money=euros(100),
    )

    kept = row(found, Holder.KEPT)

    assert (kept.share, kept.money, kept.count, kept.parts) == (Fraction(1, 5), 20, 0, ())
    assert [entry.money for entry in found.rows] == [40, 40, 20]
    assert found.turns[0].shares == (Fraction(2, 5), Fraction(2, 5), Fraction(1, 5))


def test_without_any_value_the_whole_amount_is_left_over() -> None:
    found = divided(hours(organization("a"), 3), by=equation(weight(1)), money=euros(100))

    assert [(entry.holder, int(entry.share), entry.money) for entry in found.rows] == [
        (Holder.KEPT, 1, 100)
    ]


def test_money_is_handed_out_in_steps() -> None:
    found = divided(
        effort(organization("a"), 1), effort(organization("b"), 2), money=euros(1000, step=5)
    )

    assert [entry.money for entry in found.rows] == [665, 335]


@pytest.mark.parametrize("cents", [1, 99, 10_000, 123_456_789])
def test_the_last_cent_is_handed_out(cents: int) -> None:
    efforts = [effort(organization(f"o{at}"), at) for at in range(1, 8)]

    found = divided(*efforts, effort(OPEN, 3), money=euros(cents))

    assert sum(entry.money for entry in found.rows) == cents
    assert all(sum(p.money for p in entry.parts) == entry.money for entry in found.rows)


PARTIES = (
    organization("a", "x"),
    organization("b", "y", declared=False),
    person("c"),
    person("d"),
    OPEN,
)
EFFORTS = st.lists(
    st.builds(
        effort,
        st.sampled_from(PARTIES),
        st.integers(1, 40),
        st.sampled_from(["author", "review", "care"]),
        shown=st.booleans(),
    ),
    min_size=1,
    max_size=12,
)
WEIGHTS = st.tuples(*[st.integers(0, 9)] * 3).filter(any)
CAPS = st.sampled_from(["1", "0.5", "0.3"])


def weights(values: tuple[int, ...], scale: int = 1) -> tuple[Weight, ...]:
    works = ("author", "review", "care")
    return tuple(weight(v * scale, w) for v, w in zip(values, works, strict=True))


@given(EFFORTS, WEIGHTS, CAPS, st.booleans(), st.integers(1, 10**9))
def test_shares_and_money_add_up(
    efforts: list[Effort],
    values: tuple[int, ...],
    cap: str,
    name: bool,  # noqa: FBT001 - drawn
    cents: int,
) -> None:
    by = equation(*weights(values), cap=cap)

    found = divide(efforts, by, money=euros(cents), fold=not name, name=name)

    assert sum(entry.share for entry in found.rows) == 1
    assert sum(entry.millionths for entry in found.rows) == MILLION
    assert sum(entry.money for entry in found.rows) == cents
    for entry in found.rows:
        assert 0 <= entry.low <= entry.share <= entry.high <= 1
        assert not entry.parts or sum(p.share for p in entry.parts) == entry.share
        assert not entry.parts or sum(p.millionths for p in entry.parts) == entry.millionths
        assert all(0 <= p.low <= p.share <= p.high for p in entry.parts)
    assert all(sum(turn.shares) == 1 for turn in found.turns)


@given(EFFORTS, WEIGHTS, CAPS, st.randoms(use_true_random=False))
def test_the_order_of_efforts_never_matters(
    efforts: list[Effort], values: tuple[int, ...], cap: str, rng: Random
) -> None:
    by = equation(*weights(values), cap=cap)
    shuffled = list(efforts)
    rng.shuffle(shuffled)

    assert divided(*shuffled, by=by, money=euros(777)) == divided(*efforts, by=by, money=euros(777))


@given(EFFORTS, WEIGHTS, CAPS, st.integers(2, 20))
def test_only_the_proportion_of_weights_matters(
    efforts: list[Effort], values: tuple[int, ...], cap: str, scale: int
) -> None:
    one = divided(*efforts, by=equation(*weights(values), cap=cap), money=euros(991))
    other = divided(*efforts, by=equation(*weights(values, scale), cap=cap), money=euros(991))

    told = [(e.share, e.low, e.high, e.money, e.millionths) for e in one.rows]
    assert [(e.share, e.low, e.high, e.money, e.millionths) for e in other.rows] == told


@given(EFFORTS, WEIGHTS, st.sampled_from(PARTIES[:2]), st.integers(1, 40))
def test_more_work_never_lowers_the_own_value_and_share(
    efforts: list[Effort], values: tuple[int, ...], party: Party, amount: int
) -> None:
    def of(found: Divided) -> tuple[Fraction, Fraction]:
        rows = [entry for entry in found.rows if entry.party == party.key]
        return (rows[0].value, rows[0].share) if rows else (Fraction(0), Fraction(0))

    by = equation(*weights(values))

    before = of(divided(*efforts, by=by, fold=False))
    after = of(divided(*efforts, effort(party, amount), by=by, fold=False))

    assert after[0] >= before[0]
    assert after[1] >= before[1]
