"""On which line a policy writes which key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from posixpath import basename
from typing import Any

from pplcheck.config.document import read_document
from pplcheck.config.outline import KeyPath
from pplcheck.config.policy import PYPROJECT


def lines_of(data: bytes, path: str) -> Mapping[str, int]:
    """The keys a policy writes, dotted, each with its line (1-based).

    Keys stand with their tables (`contribution.window`); a list of tables is one key, with the line
    of the first. Raises ConfigurationError where the file is no TOML.
    """
    document = read_document(data, path)
    around: KeyPath = ("tool", "pplcheck") if basename(path) == PYPROJECT else ()
    values: Any = document.values
    for key in around:
        values = values.get(key) if isinstance(values, dict) else None
    return {
        ".".join(key): document.outline.line((*around, *key))
        for key in _keys(values if isinstance(values, dict) else {})
    }


def _keys(values: dict[str, Any]) -> Iterable[tuple[str, ...]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from ((key, *inner) for inner in _keys(value))
        else:
            yield (key,)
