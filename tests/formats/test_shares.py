from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pplcheck.formats.schema import schema
from pplcheck.formats.shares import render
from pplcheck.model.value import Equation, Left, SharesAnswer
from tests.formats.weighed import EFFORTS, EQUATION, HOSTILE, answer, named, thousand
from tests.governance.weighed import effort, equation, weight

VALIDATOR = Draft202012Validator(
    json.loads(schema("shares")), format_checker=FormatChecker(formats=["date"])
)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(answer(), id="without money"),
        pytest.param(answer(money=thousand()), id="with money"),
        pytest.param(answer(show_people=True), id="people"),
        pytest.param(answer(*EFFORTS, by=Equation()), id="the default"),
        pytest.param(answer(by=equation(cap="0.3"), left=Left(outside=3)), id="a cap"),
        pytest.param(answer(effort(named(HOSTILE))), id="a hostile name"),
        pytest.param(answer(effort(named("x"), 0)), id="no value"),
    ],
)
def test_the_document_fits_its_schema_and_adds_up(told: SharesAnswer) -> None:
    document = json.loads(render(told))

    VALIDATOR.validate(document)
    assert sum(round(row["share"] * 10**6) for row in document["rows"]) == 10**6
    if document["money"]:
        assert sum(row["money"] for row in document["rows"]) == document["money"]["minor"]
    for row in document["rows"]:
        parts = sum(round(part["share"] * 10**6) for part in row["parts"])
        assert parts == (round(row["share"] * 10**6) if row["parts"] else 0)


def test_names_come_back_as_they_were() -> None:
    document = json.loads(render(answer(effort(named(HOSTILE)))))

    assert document["rows"][0]["name"] == HOSTILE


def test_addresses_are_withheld() -> None:
    assert "ada@mail" not in render(answer(effort(named("Ada <ada@mail.example>"))))


def test_numbers_are_exact() -> None:
    document = json.loads(render(answer(effort(named("x"), 1, left="1/3"))))

    assert document["total"] == "2/3"
    assert document["equation"]["weights"][1] == {
        "work": "review",
        "unit": "commits",
        "weight": "0.5",
    }
    assert document["not_valued"] == []


def test_a_weight_for_any_work_names_none() -> None:
    by = equation(weight(1), weight(1, "", "hours"))

    document = json.loads(render(answer(by=by)))

    assert document["equation"]["weights"][1]["work"] is None
    assert [entry["work"] for entry in document["sensitivity"]] == ["author", None]
    assert len(document["sensitivity"][0]["changes"]) == len(document["rows"])
    assert document["equation"]["name"] is None
    assert EQUATION.name
