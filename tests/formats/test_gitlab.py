from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pplcheck.formats.gitlab import render
from pplcheck.model.report import Report
from tests.formats.fixed_report import (
    fixed_report,
    hostile_report,
    refused_report,
    report_of,
    unlicensed_report,
)

CODE_QUALITY: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^PPL[0-9]{3}$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab's documentation asks of the report, in our words."""


def parsed(report: Report) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = json.loads(render(report))
    return result


@pytest.mark.parametrize(
    "report",
    [fixed_report(), refused_report(), hostile_report(), report_of(), unlicensed_report()],
    ids=["fixed", "refused", "hostile", "empty", "unlicensed"],
)
def test_it_has_the_form_gitlab_reads(report: Report) -> None:
    assert list(Draft202012Validator(CODE_QUALITY).iter_errors(parsed(report))) == []


def test_findings_lie_where_they_are_or_at_the_license() -> None:
    places = [issue["location"] for issue in parsed(fixed_report())]

    assert places[:3] == [
        {"path": "CONTRIBUTING.md", "lines": {"begin": 31}},
        {"path": "register.toml", "lines": {"begin": 41}},
        {"path": "LICENSE", "lines": {"begin": 1}},
    ]


def test_severities_are_gitlabs() -> None:
    issues = parsed(fixed_report())

    assert [issue["severity"] for issue in issues] == ["major", "major", "minor", "minor", "info"]
    assert "composer.json" not in {issue["location"]["path"] for issue in issues}


def test_what_could_not_be_checked_blocks() -> None:
    (issue,) = parsed(refused_report())

    assert issue["severity"] == "blocker"
    assert issue["description"].startswith("PPL901: could not check: the history")


def test_no_finding_is_an_empty_list() -> None:
    assert render(report_of()) == "[]\n"
