"""The published JSON Schemas of machine formats."""

from __future__ import annotations

from importlib import resources
from typing import Final

REPORT: Final = "report"
"""The name of the schema of `check --format json`."""

SCHEMAS: Final = (REPORT, "licenses", "permission")
"""The names of all schemas: of what `check`, `licenses` and `may-i` write as JSON."""


def schema(name: str = REPORT) -> str:
    """The text of a schema, JSON Schema draft 2020-12; KeyError for a name there is none of."""
    if name not in SCHEMAS:
        raise KeyError(name)
    folder = resources.files("pplcheck.formats") / "schemas"
    return (folder / f"{name}.schema.json").read_text(encoding="utf-8")
