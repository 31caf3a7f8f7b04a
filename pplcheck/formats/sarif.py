"""The report as SARIF 2.1.0, for code scanning services.

Source: OASIS, Static Analysis Results Interchange Format Version 2.1.0 plus Errata 01. Findings
are results, each with a fingerprint that stays the same under unrelated edits; those that waivers
or the baseline hide are suppressed ones. What could not be checked (PPL9xx) is a notification of
the invocation, and one that kept the check from its end means `executionSuccessful` false. Nothing
is said about where a repository comes from, as its configuration is never read: its folder's name
stands in `git:NAME`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from pplcheck.formats.anchor import anchor
from pplcheck.formats.document import Value, indented
from pplcheck.formats.explain import explain_rule
from pplcheck.formats.finding import hidden, is_about_checking, persons, public_party, why_hidden
from pplcheck.formats.neutral import shown
from pplcheck.model.report import Finding, Report, Waiver
from pplcheck.model.rule import Rule

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT: Final = "%SRCROOT%"
FINGERPRINT: Final = "pplcheck/v1"
"""The name and version of the fingerprint, which GitHub matches alerts by."""


def render(report: Report, rules: Sequence[Rule]) -> str:
    """One run; `rules` are all there are, in the order of their codes."""
    return indented({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, rules)]})


def _run(report: Report, rules: Sequence[Rule]) -> Value:
    about = [rule for rule in rules if is_about_checking(rule.finding(""))]
    others = [rule for rule in rules if rule not in about]
    return {
        "tool": {
            "driver": {
                "name": "pplcheck",
                "version": report.tool_version,
                "rules": [_descriptor(rule) for rule in others],
                "notifications": [_descriptor(rule) for rule in about],
            }
        },
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {ROOT: {"description": {"text": "the root of the repository"}}},
        **_provenance(report),
        "results": _results(report, [rule.code for rule in others]),
        "properties": {
            "reading": report.reading.value,
            "as_of": report.as_of.isoformat(),
            "complete": report.complete,
            "base": report.base or None,
        },
    }


def _descriptor(rule: Rule) -> Value:
    """A rule; its help is what `pplcheck explain` says, so no network is needed to read it."""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(rule.rationale.split("\n\n")[0].split())},
        "help": {"text": explain_rule(rule)},
        "defaultConfiguration": {"level": rule.severity.label},
    }


def _invocation(report: Report) -> Value:
    return {
        "executionSuccessful": report.complete,
        "exitCode": report.outcome.exit_status,
        "exitCodeDescription": _text(report.outcome.reason),
        "toolExecutionNotifications": [
            _notification(finding) for finding in report.findings if is_about_checking(finding)
        ],
    }


def _notification(finding: Finding) -> Value:
    return {
        "descriptor": {"id": finding.code},
        "level": finding.severity.label,
        "message": {"text": _text(finding.message)},
        "properties": {"fingerprint": finding.fingerprint, "remedy": finding.remedy or None},
    }


def _provenance(report: Report) -> Value:
    judged = report.judged
    if judged is None or not judged.head:
        return {}
    details = {
        "repositoryUri": f"git:{_encoded(judged.name)}",
        "revisionId": judged.head,
        "mappedTo": {"uriBaseId": ROOT},
    }
    if judged.branch:
        details["branch"] = judged.branch
    return {"versionControlProvenance": [details]}


def _results(report: Report, codes: list[str]) -> list[Value]:
    """The findings that count, then the hidden ones; `codes` is the order of the rules."""
    people = persons(report)
    found: list[tuple[Finding, list[Value]]] = [(finding, []) for finding in report.findings]
    found += [(finding, [_suppression(waiver)]) for finding, waiver in hidden(report)]
    return [
        _result(report, finding, codes, people) | {"suppressions": suppressions}
        for finding, suppressions in found
        if not is_about_checking(finding)
    ]


def _result(report: Report, finding: Finding, codes: list[str], people: frozenset[str]) -> Value:
    index = {"ruleIndex": codes.index(finding.code)} if finding.code in codes else {}
    return {
        "ruleId": finding.code,
        **index,
        "level": finding.severity.label,
        "message": {"text": _text(finding.message)},
        "locations": [_location(report, finding)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {
            "path": finding.path or None,
            "commit": finding.commit or None,
            "party": public_party(finding.party, people),
            "clause": finding.clause or None,
            "remedy": finding.remedy or None,
        },
    }


def _location(report: Report, finding: Finding) -> Value:
    """Where a result is shown; GitHub refuses a whole file for one result without a location."""
    place = anchor(report, finding)
    physical: Value = {"artifactLocation": {"uri": _encoded(place.path), "uriBaseId": ROOT}}
    if place.line:
        physical["region"] = {"startLine": place.line}
    if place.is_own:
        return {"physicalLocation": physical}
    note = "the finding is about the repository as a whole, not about this file"
    return {"physicalLocation": physical, "message": {"text": note}}


def _suppression(waiver: Waiver | None) -> Value:
    return {"kind": "external", "status": "accepted", "justification": _text(why_hidden(waiver))}


def _text(text: str) -> str:
    """A message; `[words](target)` would be a link in it (section 3.11.6)."""
    return shown(text).replace("](", "] (")


def _encoded(path: str) -> str:
    """A path as a URI reference: its bytes, percent-encoded but for `/` (RFC 3986)."""
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that stands for no byte
        data = path.encode("utf-8", "surrogatepass")
    return quote(data, safe="/")
