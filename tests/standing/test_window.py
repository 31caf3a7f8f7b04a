from __future__ import annotations

from datetime import date

import pytest

from pplcheck.standing.window import count_within, window_start


@pytest.mark.parametrize(
    ("as_of", "months", "start"),
    [
        (date(2026, 10, 1), 24, date(2024, 10, 1)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
        (date(2026, 1, 15), 10**6, date.min),
    ],
    ids=["two years", "shorter month", "over new year", "no window", "longer than time"],
)
def test_the_window_reaches_back_whole_months(as_of: date, months: int, start: date) -> None:
    assert window_start(as_of, months) == start


def test_both_ends_of_the_window_count() -> None:
    days = ((date(2024, 9, 30), 1), (date(2024, 10, 1), 2), (date(2026, 10, 1), 4))

    assert count_within((*days, (date(2099, 1, 1), 8)), date(2024, 10, 1), date(2026, 10, 1)) == 6
