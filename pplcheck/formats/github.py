"""Findings as GitHub workflow commands, which become annotations of a pull request.

Source: GitHub's documentation, "Workflow commands for GitHub Actions", and its toolkit on escapes:
`%`, carriage return and line feed in all, `:` and `,` in properties too. GitHub shows ten
annotations of a kind, so each kind stays below that and the last line counts the rest.
"""

from __future__ import annotations

from typing import Final

from pplcheck.formats.anchor import is_inside
from pplcheck.formats.neutral import neutral, shown
from pplcheck.model.report import Finding, Report, Severity
from pplcheck.model.rule import plural

MOST: Final = 9
"""Annotations of a kind; the tenth that GitHub shows is the summary."""

_KINDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MESSAGE: Final = 1000


def render(report: Report) -> str:
    """One command a line, worst first, and a summary; every line is a command of ours."""
    lines: list[str] = []
    hidden: list[str] = []
    for severity in sorted(Severity, reverse=True):
        found = [finding for finding in report.findings if finding.severity is severity]
        lines += [_annotation(finding) for finding in found[:MOST]]
        if len(found) > MOST:
            hidden.append(plural(len(found) - MOST, severity.label))
    return "".join(f"{line}\n" for line in [*lines, _summary(report, hidden)])


def _annotation(finding: Finding) -> str:
    properties = []
    if is_inside(finding.path):
        properties.append(f"file={_property(finding.path)}")
        if finding.line:
            properties.append(f"line={finding.line}")
    properties.append(f"title={_property(f'{finding.code} {finding.name}')}")
    message = _data(shown(finding.message, _MESSAGE))
    return f"::{_KINDS[finding.severity]} {','.join(properties)}::{message}"


def _summary(report: Report, hidden: list[str]) -> str:
    kind = "error" if report.outcome.exit_status else "notice"
    facts = [
        shown(report.outcome.reason, _MESSAGE),
        f"complete: {'yes' if report.complete else 'no'}",
        f"reading: {report.reading.value}",
        f"as of {report.as_of}",
    ]
    if hidden:
        facts.append(f"not shown here: {', '.join(hidden)}")
    return f"::{kind} title=pplcheck::{_data('; '.join(facts))}"


def _data(text: str) -> str:
    """A command's message, of a text that holds no command of its own; see `neutral`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A command's property, read back as it is; lone surrogates, which are no text, are shown."""
    return _data(neutral(text)).replace(":", "%3A").replace(",", "%2C")
