"""One field of a YAML document, read line by line: enough for a license, and bounded.

No YAML library: anchors, tags, escapes, folded texts and flow mappings are not interpreted; a
field that uses them is reported as unclear. Sources: CITATION.cff 1.2 (several licenses are
alternatives; `license-url` is for those that SPDX does not list), publiccode.yml 0.4 (`legal:
license:`), Pandoc and Jekyll front matter.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pplcheck.licensing.statement import Statement

_COMMENT = re.compile(r"(?:^|\s)#.*$")
_ITEM = re.compile(r"(?P<indent>[ ]*)-\s+(?P<value>\S.*)$")
_FLOW = re.compile(r"\[(?P<items>[^\[\]{}]*)\]$")
_NOT_PLAIN = re.compile(r"[|>&*!{}\[\]%@`\"']")
_SINGLE = re.compile(r"'([^']*)'$")
_DOUBLE = re.compile(r'"([^"\\]*)"$')
_MOST_ITEMS = 20
_KEYS = ("license", "licence", "licencia", "licença", "lizenz")


def citation_cff(text: str) -> tuple[Statement, ...]:
    """What CITATION.cff says; of several licenses one may choose."""
    rows = text.splitlines()
    return _field(rows, ("license",)) or _if_known(_field(rows, ("license-url",)))


def publiccode(text: str) -> tuple[Statement, ...]:
    """What publiccode.yml says, below `legal`."""
    rows = text.splitlines()
    for number, row in enumerate(rows):
        if re.fullmatch(r"legal:\s*(?:#.*)?", row):
            end = next((n for n in range(number + 1, len(rows)) if _at_margin(rows[n])), len(rows))
            below = rows[number + 1 : end]
            margin = min((_indent(each) for each in below if each.strip()), default=0)
            blank = [""] * (number + 1)
            return _field([*blank, *(each[margin:] for each in below)], ("license",))
    return ()


def front_matter(text: str) -> tuple[Statement, ...]:
    """What the front matter of a page says, by any of the usual names of the field."""
    rows = text.splitlines()
    rows = rows[: _end_of_front(rows)]
    return _field(rows, _KEYS) or _if_known(_field(rows, ("rights",)))


def without_front_matter(text: str) -> str:
    """A page with empty lines where its front matter stands."""
    rows = text.splitlines()
    end = _end_of_front(rows)
    return "\n".join([*[""] * (end + 1), *rows[end + 1 :]]) if end else text


def _end_of_front(rows: list[str]) -> int:
    """The row that ends the front matter, 0 where there is none."""
    if not rows or rows[0].rstrip() != "---":
        return 0
    return next((n for n, row in enumerate(rows[1:], 1) if row.rstrip() in {"---", "..."}), 0)


def _if_known(found: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """What a field says that may hold something else than a license."""
    return tuple(replace(each, coarse=True) for each in found)


def _at_margin(row: str) -> bool:
    return bool(row.strip()) and not row[0].isspace() and not row.startswith("#")


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def _field(rows: list[str], keys: tuple[str, ...]) -> tuple[Statement, ...]:
    """The statement of a field of the outermost mapping; a repeated one is unclear."""
    found = [
        (number, value)
        for number, row in enumerate(rows)
        for value in [_value(row, keys)]
        if value is not None
    ]
    if not found:
        return ()
    number, value = found[0]
    choices = _list_below(rows, number) if not value else _choices(value)
    if choices == () and not value:
        return ()
    unclear = "" if choices and len(found) == 1 else "no plain value"
    written = " OR ".join(choices) if choices else value[:200]
    return (Statement(line=number + 1, written=written, choices=choices, unclear=unclear),)


def _value(row: str, keys: tuple[str, ...]) -> str | None:
    key, colon, value = row.partition(":")
    if not colon or key.strip("\"'").casefold() not in keys or (value and not value[0].isspace()):
        return None
    return _COMMENT.sub("", value).strip()


def _choices(value: str) -> tuple[str, ...]:
    """A scalar, or the scalars of a flow list; nothing for what is not plain."""
    flow = _FLOW.match(value)
    items = flow["items"].split(",")[:_MOST_ITEMS] if flow else [value]
    found = [_scalar(item.strip()) for item in items if item.strip()]
    return tuple(found) if all(found) else ()


def _scalar(value: str) -> str:
    quoted = _SINGLE.match(value) or _DOUBLE.match(value)
    if quoted:
        return quoted[1].strip()
    return "" if _NOT_PLAIN.match(value) or ": " in value else value


def _list_below(rows: list[str], number: int) -> tuple[str, ...]:
    found = []
    for row in rows[number + 1 : number + 1 + _MOST_ITEMS]:
        item = _ITEM.match(row)
        if item is None and row.strip():
            break
        if item:
            found.append(_scalar(_COMMENT.sub("", item["value"]).strip()))
    return tuple(found) if all(found) else ()
