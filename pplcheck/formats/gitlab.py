"""Findings as GitLab's Code Quality report, the CodeClimate form it reads.

Source: GitLab's documentation, "Code Quality", on custom tools: description, check_name,
fingerprint, severity, location.path and location.lines.begin. The form has no place for waived
findings, so they are left out.
"""

from __future__ import annotations

from typing import Final

from pplcheck.formats.anchor import anchor
from pplcheck.formats.document import Value, indented
from pplcheck.formats.finding import is_stop
from pplcheck.formats.neutral import shown
from pplcheck.model.report import Finding, Report, Severity

_SEVERITIES: Final = {
    Severity.NOTE: "info",
    Severity.WARNING: "minor",
    Severity.ERROR: "major",
}


def render(report: Report) -> str:
    """A list of issues; what kept the check from its end is a `blocker`."""
    return indented([_issue(report, finding) for finding in report.findings])


def _issue(report: Report, finding: Finding) -> Value:
    place = anchor(report, finding)
    is_blocking = is_stop(report, finding)
    words = "could not check: " if is_blocking else ""
    return {
        "description": f"{finding.code}: {words}{shown(finding.message)}",
        "check_name": finding.code,
        "fingerprint": finding.fingerprint,
        "severity": "blocker" if is_blocking else _SEVERITIES[finding.severity],
        "location": {"path": place.path, "lines": {"begin": max(place.line, 1)}},
    }
