"""The report as JSON, for machines; the schema is `schemas/assembly.schema.json`.

Member by member the value that every other format renders: a key is a name of `model.assembly`,
in its order. Codes are never translated, shares are 0-1 with six decimals, days UTC. What is
unknown or does not apply is null, an empty text, or an empty list. The same holds for a phyle, with
`model.assembly_phyle` and `schemas/assembly-phyle.schema.json`.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from pplcheck.formats.document import Value, written
from pplcheck.model.assembly import Assembly
from pplcheck.model.assembly_phyle import PhyleReport


def render(report: Assembly | PhyleReport) -> str:
    """The report as one JSON document that ends in a line break."""
    return written(document(report))


def document(report: Assembly | PhyleReport) -> Value:
    """The report as JSON values, before escapes."""
    found: Value = value_of(report)
    return found


def value_of(part: Any) -> Any:
    """A part of the report as a JSON value."""
    if is_dataclass(part) and not isinstance(part, type):
        return {field.name: value_of(getattr(part, field.name)) for field in fields(part)}
    if isinstance(part, tuple):
        return [value_of(entry) for entry in part]
    return part.isoformat() if isinstance(part, date) else part
