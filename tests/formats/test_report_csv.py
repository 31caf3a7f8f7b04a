from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from pplcheck.formats.report_csv import HEADER, render
from pplcheck.formats.report_json import render as as_json
from pplcheck.model.assembly import Assembly
from pplcheck.model.assembly_phyle import PhyleReport
from tests.formats.assembled import FULL, hostile
from tests.formats.assembled_phyle import PHYLE


def at(value: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


@pytest.mark.parametrize(
    ("report", "least"), [(FULL, 300), (PHYLE, 150)], ids=["repository", "phyle"]
)
def test_every_line_is_a_value_of_the_json(report: Assembly | PhyleReport, least: int) -> None:
    found = json.loads(as_json(report))

    header, *rows = csv.reader(io.StringIO(render(report)))

    assert tuple(header) == HEADER
    assert len(rows) > least
    for _, _, _, value, pointer in rows:
        known = at(found, pointer)
        assert value == (str(known).lower() if isinstance(known, bool) else str(known))


def test_rows_are_called_by_what_names_them() -> None:
    rows = list(csv.reader(io.StringIO(render(FULL))))

    assert ["years", "2016", "commits", "102", "/years/0/commits"] in rows
    assert ["makers", "commoner", "commits", "3578", "/makers/by_standing/0/commits"] in rows


def test_no_cell_begins_like_a_formula() -> None:
    cells = [cell for row in csv.reader(io.StringIO(render(hostile()))) for cell in row]

    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
