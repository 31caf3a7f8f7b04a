"""REUSE.toml annotations (REUSE 3.3), as far as they speak for folders and single files.

Patterns that match other sets of files are left to the next steps: those files then fall back to
what their folder declares, and nothing is claimed about them here.
"""

from __future__ import annotations

from collections.abc import Iterator

from pplcheck.licensing.statement import ManifestError
from pplcheck.licensing.toml_manifests import load_toml

_TAG = "SPDX-License-Identifier"


def annotated(text: str, folder: str) -> Iterator[tuple[int, str, str]]:
    """(line, what it covers, value) of each annotation that speaks for a folder or a file.

    Raises:
        ManifestError: it is no TOML, or its annotations are no tables.
    """
    tables = load_toml(text).get("annotations", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ManifestError("annotations are no tables")
    lines = [number for number, row in enumerate(text.splitlines(), 1) if _begins(row)]
    for index, table in enumerate(tables):
        line = lines[index] if index < len(lines) else 0
        values = [value for value in _list(table.get(_TAG)) if value]
        value = values[0] if len(values) == 1 else " AND ".join(f"({each})" for each in values)
        for pattern in _list(table.get("path")):
            covers = _covered(pattern, folder)
            if value and covers is not None:
                yield line, covers, value


def _begins(row: str) -> bool:
    return row.strip().replace(" ", "").startswith("[[annotations]]")


def _list(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str)]


def _covered(pattern: str, folder: str) -> str | None:
    """The folder or file a pattern speaks for, None for other patterns."""
    path = pattern.removesuffix("**").rstrip("/") if pattern.endswith("**") else pattern
    if "*" in path or (pattern.endswith("**") and path and not pattern.endswith("/**")):
        return None
    return "/".join(part for part in (folder, path) if part)
