"""From a report to bytes: the one place that knows which format is rendered by which module."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from pplcheck.errors import UsageError
from pplcheck.formats.neutral import neutral
from pplcheck.model.report import Finding, Gap, Report

if TYPE_CHECKING:
    from pplcheck.model.listing import LicensesAnswer
    from pplcheck.model.permission import PermissionReport
    from pplcheck.pipeline.tallying import Ledger

FORMATS = {
    "csv": "check_csv",
    "github": "github",
    "gitlab": "gitlab",
    "intoto": "intoto",
    "json": "json",
    "jsonl": "jsonl",
    "junit": "junit",
    "markdown": "markdown",
    "sarif": "sarif",
    "terminal": "terminal",
}
"""Every format `render` knows, sorted, and the module that writes it."""

_BOTH = "json, terminal"
"""The formats every answer has."""

WIDTH = 100
"""Columns of the terminal format where the caller names none."""


def render(report: Report, format_: str, *, width: int = WIDTH, color: bool = False) -> str:
    """The report in a format; `width` and `color` speak to the terminal format only.

    Raises UsageError for a format that does not exist.
    """
    if format_ not in FORMATS:
        raise UsageError(f"no format is named {format_!r}; there are {', '.join(FORMATS)}")
    module = import_module(f"pplcheck.formats.{FORMATS[format_]}")
    if format_ == "terminal":
        return str(module.render(report, width=width, color=color))
    if format_ == "sarif":
        from pplcheck.rules import RULES

        return str(module.render(report, RULES))
    return str(module.render(report))


def render_licenses(
    answer: LicensesAnswer, format_: str, *, width: int = WIDTH, color: bool = False
) -> str:
    """What `licenses` answers, in a format; `csv` holds its files alone.

    Raises UsageError for a format that does not exist.
    """
    if format_ == "json":
        from pplcheck.formats import licenses

        return licenses.render(answer)
    if format_ == "terminal":
        from pplcheck.formats import listing

        return listing.render(answer, width=width, color=color)
    if format_ == "csv":
        from pplcheck.formats import tree_csv

        return tree_csv.render(answer)
    raise UsageError(f"no format is named {format_!r}; there are csv, {_BOTH}")


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
    raise UsageError(f"no format is named {format_!r}; there are {_BOTH}")


def render_who(
    ledger: Ledger, format_: str, *, width: int = WIDTH, color: bool = False
) -> Iterator[str]:
    """What `who` answers, piece by piece, in a format; UsageError for one that does not exist."""
    from pplcheck.model.attribution import By

    by_commit = ledger.question.by is By.COMMIT
    show_people = ledger.question.request.may_tell_people_apart
    if format_ == "jsonl" and by_commit:
        from pplcheck.formats import deeds

        yield from deeds.jsonl(ledger.deeds(), show_people=show_people)
    elif format_ == "json":
        from pplcheck.formats import who

        answer = ledger.answer()
        yield from who.render_deeds(answer, ledger.deeds()) if by_commit else (who.render(answer),)
    elif format_ == "csv":
        from pplcheck.formats import who_csv

        pieces = who_csv.render_deeds(ledger.deeds(), show_people=show_people)
        yield from pieces if by_commit else (who_csv.render(ledger.answer()),)
    elif format_ == "terminal":
        from pplcheck.formats import who_terminal

        deeds_ = ledger.deeds() if by_commit else ()
        yield who_terminal.render(ledger.answer(), width=width, color=color, deeds=deeds_)
    else:
        raise UsageError(f"no format is named {format_!r} here; there are csv, json, terminal")


def gap_line(gap: Gap) -> str:
    """One line for standard error about something that could not be read."""
    return f"pplcheck: {gap.code}: {neutral(str(gap))}"


def failure_line(finding: Finding) -> str:
    """One line for standard error about something that could not be checked."""
    return f"pplcheck: {finding.code}: {neutral(finding.message)}"
