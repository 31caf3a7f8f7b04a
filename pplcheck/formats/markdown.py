"""The findings as a comment on a pull request: short, worst first, and harmless.

It stays below GitHub's limit for a comment (65,536 characters) whatever was found, and says
exactly what it left out. The first line, which nobody sees, lets a service find its own comment
again.
"""

from __future__ import annotations

from typing import Final

from pplcheck.formats.neutral import neutral
from pplcheck.formats.spans import code, inline
from pplcheck.model.report import Finding, Report, Severity
from pplcheck.model.rule import plural

MARK: Final = "<!-- pplcheck -->"
"""What a service may look for to replace an earlier comment."""

LIMIT: Final = 60_000
"""Bytes of UTF-8 that are never exceeded."""

MOST: Final = 50
"""Findings that are told one by one."""

_MESSAGE: Final = 400
_PLACE: Final = 200
_SHORT: Final = 7
_REST: Final = 6_000
"""Bytes kept free for all that is no finding; each part of it is bounded."""


def render(report: Report) -> str:
    """The comment, in Markdown as GitHub and GitLab read it."""
    told: list[str] = []
    room = LIMIT - _REST
    for finding in report.findings[:MOST]:
        line = _line(finding)
        room -= len(line.encode()) + 1
        if room < 0:
            break
        told.append(line)
    blocks = [f"{MARK}\n{_head(report)}"]
    if not report.complete:
        blocks.append("**Incomplete: not everything could be checked.**")
    if told:
        blocks.append("\n".join(told))
    blocks.append(_closing(report))
    left_out = report.findings[len(told) :]
    if left_out:
        blocks.append(_cut(left_out, len(report.findings)))
    return "\n\n".join(blocks) + "\n"


def _head(report: Report) -> str:
    count = len(report.findings)
    parts = ["**pplcheck**"]
    if report.base:
        parts.append(f"base {code(neutral(report.base[:_SHORT]))}")
    parts.append(f"{plural(count, 'thing')} to look at" if count else "nothing to look at")
    return " · ".join(parts)


def _line(finding: Finding) -> str:
    """One finding, its place where the message does not name it, and its code."""
    message = inline(finding.message, _MESSAGE)
    place = ""
    if finding.path and finding.path not in finding.message:
        line = f":{finding.line}" if finding.line else ""
        place = f" ({code(neutral(finding.path, _PLACE) + line)})"
    return f"- **{finding.severity.label}** {message}{place} *{finding.code}*"


def _closing(report: Report) -> str:
    status = report.outcome.exit_status
    reason = inline(report.outcome.reason, _MESSAGE)
    verdict = reason if not report.complete else f"{'fails' if status else 'passes'}: {reason}"
    complete = "yes" if report.complete else "no"
    return (
        f"{verdict[:1].upper()}{verdict[1:]}. Complete: {complete} · reading: "
        f"{report.reading.value} · as of {report.as_of} · no legal advice"
    )


def _cut(findings: tuple[Finding, ...], total: int) -> str:
    counts = [
        plural(count, severity.label)
        for severity in sorted(Severity, reverse=True)
        if (count := sum(finding.severity is severity for finding in findings))
    ]
    return f"Not told here: {len(findings):,} of {total:,} findings ({', '.join(counts)})."
