"""What REUSE.toml and .reuse/dep5 say about other files (REUSE specification 3.3).

Of the tables of one file, the last that matches a path counts. Where the tree's paths are known,
a pattern is resolved to folders that it covers whole and to single files; otherwise only
patterns that name a folder or a file are understood. `dep5` gives way to what a file itself says,
like a table without `precedence`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from pplcheck.licensing.dep5 import stanzas
from pplcheck.licensing.patterns import Pattern, matcher
from pplcheck.licensing.statement import ManifestError
from pplcheck.licensing.toml_manifests import load_toml
from pplcheck.model.frozen import frozen

MOST_FILES = 20_000
"""How many single files the annotations of one REUSE file may speak for."""

_TAG = "SPDX-License-Identifier"
_MOST_HARD = 20


class Precedence(StrEnum):
    """Whether a file's own statement wins, both apply, or the annotation wins."""

    CLOSEST = "closest"
    AGGREGATE = "aggregate"
    OVERRIDE = "override"


_TEXTS = "LICENSES"
"""The folder of license texts, which annotations do not cover."""


@frozen
class Annotation:
    """One statement about a folder or a file ("" is the root); `value` is an expression."""

    line: int
    covers: str
    value: str
    precedence: Precedence = Precedence.CLOSEST


@frozen
class _Table:
    line: int
    value: str
    patterns: tuple[Pattern, ...]
    precedence: Precedence


def annotations_in(path: str, text: str, paths: Sequence[str] = ()) -> tuple[Annotation, ...]:
    """What a REUSE file at a path says; `paths` are the tree's, empty where not known.

    Raises:
        ManifestError: it cannot be read, or its annotations are no tables.
    """
    folder = path.rpartition("/")[0] if path.endswith(".toml") else ""
    tables = _toml(text) if path.endswith(".toml") else _dep5(text)
    if sum(not pattern.easy for table in tables for pattern in table.patterns) > _MOST_HARD:
        raise ManifestError("too many patterns with several wildcards")
    inside = f"{folder}/" if folder else ""
    below = [
        each[len(inside) :]
        for each in paths
        if each.startswith(inside) and _TEXTS not in each.split("/")[:-1]
    ]
    spread = _spread(tables, below) if paths else _named(tables)
    return tuple(
        Annotation(
            line=table.line,
            covers="/".join(part for part in (folder, covers) if part),
            value=table.value,
            precedence=table.precedence,
        )
        for table, covers in spread
    )


def _toml(text: str) -> list[_Table]:
    tables = load_toml(text).get("annotations", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ManifestError("annotations are no tables")
    lines = [number for number, row in enumerate(text.splitlines(), 1) if _begins(row)]
    found = []
    for index, table in enumerate(tables):
        values = [value for value in _list(table.get(_TAG)) if value]
        said = str(table.get("precedence", "closest"))
        found.append(
            _Table(
                line=lines[index] if index < len(lines) else 0,
                value=values[0] if len(values) == 1 else " AND ".join(f"({v})" for v in values),
                patterns=tuple(Pattern(pattern) for pattern in _list(table.get("path"))),
                precedence=Precedence(said) if said in set(Precedence) else Precedence.CLOSEST,
            )
        )
    return [table for table in found if table.value]


def _dep5(text: str) -> list[_Table]:
    return [
        _Table(
            line=stanza.line,
            value=stanza.license,
            patterns=tuple(Pattern(pattern, debian=True) for pattern in stanza.files),
            precedence=Precedence.CLOSEST,
        )
        for stanza in stanzas(text)
        if stanza.files
    ]


def _begins(row: str) -> bool:
    return row.strip().replace(" ", "").startswith("[[annotations]]")


def _list(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str)]


def _named(tables: list[_Table]) -> Iterator[tuple[_Table, str]]:
    """Patterns that name a folder or a file, without knowing which files there are."""
    for table in tables:
        for pattern in table.patterns:
            covers = pattern.literal if pattern.folder is None else pattern.folder
            if covers is not None:
                yield table, covers


def _spread(tables: list[_Table], paths: list[str]) -> Iterator[tuple[_Table, str]]:
    """For each table the folders and files that are its own; the last match counts."""
    matchers = [matcher(table.patterns) for table in tables]
    owned: list[list[str]] = [[] for _ in tables]
    for path in paths:
        for index in range(len(tables) - 1, -1, -1):
            if matchers[index](path):
                owned[index].append(path)
                break
    told = 0
    for table, own in zip(tables, owned, strict=True):
        folders = _whole(table, own, paths)
        yield from ((table, folder) for folder in folders)
        for path in own:
            if not any(_within(path, folder) for folder in folders):
                told += 1
                if told > MOST_FILES:
                    raise ManifestError(f"speaks for more than {MOST_FILES} single files")
                yield table, path


def _whole(table: _Table, own: list[str], paths: list[str]) -> list[str]:
    """The folders a table names and of which no file belongs to another table."""
    if table.precedence is not Precedence.CLOSEST:
        return []
    mine = set(own)
    named = {pattern.folder for pattern in table.patterns if pattern.folder is not None}
    found: list[str] = []
    for folder in sorted(named):
        below = [path for path in paths if _within(path, folder)]
        if below and mine.issuperset(below) and not any(_within(folder, each) for each in found):
            found.append(folder)
    return found


def _within(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")
