from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from pplcheck.governance.decay import left_after, months_between


@pytest.mark.parametrize(
    ("day", "as_of", "months"),
    [
        pytest.param(date(2026, 1, 15), date(2026, 1, 15), 0, id="the same day"),
        pytest.param(date(2026, 1, 15), date(2026, 2, 14), 0, id="a day short of a month"),
        pytest.param(date(2026, 1, 15), date(2026, 2, 15), 1, id="a month"),
        pytest.param(date(2024, 3, 1), date(2026, 2, 28), 23, id="nearly two years"),
        pytest.param(date(2026, 5, 1), date(2026, 4, 1), 0, id="later"),
    ],
)
def test_whole_months_are_counted(day: date, as_of: date, months: int) -> None:
    assert months_between(day, as_of) == months


@pytest.mark.parametrize(
    ("months", "half_life", "left"),
    [
        pytest.param(500, None, Fraction(1), id="nothing decays"),
        pytest.param(0, 12, Fraction(1), id="at once"),
        pytest.param(6, 12, Fraction(3, 4), id="half way to the first halving"),
        pytest.param(12, 12, Fraction(1, 2), id="one halving"),
        pytest.param(18, 12, Fraction(3, 8), id="half way to the second"),
        pytest.param(24, 12, Fraction(1, 4), id="two halvings"),
        pytest.param(3, 1, Fraction(1, 8), id="a month each"),
    ],
)
def test_value_halves_every_half_life(months: int, half_life: int | None, left: Fraction) -> None:
    assert left_after(months, half_life) == left


@given(st.integers(0, 700), st.integers(1, 600))
def test_older_work_is_never_worth_more(months: int, half_life: int) -> None:
    assert 0 < left_after(months + 1, half_life) < left_after(months, half_life) <= 1
