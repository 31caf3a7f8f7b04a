from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given, strategies as st

from pplcheck.model.days import Days, summed

DAYS = st.dictionaries(
    st.integers(1, 9).map(lambda number: date(2020, 1, number)), st.integers(1, 5), max_size=5
).map(lambda found: tuple(sorted(found.items())))


@given(st.lists(DAYS, max_size=4))
def test_the_sum_holds_what_its_parts_hold(parts: list[Days]) -> None:
    found = summed(parts)

    each = Counter({day: 0 for part in parts for day, _ in part})
    for part in parts:
        each.update(dict(part))
    assert found == tuple(sorted(each.items()))


def test_one_part_is_the_sum_itself() -> None:
    part = ((date(2020, 1, 1), 2),)

    assert summed([(), part]) is part
    assert summed([(), ()]) == ()
