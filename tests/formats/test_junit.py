from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from junitparser import JUnitXml

from pplcheck.formats.junit import render
from pplcheck.model.report import Report, Severity
from tests.formats.fixed_report import (
    USING,
    fixed_report,
    hostile_report,
    refused_report,
    report_of,
    unlicensed_report,
)

REPORTS = {
    "fixed": fixed_report(),
    "refused": refused_report(),
    "hostile": hostile_report(),
    "empty": report_of(),
    "unlicensed": unlicensed_report(),
}
ALLOWED = {
    "testsuites": ({"name", "tests", "failures", "errors", "skipped", "time"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp"},
        {"properties", "testcase"},
    ),
    "properties": (set(), {"property"}),
    "property": ({"name", "value"}, set()),
    "testcase": (
        {"classname", "name", "time", "file", "line"},
        {"failure", "error", "skipped", "system-out"},
    ),
    "failure": ({"message", "type"}, set()),
    "error": ({"message", "type"}, set()),
    "skipped": ({"message"}, set()),
    "system-out": (set(), set()),
}
"""Attributes and children that Jenkins, GitLab and pytest's own output agree on."""


def suite(report: Report) -> ET.Element:
    found = ET.fromstring(render(report)).find("testsuite")  # noqa: S314 - of our own making
    assert found is not None
    return found


def outcome(case: ET.Element) -> str:
    return next(child.tag for child in case)


@pytest.mark.parametrize("name", REPORTS)
def test_it_has_the_common_form(name: str) -> None:
    root = ET.fromstring(render(REPORTS[name]))  # noqa: S314 - of our own making

    for element in root.iter():
        attributes, children = ALLOWED[element.tag]
        assert set(element.attrib) <= attributes
        assert {child.tag for child in element} <= children


@pytest.mark.parametrize("name", REPORTS)
def test_a_reader_counts_what_is_there(name: str) -> None:
    cases = list(suite(REPORTS[name]).iter("testcase"))
    read = JUnitXml.fromstring(render(REPORTS[name]).encode())

    assert read.tests == len(cases)
    assert read.failures == sum(outcome(case) == "failure" for case in cases)
    assert read.errors == sum(outcome(case) == "error" for case in cases)
    assert read.skipped == sum(outcome(case) == "skipped" for case in cases)


@pytest.mark.parametrize(("status", "tag"), [(0, "system-out"), (1, "failure"), (3, "error")])
def test_the_first_case_is_the_check_itself(status: int, tag: str) -> None:
    report = fixed_report()
    changed = replace(report, outcome=replace(report.outcome, exit_status=status))

    first = suite(changed)[1]

    assert first.attrib["name"] == "check"
    assert outcome(first) == tag


@pytest.mark.parametrize(
    ("fail_on", "failures"), [(Severity.ERROR, 2), (Severity.NOTE, 5), (None, 0)]
)
def test_findings_fail_where_the_gate_says(fail_on: Severity | None, failures: int) -> None:
    report = fixed_report()
    changed = replace(report, outcome=replace(report.outcome, fail_on=fail_on))

    cases = list(suite(changed).iter("testcase"))[1:6]

    assert sum(outcome(case) == "failure" for case in cases) == failures


def test_hidden_findings_are_skipped() -> None:
    report = fixed_report()
    changed = replace(report, outcome=replace(report.outcome, known=(USING,)))

    waived, known = list(suite(changed).iter("testcase"))[-2:]

    assert waived[0].attrib["message"].startswith("waived: the published name is historic")
    assert known[0].attrib["message"] == "known from the baseline"


def test_what_could_not_be_checked_is_an_error() -> None:
    check, finding = suite(refused_report()).iter("testcase")

    assert (outcome(check), outcome(finding)) == ("error", "error")
    properties = {
        entry.attrib["name"]: entry.attrib["value"] for entry in suite(refused_report())[0]
    }
    assert properties["complete"] == "false"


def test_a_case_keeps_its_name_while_lines_move() -> None:
    report = fixed_report()
    moved = replace(report, findings=(replace(report.findings[0], line=99), *report.findings[1:]))

    def names(changed: Report) -> list[str]:
        return [case.attrib["name"] for case in suite(changed).iter("testcase")]

    assert names(moved) == names(report)
    assert len(set(names(report))) == len(names(report))


def test_what_xml_cannot_hold_is_shown() -> None:
    text = render(hostile_report())

    assert "\\u{1b}" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", text)
    assert "(address withheld)" in text
