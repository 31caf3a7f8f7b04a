"""JSON documents as every machine format writes them: a member a line, a row of a list a line.

Text is what the repository holds, escaped to ASCII, but for lone surrogates, which no JSON parser
has to read; see `neutral.sound`. Nothing of it begins a command in the log of a workflow: behind
`##`, a bracket is escaped, too.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pplcheck.formats.neutral import sound

Value = dict[str, Any]


def written(document: Value) -> str:
    """A document that ends in a line break; the library's own indentation is many times slower."""
    members = ",\n".join(f"{flat(key)}: {_rows(value)}" for key, value in document.items())
    return f"{{\n{members}\n}}\n"


def indented(value: Any) -> str:
    """Any JSON value over many lines, for forms whose rows lie deep; ends in a line break."""
    return _without_commands(json.dumps(sound_value(value), indent=2)) + "\n"


def flat(value: Any, default: Callable[[Any], Any] | None = None) -> str:
    """Any JSON value in one line, without a line break; `default` is that of `json.dumps`."""
    text = json.dumps(value, default=default)
    # only what is escaped as a surrogate, lone or one of a pair, needs a second look
    if "\\ud" in text:
        text = json.dumps(sound_value(value), default=default)
    return _without_commands(text)


def _rows(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return flat(value)
    rows = ",\n".join(f"  {flat(entry)}" for entry in value)
    return f"[\n{rows}\n]"


def _without_commands(text: str) -> str:
    """JSON that says the same: `##` can stand in strings only."""
    return text.replace("##[", "##\\u005b")


def sound_value(value: Any) -> Any:
    """A JSON value whose texts any JSON parser reads; see `neutral.sound`."""
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, list):
        return [sound_value(entry) for entry in value]
    if isinstance(value, dict):
        return {key: sound_value(entry) for key, entry in value.items()}
    return value
