from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pplcheck.formats.jsonl import render
from pplcheck.formats.schema import schema
from pplcheck.model.report import Report
from tests.formats.fixed_report import (
    USING,
    fixed_report,
    hostile_report,
    refused_report,
    report_of,
)


def lines(report: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render(report).splitlines()]


@pytest.mark.parametrize(
    "report",
    [fixed_report(), refused_report(), hostile_report()],
    ids=["fixed", "refused", "hostile"],
)
def test_every_line_follows_the_schema(report: Report) -> None:
    validator = Draft202012Validator(json.loads(schema("finding")), format_checker=FormatChecker())

    assert [error.message for line in lines(report) for error in validator.iter_errors(line)] == []


def test_what_is_hidden_comes_last_and_says_why() -> None:
    report = fixed_report()
    outcome = replace(report.outcome, known=(USING,))

    found = lines(replace(report, outcome=outcome))

    assert [line["hidden"] for line in found] == [None] * 5 + ["waiver", "baseline"]
    assert found[5]["waiver"]["expires"] == "2027-04-01"
    assert found[6]["waiver"] is None


def test_a_line_tells_what_was_judged_and_whether_all_of_it_was() -> None:
    (line,) = lines(refused_report())

    assert (line["complete"], line["head"]) == (False, None)
    assert lines(fixed_report())[0]["head"].startswith("5614bb3")


def test_no_finding_is_no_line() -> None:
    assert render(report_of()) == ""
