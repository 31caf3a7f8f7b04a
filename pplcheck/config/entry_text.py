"""Entries of a register as fresh TOML text: one entry a block, keys in a fixed order.

Written by hand, not by a library: large imports hold a hundred thousand entries. Texts are
basic strings in which everything that does not print is escaped (TOML 1.0.0, strings).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from pplcheck.config.wording import plain

Values = Mapping[str, Any]
"""The keys of one entry: texts, dates, lists of texts, a table of texts, or a list of tables."""

KEYS: Final[dict[str, tuple[str, ...]]] = {
    "organization": (
        "id", "name", "aliases", "domains", "kind", "facts", "register_number",
        "imported", "source", "checked", "domain",
    ),
    "domain": ("name", "from", "until", "source"),
    "person": ("name", "identities", "imported", "source", "enrollment"),
    "enrollment": ("organization", "addresses", "from", "until", "paid", "imported", "source"),
    "user": ("organization", "use", "scope", "since", "imported", "source"),
    "agreement": ("party", "scope", "from", "until", "document", "terms", "source", "payment"),
    "payment": ("due", "kind", "amount", "currency", "what", "paid", "source"),
}  # fmt: skip
"""The keys of each kind of entry, in the order they are written."""

NESTED: Final = ("domain", "enrollment", "payment")
"""The keys whose values are blocks of their own."""

_WIDEST: Final = 100


def entry_text(kind: str, values: Values, *, above: str = "") -> str:
    """One `[[kind]]` block, ending in a line feed; keys without a value are left out."""
    header = f"{above}.{kind}" if above else kind
    lines = [f"[[{header}]]\n"]
    nested: list[str] = []
    for key in KEYS[kind]:
        value = values.get(key)
        if value is None or value in ("", [], {}):
            continue
        if key in NESTED:
            nested += (entry_text(key, entry, above=kind) for entry in value)
        else:
            lines.append(f"{key} = {value_text(value)}\n")
    return "".join((*lines, *nested))


def value_text(value: Any) -> str:
    """A text, a date, a list of texts or a flat table as TOML writes it."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        pairs = (f"{key} = {value_text(entry)}" for key, entry in value.items())
        return "{ " + ", ".join(pairs) + " }"
    items = [quoted(text) for text in value]
    line = ", ".join(items)
    if len(line) <= _WIDEST or len(items) == 1:
        return f"[{line}]"
    return "[\n" + "".join(f"  {item},\n" for item in items) + "]"


def quoted(text: str) -> str:
    """A TOML basic string; unprintable characters are escaped, lone surrogates become `?`."""
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    escaped = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain(escaped, len(escaped)) + '"'


def clean(text: str) -> str:
    """A text without surrogates, which TOML cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
