"""The published JSON Schemas of machine formats."""

from __future__ import annotations

from importlib import resources
from typing import Final

REPORT: Final = "report"
"""The name of the schema of `check --format json`."""

SCHEMAS: Final = (
    REPORT,
    "assembly",
    "assembly-phyle",
    "finding",
    "fleet",
    "fleet-record",
    "fleet-run",
    "intoto",
    "licenses",
    "permission",
    "questions",
    "reciprocity",
    "rules",
    "settings",
    "shares",
    "who",
)
"""The names of all schemas: of what `check` (and, a line, `--format jsonl`; as a statement,
`--format intoto`), `licenses`, `may-i`, `ask`, `reciprocity`, `report` (`assembly`,
`assembly-phyle`), `fleet report`, `fleet run` (and what it keeps of a repository), `rules`,
`config show`, `shares` and `who` write as JSON."""


def schema(name: str = REPORT) -> str:
    """The text of a schema, JSON Schema draft 2020-12; KeyError for a name there is none of."""
    if name not in SCHEMAS:
        raise KeyError(name)
    folder = resources.files("pplcheck.formats") / "schemas"
    return (folder / f"{name}.schema.json").read_text(encoding="utf-8")
