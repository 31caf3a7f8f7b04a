"""A baseline as a file: what was found, sorted, so that two of them can be compared line by line.

Parties that are persons and mail addresses are left out: the file is made to be kept in the open,
and only code, fingerprint and severity matter to the gate.
"""

from __future__ import annotations

from pplcheck.formats.document import Value, written
from pplcheck.formats.neutral import without_addresses
from pplcheck.model.baseline import BASELINE_SCHEMA, may_be_recorded
from pplcheck.model.report import Finding, Report


def render(report: Report) -> str:
    """The baseline of a report: its findings, those that a baseline may hold."""
    standings = report.evidence.standings if report.evidence else ()
    people = frozenset(entry.party for entry in standings if entry.is_person)
    rows = [_row(finding, people) for finding in report.findings if may_be_recorded(finding)]
    return written(
        {
            "schema_version": BASELINE_SCHEMA,
            "tool": {"name": "pplcheck", "version": report.tool_version},
            "created": report.as_of.isoformat(),
            "findings": sorted(rows, key=_order),
        }
    )


def _row(finding: Finding, people: frozenset[str]) -> Value:
    is_person = finding.party in people
    return {
        "code": finding.code,
        "fingerprint": finding.fingerprint,
        "severity": finding.severity.label,
        "path": finding.path or None,
        "party": None if is_person else without_addresses(finding.party) or None,
        "subject": without_addresses(finding.subject) or None,
    }


def _order(row: Value) -> tuple[str, ...]:
    return (row["code"], row["path"] or "", row["party"] or "", row["fingerprint"])
