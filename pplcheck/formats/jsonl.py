"""Findings as JSON lines (https://jsonlines.org), one a line; the schema is `finding`.

Findings that waivers or the baseline hide follow those that count. A line says for itself what was
judged, under which reading, and whether the check came to its end: one that did not never lacks a
line.
"""

from __future__ import annotations

from pplcheck.formats.document import Value, flat
from pplcheck.formats.finding import finding_row, hidden, persons, waiver_row
from pplcheck.model.report import Report, Waiver

SCHEMA_VERSION = "1.0.0"
"""The version of a line's form; semantic."""


def render(report: Report) -> str:
    """One line a finding, and nothing where there is none."""
    people = persons(report)
    stands = {"hidden": None, "waiver": None}
    rows = [finding_row(finding, people) | stands for finding in report.findings]
    rows += [finding_row(finding, people) | _hidden(waiver) for finding, waiver in hidden(report)]
    about = _about(report)
    return "".join(flat({"schema_version": SCHEMA_VERSION, **row, **about}) + "\n" for row in rows)


def _hidden(waiver: Waiver | None) -> Value:
    if waiver is None:
        return {"hidden": "baseline", "waiver": None}
    return {"hidden": "waiver", "waiver": waiver_row(waiver)}


def _about(report: Report) -> Value:
    return {
        "head": (report.judged.head or None) if report.judged else None,
        "reading": report.reading.value,
        "as_of": report.as_of.isoformat(),
        "complete": report.complete,
    }
