"""What is declared, as JSON values: declarations, the effective license, the files it reaches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pplcheck.formats.neutral import without_addresses
from pplcheck.model.declaration import Declaration, Period
from pplcheck.model.license import Leaf, Terms
from pplcheck.model.report import Evidence

Value = dict[str, Any]


def declarations(evidence: Evidence | None) -> list[Value]:
    """Every place that declares a license, by path and line."""
    return declaration_rows(evidence.declarations if evidence else ())


def declaration_rows(entries: Iterable[Declaration]) -> list[Value]:
    """Declarations, by path and line; one that speaks for many files is one row."""
    ordered = sorted(entries, key=lambda entry: (entry.path, entry.line, entry.direction))
    rows = {tuple(row.values()): row for entry in ordered for row in (_declaration(entry),)}
    return list(rows.values())


def _declaration(entry: Declaration) -> Value:
    expression = entry.expression
    written = without_addresses(entry.written)
    notes = [entry.note] if entry.note else []
    if written and written != (expression.text if expression else None):
        notes.append(f'written "{written}"')
    if entry.vendored:
        notes.append("third-party folder")
    return {
        "path": entry.path,
        "line": entry.line or None,
        "expression": expression.text if expression else None,
        "id": expression.tree.id if expression and isinstance(expression.tree, Leaf) else None,
        "origin": entry.origin.value,
        "direction": entry.direction.value,
        "trust": int(entry.trust),
        "note": "; ".join(notes) or None,
    }


def license_block(evidence: Evidence | None) -> Value:
    """The license of the work as a whole, since when, and what came before."""
    if evidence is None:
        return {
            "expression": None,
            "terms": Terms.UNKNOWN.value,
            "path": None,
            "since": None,
            "periods": [],
            "one_in": 1,
        }
    found = evidence.license
    since = found.since
    return {
        "expression": found.expression.text if found.expression else None,
        "terms": found.terms.value,
        "path": found.declaration.path if found.declaration else None,
        "since": {"commit": since.commit, "date": since.day.isoformat()} if since else None,
        "periods": [_period(period) for period in found.periods],
        "one_in": found.one_in,
    }


def _period(period: Period) -> Value:
    return {
        "expression": period.expression.text if period.expression else None,
        "commit": period.commit,
        "date": period.day.isoformat(),
        "path": period.path,
        "commits": period.commits,
    }


def coverage_block(evidence: Evidence | None) -> Value | None:
    """Which files carry reciprocity terms; `["**"]` stands for all of them."""
    if evidence is None:
        return None
    coverage = evidence.coverage
    is_whole = bool(coverage.files) and len(coverage.reciprocal) == coverage.files
    return {
        "files": coverage.files,
        "reciprocal": len(coverage.reciprocal),
        "unknown": coverage.unknown,
        "paths": ["**"] if is_whole else list(coverage.reciprocal),
    }
