from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from pplcheck.formats.deeds import COLUMNS
from pplcheck.formats.who_csv import ROW_COLUMNS, render, render_deeds
from pplcheck.model.attribution import By
from tests.formats.attributed import FREEMAIL, ORBIT, deed, hostile_answer, row, who_answer


def test_rows_come_under_their_titles() -> None:
    titles, first, *_, last = csv.reader(io.StringIO(render(who_answer())))

    assert tuple(titles) == ROW_COLUMNS
    assert first == [
        *("Orbit Ltd", "commercial", "60", "1"),
        *("0.600000", "0.730000", "60", "0", "0", "0"),
    ]
    assert last[:3] == ["", "unknown", "16"]


def test_rows_that_are_no_parties_have_no_kind() -> None:
    _, year = csv.reader(io.StringIO(render(who_answer(By.YEAR, (row("2024", 5, 1.0, 1.0),)))))

    assert year[:3] == ["2024", "", "5"]


@pytest.mark.parametrize("show_people", [True, False], ids=["people", "nobody"])
def test_contributions_name_people_only_where_asked(show_people: bool) -> None:  # noqa: FBT001 - a parameter
    text = "".join(
        render_deeds([deed(ORBIT, 1, "Ben"), deed(FREEMAIL, 2)], show_people=show_people)
    )

    titles, first, second = csv.reader(io.StringIO(text))
    assert tuple(titles) == ((*COLUMNS, "person") if show_people else COLUMNS)
    assert ("Ben" in first) is show_people
    assert len(second) == len(titles)


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(name: str) -> None:
    text = "".join(render_deeds([deed(replace(ORBIT, name=name))], show_people=False))

    _, cells = csv.reader(io.StringIO(text))
    assert not cells[3].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_hostile_names_stay_in_their_cell() -> None:
    text = render(hostile_answer())

    assert len(list(csv.reader(io.StringIO(text)))) == 2
    assert "\x1b" not in text
    assert "eve@mail.example" not in text
