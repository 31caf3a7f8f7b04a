"""Findings as CSV for a spreadsheet, one a row; those that waivers or the baseline hide come last.

Text is neutral, for spreadsheets show it to people. A check that did not come to its end never
lacks a row, and says so in the last column.
"""

from __future__ import annotations

from typing import Final

from pplcheck.formats.document import Value
from pplcheck.formats.finding import finding_row, hidden, persons, waiver_row
from pplcheck.formats.neutral import neutral
from pplcheck.formats.table import csv_text
from pplcheck.model.report import Report, Waiver

HEADER: Final = (
    "code",
    "name",
    "severity",
    "message",
    "path",
    "line",
    "commit",
    "party",
    "clause",
    "remedy",
    "fingerprint",
    "hidden",
    "reason",
    "approver",
    "expires",
    "complete",
)
"""The columns; `hidden` is `waiver` or `baseline`, empty where a finding counts."""


def render(report: Report) -> str:
    """A row a finding under a line of titles; what does not apply is empty."""
    people = persons(report)
    rows = [finding_row(finding, people) | _hidden("", None) for finding in report.findings]
    rows += [
        finding_row(finding, people) | _hidden("waiver" if waiver else "baseline", waiver)
        for finding, waiver in hidden(report)
    ]
    complete = "true" if report.complete else "false"
    return csv_text(HEADER, ((*map(_cell, row.values()), complete) for row in rows))


def _hidden(by: str, waiver: Waiver | None) -> Value:
    words = {"reason": None, "approver": None, "expires": None}
    return {"hidden": by, **(waiver_row(waiver) if waiver else words)}


def _cell(value: object) -> str:
    return "" if value is None else neutral(str(value))
