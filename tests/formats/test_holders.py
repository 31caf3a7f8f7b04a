from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.formats.holders import KEPT, OPEN, label
from pplcheck.model.value import Holder
from tests.formats.weighed import answer

ROW = answer().rows[0]


@pytest.mark.parametrize(
    ("holder", "count", "text"),
    [
        (Holder.ORGANIZATION, 1, "Nebula"),
        (Holder.INDIVIDUALS, 1200, "individuals (1,200)"),
        (Holder.FOLDED, 1, "1 further domain with one or two people each"),
        (Holder.FOLDED, 2, "2 further domains with one or two people each"),
        (Holder.OPEN, 1, OPEN),
        (Holder.KEPT, 0, KEPT),
    ],
)
def test_a_row_is_called_by_what_it_is(holder: Holder, count: int, text: str) -> None:
    assert label(replace(ROW, holder=holder, count=count)) == text


def test_a_person_may_have_no_name() -> None:
    assert label(replace(ROW, holder=Holder.PERSON, name="")) == "a person without a name"
