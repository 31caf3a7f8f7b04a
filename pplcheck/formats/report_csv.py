"""The report as CSV: a line for every value of its JSON, so that a spreadsheet has all figures.

Columns: the view, the row's name or number, the figure, its value, and the JSON pointer (RFC 6901)
where it stands. Empty texts and what does not apply are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pplcheck.formats.report_json import document
from pplcheck.formats.table import csv_text
from pplcheck.model.assembly import Assembly
from pplcheck.model.assembly_phyle import PhyleReport

HEADER: Final = ("view", "row", "figure", "value", "pointer")

_NAMES: Final = ("code", "name", "year", "number", "license", "path", "kind", "what", "role", "ask")
"""Members that name a row, the first that is there."""


def render(report: Assembly | PhyleReport) -> str:
    """Every value as a line, in the order of the JSON."""
    return csv_text(HEADER, _lines(document(report)))


def _lines(values: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for name, value in values.items():
        yield from _of(value, name, "", name, f"/{name}")


def _of(value: Any, view: str, row: str, figure: str, at: str) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict):
        named = _named(value) or row
        for name, part in value.items():
            yield from _of(part, view, named, name, f"{at}/{name}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            label = row or str(number + 1)
            yield from _of(part, view, label, figure, f"{at}/{number}")
    elif value is not None and value != "":
        text = str(value).lower() if isinstance(value, bool) else str(value)
        yield (view, row, figure, text, at)


def _named(value: dict[str, Any]) -> str:
    """What a row is called, by the first of its members that names it."""
    found = next((value[name] for name in _NAMES if value.get(name)), "")
    return str(found)
