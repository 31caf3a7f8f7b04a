r"""The check as one JUnit test suite, the form Jenkins, GitLab and others read.

A finding is a test case: a failure at or above the severity that fails the check, passed below it,
skipped where a waiver or the baseline hides it, an error where something could not be checked. The
first case is the check itself, so that the suite fails exactly where the exit status is not 0.
Text is neutral: what XML cannot hold (https://www.w3.org/TR/xml/#charsets) appears as `\u{1b}`.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from pplcheck.formats.anchor import is_inside
from pplcheck.formats.finding import hidden, is_stop, why_hidden
from pplcheck.formats.neutral import neutral, shown, without_addresses
from pplcheck.model.report import Finding, Report, Waiver

_SHORT = 8


def render(report: Report) -> str:
    """An XML document of one suite named `pplcheck`."""
    cases = [
        _check(report),
        *(_standing(report, finding) for finding in report.findings),
        *(_case(finding, [_skipped(waiver)]) for finding, waiver in hidden(report)),
    ]
    counts = {
        name: str(sum(f"<{tag} " in case for case in cases))
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    }
    total = {"tests": str(len(cases)), **counts, "time": "0"}
    suite = {"name": "pplcheck", **total, "timestamp": f"{report.as_of}T00:00:00"}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites{_attributes({'name': 'pplcheck', **total})}>",
        f"<testsuite{_attributes(suite)}>",
        *_properties(report),
        *cases,
        "</testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _properties(report: Report) -> list[str]:
    facts = {
        "version": report.tool_version,
        "reading": report.reading.value,
        "as_of": report.as_of.isoformat(),
        "complete": "true" if report.complete else "false",
        "head": report.judged.head if report.judged else "",
        "base": report.base,
    }
    rows = [
        f"<property{_attributes({'name': name, 'value': value})}/>" for name, value in facts.items()
    ]
    return ["<properties>", *rows, "</properties>"]


def _check(report: Report) -> str:
    """The check as a whole: its exit status and why."""
    tag = {0: "", 1: "failure"}.get(report.outcome.exit_status, "error")
    reason = report.outcome.reason
    body = [_element(tag, "check", reason, reason)] if tag else [_said(reason)]
    attributes = {"classname": "pplcheck", "name": "check", "time": "0"}
    return _testcase(attributes, body)


def _standing(report: Report, finding: Finding) -> str:
    """A finding that no waiver hides."""
    threshold = report.outcome.fail_on
    tag = ""
    if is_stop(report, finding):
        tag = "error"
    elif threshold is not None and finding.severity >= threshold:
        tag = "failure"
    text = _words(finding)
    return _case(
        finding, [_element(tag, finding.name, finding.message, text) if tag else _said(text)]
    )


def _words(finding: Finding) -> str:
    clause = f" (clause {finding.clause})" if finding.clause else ""
    remedy = f"; what to do: {finding.remedy}" if finding.remedy else ""
    return f"{finding.severity.label} {finding.code}: {finding.message}{clause}{remedy}"


def _case(finding: Finding, body: list[str]) -> str:
    """A case whose name stays the same while the finding does."""
    place = f" {finding.path}" if finding.path else ""
    attributes = {
        "classname": f"pplcheck.{finding.name}",
        "name": f"{finding.code}{place} [{finding.fingerprint[:_SHORT]}]",
        "time": "0",
    }
    if is_inside(finding.path):
        attributes["file"] = finding.path
        attributes |= {"line": str(finding.line)} if finding.line else {}
    return _testcase(attributes, body)


def _testcase(attributes: dict[str, str], body: list[str]) -> str:
    return "\n".join([f"<testcase{_attributes(attributes)}>", *body, "</testcase>"])


def _skipped(waiver: Waiver | None) -> str:
    return f"<skipped{_attributes({'message': without_addresses(why_hidden(waiver))})}/>"


def _element(tag: str, kind: str, message: str, text: str) -> str:
    attributes = _attributes({"message": without_addresses(message), "type": kind})
    return f"<{tag}{attributes}>{escape(shown(text))}</{tag}>"


def _said(text: str) -> str:
    return f"<system-out>{escape(shown(text))}</system-out>"


def _attributes(values: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(neutral(value))}" for name, value in values.items())
