from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from pplcheck.governance.capping import Capped

VALUES = st.lists(st.integers(0, 50).map(Fraction), min_size=1, max_size=8)
CAPS = st.fractions(min_value=Fraction(1, 20), max_value=1, max_denominator=20)


def shares(values: list[int], pool: int, cap: str) -> list[Fraction]:
    capped = Capped(map(Fraction, values), Fraction(pool), Fraction(cap))
    return [capped.share(Fraction(value)) for value in values]


@pytest.mark.parametrize(
    ("values", "pool", "cap", "expected"),
    [
        pytest.param([1, 3], 0, "1", ["1/4", "3/4"], id="no cap"),
        pytest.param([1, 3], 4, "1", ["1/8", "3/8"], id="a pool"),
        pytest.param([1, 1, 8], 0, "0.5", ["1/4", "1/4", "1/2"], id="one above the cap"),
        pytest.param([1, 4, 5], 0, "0.4", ["1/5", "2/5", "2/5"], id="what is freed lifts another"),
        pytest.param([1, 9], 10, "0.2", ["4/55", "1/5"], id="the pool takes its part"),
        pytest.param([5, 5], 0, "0.4", ["2/5", "2/5"], id="all at the cap"),
        pytest.param([0, 5], 0, "0.4", ["0", "2/5"], id="nothing stays nothing"),
        pytest.param([0, 0], 0, "1", ["0", "0"], id="nobody is worth anything"),
    ],
)
def test_nobody_is_above_the_cap(
    values: list[int], pool: int, cap: str, expected: list[str]
) -> None:
    assert shares(values, pool, cap) == [Fraction(share) for share in expected]


@pytest.mark.parametrize(
    ("values", "pool", "cap", "spare"),
    [
        pytest.param([5, 5], 0, "0.4", "1/5", id="all at the cap"),
        pytest.param([5, 5], 1, "0.4", "0", id="the pool is never full"),
        pytest.param([5, 0], 0, "0.4", "3/5", id="one alone"),
        pytest.param([1, 1], 0, "1", "0", id="no cap"),
    ],
)
def test_what_nobody_may_get_is_left_over(
    values: list[int], pool: int, cap: str, spare: str
) -> None:
    assert Capped(map(Fraction, values), Fraction(pool), Fraction(cap)).spare == Fraction(spare)


@given(VALUES, st.integers(0, 50).map(Fraction), CAPS)
def test_shares_pool_and_spare_add_up(
    values: list[Fraction], pool: Fraction, cap: Fraction
) -> None:
    capped = Capped(values, pool, cap)

    whole = sum(map(capped.share, values), capped.pool + capped.spare)

    assert whole == 1 or not any([*values, pool])
    assert max(map(capped.share, values)) <= cap
