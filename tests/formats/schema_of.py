"""The JSON Schema that a value of the report has, derived from its types and docstrings."""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from pplcheck.model.assembly import Assembly
from pplcheck.model.fleet import RECORD_VERSION

PLAIN: dict[object, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
}


VERSIONS: dict[str, dict[str, Any]] = {
    "schema_version": {"type": "string", "pattern": "^1\\.[0-9]+\\.[0-9]+$"},
    "version": {"const": RECORD_VERSION},
}
"""What the version of a document has to be, by the name of the member that tells it."""


def schema_text(
    kind: type = Assembly, title: str = "pplcheck report", version: str = "schema_version"
) -> str:
    """The published text; `version` is the member that tells the version of the document."""
    parts: dict[str, Any] = {}
    root = _object(kind, parts)
    root["properties"][version] = VERSIONS[version]
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": dict(sorted(parts.items())),
    }
    return json.dumps(whole, indent=2) + "\n"


def _object(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    return {
        "description": " ".join((kind.__doc__ or "").split()),
        "type": "object",
        "additionalProperties": False,
        "required": names,
        "properties": {name: _value(hints[name], parts) for name in names},
    }


def _value(hint: Any, parts: dict[str, Any]) -> dict[str, Any]:
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) in {types.UnionType, Union}:
        options = [option for option in get_args(hint) if option is not type(None)]
        return {"anyOf": [*(_value(option, parts) for option in options), {"type": "null"}]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0], parts)}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [entry.value for entry in hint]}
    assert is_dataclass(hint)
    assert isinstance(hint, type)
    if hint.__name__ not in parts:
        parts[hint.__name__] = {}
        parts[hint.__name__] = _object(hint, parts)
    return {"$ref": f"#/$defs/{hint.__name__}"}
