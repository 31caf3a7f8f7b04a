"""TOML text changed in place by tomlkit: comments, order and layout stay as they are.

The one module that knows tomlkit. It is loaded when something is edited, never to read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pplcheck.config.entry_text import value_text


def with_changes(text: str, path: Sequence[str | int], changes: Mapping[str, Any]) -> str:
    """The text with keys of the table at a path set to new values.

    The text must be valid TOML; a table that is missing at the end of the path is made. Of a
    list that is there already only what is new is appended, so that comments in it stay; a table
    within is changed key by key.
    """
    import tomlkit

    document = tomlkit.parse(text)
    table: Any = document
    for part in path:
        if isinstance(part, str) and part not in table:
            table[part] = tomlkit.table(is_super_table=part != path[-1])
        table = table[part]
    _change(table, changes)
    return tomlkit.dumps(document)


def _change(table: Any, changes: Mapping[str, Any]) -> None:
    for key, value in changes.items():
        there = table.get(key)
        if there == value:
            continue
        if isinstance(value, Mapping) and there is not None:
            _change(there, value)
        elif isinstance(value, list) and isinstance(there, list):
            for item in value[len(there) :]:
                there.append(_item(item))
        else:
            table[key] = _item(value)


def _item(value: Any) -> Any:
    """A value as this project writes it: what does not print is escaped."""
    import tomlkit

    return tomlkit.value(value_text(value))
