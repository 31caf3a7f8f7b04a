from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pplcheck.formats.json import render
from pplcheck.formats.schema import schema
from pplcheck.model.report import FileDigest, Report
from pplcheck.model.rule import Rule
from pplcheck.rules import RULES
from tests.formats.fixed_report import (
    HOSTILE,
    fixed_evidence,
    fixed_report,
    hostile_report,
    refused_report,
    report_of,
    unlicensed_report,
)
from tests.formats.test_changes import FULL
from tests.rules.evidence import evidence_of

SCHEMA = json.loads(schema("report"))
REPORTS = {
    "fixed": fixed_report(),
    "with people": replace(fixed_report(), show_people=True),
    "refused": refused_report(),
    "hostile": hostile_report(),
    "hostile with people": replace(hostile_report(), show_people=True),
    "unlicensed": unlicensed_report(),
    "empty": report_of(),
    "a change": replace(
        fixed_report(),
        evidence=replace(fixed_evidence(), changes=FULL),
        baseline=FileDigest(path="known.json", digest="sha256:00"),
        outcome=replace(fixed_report().outcome, known=fixed_report().findings[:2], fixed=1),
    ),
}


def parsed(report: Report) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(render(report))
    return result


@pytest.mark.parametrize("name", REPORTS)
def test_rendered_reports_follow_the_schema(name: str) -> None:
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())

    errors = [error.message for error in validator.iter_errors(parsed(REPORTS[name]))]

    assert errors == []


@pytest.mark.parametrize("name", REPORTS)
def test_any_parser_reads_it(name: str) -> None:
    text = render(REPORTS[name])

    assert text.isascii()
    assert text.endswith("}\n")
    json.dumps(json.loads(text), ensure_ascii=False).encode()


def test_what_is_text_parses_back_to_the_same_value() -> None:
    result = parsed(hostile_report())

    expected = HOSTILE.replace("\ud800", "\\u{d800}")
    assert result["findings"][0]["path"] == expected
    assert result["repository"]["name"] == expected


@pytest.mark.parametrize("show_people", [False, True])
@pytest.mark.parametrize("report", [fixed_report(), hostile_report()], ids=["fixed", "hostile"])
def test_no_mail_address_is_ever_printed(report: Report, show_people: bool) -> None:  # noqa: FBT001
    text = json.dumps(
        {
            key: value
            for key, value in parsed(replace(report, show_people=show_people)).items()
            if key not in ("repository", "policy", "register")
        }
    )

    assert "ada@" not in text
    assert "grace@" not in text


def test_a_finding_about_a_person_names_nobody() -> None:
    findings = parsed(fixed_report())["findings"]

    assert [finding["party"] for finding in findings] == [None, "orbit", None, "meteor", None]
    assert findings[-1]["message"] == "somebody wrote from (address withheld)"
    assert parsed(fixed_report())["questions"][0]["subject"] is None
    assert parsed(fixed_report())["questions"][1]["subject"] == "quasar.example"


def test_shares_have_six_decimals_and_the_whole_is_given() -> None:
    shares = parsed(fixed_report())["shares"]

    assert shares["by"] == "standing"
    assert shares["total"] == fixed_evidence().contributions
    assert shares["rows"][0] == {
        "name": "commoner",
        "commits": 9600,
        "low": 0.142694,
        "high": 0.960997,
    }


def test_commits_left_out_are_counted() -> None:
    excluded = parsed(fixed_report())["repository"]["excluded"]

    assert excluded == {
        "merges": 2400,
        "reverts": 12,
        "imports": 0,
        "vendored": 0,
        "renames": None,
        "bots": 310,
        "unattributed": 12,
        "malformed": 1,
    }


def test_the_gate_says_what_undetermined_means_and_what_is_waived() -> None:
    failing = replace(fixed_evidence(), undetermined_fails=True)
    gate = parsed(replace(fixed_report(), evidence=failing))["gate"]

    assert gate["undetermined"] == "fail"
    assert parsed(fixed_report())["gate"]["undetermined"] == "pass"
    assert gate["waived"][0]["expires"] == "2027-04-01"
    assert gate["waived"][0]["approver"].endswith("(address withheld)")


@pytest.mark.parametrize("entry", RULES, ids=[entry.code for entry in RULES])
def test_every_finding_of_every_rule_follows_the_schema(entry: Rule) -> None:
    report = replace(
        fixed_report(),
        evidence=evidence_of(),
        findings=(entry.finding("found", place=("LICENSE", 3), party="orbit", clause="4(d)"),),
    )

    assert list(Draft202012Validator(SCHEMA).iter_errors(parsed(report))) == []
