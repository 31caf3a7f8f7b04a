"""From a report to bytes: the one place that knows which format is rendered by which module."""

from __future__ import annotations

from pplcheck.errors import UsageError
from pplcheck.formats.neutral import neutral
from pplcheck.model.listing import LicensesAnswer
from pplcheck.model.permission import PermissionReport
from pplcheck.model.report import Finding, Gap, Report

FORMATS = ("json", "terminal")
"""Every format `render` knows, sorted."""

WIDTH = 100
"""Columns of the terminal format where the caller names none."""


def render(report: Report, format_: str, *, width: int = WIDTH, color: bool = False) -> str:
    """The report in a format; `width` and `color` speak to the terminal format only.

    Raises UsageError for a format that does not exist.
    """
    if format_ == "json":
        from pplcheck.formats import json

        return json.render(report)
    if format_ == "terminal":
        from pplcheck.formats import terminal

        return terminal.render(report, width=width, color=color)
    raise UsageError(f"no format is named {format_!r}; there are {', '.join(FORMATS)}")


def render_licenses(
    answer: LicensesAnswer, format_: str, *, width: int = WIDTH, color: bool = False
) -> str:
    """What `licenses` answers, in a format; UsageError for one that does not exist."""
    if format_ == "json":
        from pplcheck.formats import licenses

        return licenses.render(answer)
    if format_ == "terminal":
        from pplcheck.formats import listing

        return listing.render(answer, width=width, color=color)
    raise UsageError(f"no format is named {format_!r}; there are {', '.join(FORMATS)}")


def render_permission(
    report: PermissionReport, format_: str, *, width: int = WIDTH, color: bool = False
) -> str:
    """What `may-i` answers, in a format; UsageError for one that does not exist."""
    if format_ == "json":
        from pplcheck.formats import permission

        return permission.render(report)
    if format_ == "terminal":
        from pplcheck.formats import permitted

        return permitted.render(report, width=width, color=color)
    raise UsageError(f"no format is named {format_!r}; there are {', '.join(FORMATS)}")


def gap_line(gap: Gap) -> str:
    """One line for standard error about something that could not be read."""
    return f"pplcheck: {gap.code}: {neutral(str(gap))}"


def failure_line(finding: Finding) -> str:
    """One line for standard error about something that could not be checked."""
    return f"pplcheck: {finding.code}: {neutral(finding.message)}"
