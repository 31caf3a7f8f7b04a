"""JSON documents as every machine format writes them: a member a line, a row of a list a line.

Text is what the repository holds, escaped to ASCII, but for lone surrogates, which no JSON parser
has to read; see `neutral.sound`.
"""

from __future__ import annotations

import json
from typing import Any

from pplcheck.formats.neutral import sound

Value = dict[str, Any]


def written(document: Value) -> str:
    """A document that ends in a line break; the library's own indentation is many times slower."""
    members = ",\n".join(f"{_flat(key)}: {_rows(value)}" for key, value in document.items())
    return f"{{\n{members}\n}}\n"


def indented(value: Any) -> str:
    """Any JSON value over many lines, for forms whose rows lie deep; ends in a line break."""
    return json.dumps(sound_value(value), indent=2) + "\n"


def _rows(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _flat(value)
    rows = ",\n".join(f"  {_flat(entry)}" for entry in value)
    return f"[\n{rows}\n]"


def _flat(value: Any) -> str:
    text = json.dumps(value)
    # only what is escaped as a surrogate, lone or one of a pair, needs a second look
    return json.dumps(sound_value(value)) if "\\ud" in text else text


def sound_value(value: Any) -> Any:
    """A JSON value whose texts any JSON parser reads; see `neutral.sound`."""
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, list):
        return [sound_value(entry) for entry in value]
    if isinstance(value, dict):
        return {key: sound_value(entry) for key, entry in value.items()}
    return value
