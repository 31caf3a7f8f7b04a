from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.formats.html.pictures import Pictures
from pplcheck.formats.language import Language
from tests.formats.assembled import FULL, NOTHING, POWER, QUIET, YEARS


def test_the_unknown_part_is_drawn_as_such_and_the_presumed_pale() -> None:
    pictures = Pictures(FULL, Language("en"))

    assert 'class="p-unknown"' in pictures.certainty()
    assert 'class="p-individual pale"' in pictures.kinds()
    assert 'class="p-unknown"' in pictures.years()
    assert 'class="p-unpaid"' in pictures.paid()


def test_who_takes_in_has_a_line_where_it_is_known() -> None:
    without = replace(FULL, power=replace(POWER, merging=None))

    assert Pictures(FULL, Language("en")).lorenz().count("<polyline") == 2
    assert Pictures(without, Language("en")).lorenz().count("<polyline") == 1
    assert Pictures(FULL, Language("en")).tops().count("m-two") == 2


@pytest.mark.parametrize(
    ("most", "ticks"),
    [(0, [0]), (3, [0, 1, 2, 3]), (8, [0, 2, 4, 6, 8]), (2828, [0, 1000, 2000])],
)
def test_heights_are_round(most: int, ticks: list[int]) -> None:
    years = tuple(replace(year, commits=most, kinds=()) for year in YEARS[:1])

    svg = Pictures(replace(FULL, years=years), Language("en")).years()

    told = [part.partition("<")[0] for part in svg.split('text-anchor="end">')[1:]]
    assert [f"{tick:,}" for tick in ticks] == [entry for entry in told if entry != "2016"]


def test_nothing_is_drawn_of_what_could_not_be_judged() -> None:
    pictures = Pictures(NOTHING, Language("en"))

    assert "<rect" not in pictures.kinds()
    with pytest.raises(ValueError, match="no power"):
        pictures.lorenz()


def test_the_words_of_charts_are_translated() -> None:
    assert "Lo que se pagó, por año" in Pictures(QUIET, Language("es")).paid()
