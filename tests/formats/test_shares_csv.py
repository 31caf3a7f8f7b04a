from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from pplcheck.formats.shares_csv import COLUMNS, render
from pplcheck.model.value import SharesAnswer
from tests.formats.weighed import HOSTILE, answer, named, thousand
from tests.governance.weighed import effort, equation, euros, weight


def read(told: SharesAnswer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(told))))


def test_a_line_is_a_party_a_kind_of_work_and_a_unit() -> None:
    assert render(answer()).splitlines()[:3] == [
        ",".join(COLUMNS),
        "Nebula,author,5,commits,0.172414,0.172414,0.870690",
        "Nebula,hosting,3,months,0.000000,0.000000,0.000000",
    ]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(answer(money=thousand()), id="folded"),
        pytest.param(answer(money=thousand(), show_people=True), id="people"),
        pytest.param(answer(money=euros(7), by=equation(cap="0.3")), id="a cap"),
        pytest.param(answer(effort(named("x"), 0), money=euros(7)), id="nothing of value"),
    ],
)
def test_the_lines_add_up_to_the_last_digit(told: SharesAnswer) -> None:
    rows = read(told)

    assert told.money
    assert sum(Decimal(row["share"]) for row in rows) == 1
    assert sum(Decimal(row["money"]) for row in rows) == Decimal(told.money.minor) / 100
    assert {row["currency"] for row in rows} == {"EUR"}


def test_a_formula_is_text_for_a_spreadsheet() -> None:
    by = equation(weight(1, "=1+1"))

    (row,) = read(answer(effort(named(HOSTILE), 1, "=1+1"), by=by))

    assert row["party"].startswith("'=cmd()")
    assert "\x1b" not in row["party"]
    assert row["kind of work"] == "'=1+1"


def test_what_nobody_may_get_is_a_line_without_work() -> None:
    rows = read(answer(effort(named("x"), 1), by=equation(cap="0.3")))

    assert rows[-1] | {"party": ""} == {
        "party": "",
        "kind of work": "",
        "amount": "",
        "unit": "",
        "share": "0.700000",
        "low": "0.000000",
        "high": "0.700000",
    }
