"""License fields of package.json (npm), bower.json, composer.json, codemeta.json, datapackage.json.

npm: "license" holds an expression, formerly a table {type}, or "licenses" a list of which one may
choose. Composer: "license" is an expression or a list of which one may choose.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from pplcheck.licensing.statement import ManifestError, Statement

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[{}\[\]]|\n')
_POINTER = re.compile(r"see licen[sc]e in\b", re.IGNORECASE)


def package_json(text: str) -> tuple[Statement, ...]:
    """What package.json says.

    Raises:
        ManifestError: it is no JSON object.
    """
    data = _load(text)
    found = []
    for key in ("license", "licence", "licenses"):
        named = [(name, _address(item)) for item in _items(data.get(key)) if (name := _name(item))]
        if named:
            choices, addresses = zip(*named, strict=True)
            found.append(replace(_statement(text, key, choices), addresses=addresses))
    return tuple(found)


def composer_json(text: str) -> tuple[Statement, ...]:
    """What composer.json says.

    Raises:
        ManifestError: it is no JSON object.
    """
    choices = tuple(name for item in _items(_load(text).get("license")) if (name := _name(item)))
    return (_statement(text, "license", choices),) if choices else ()


def codemeta(text: str) -> tuple[Statement, ...]:
    """What codemeta.json says: an address, a name, or entries of schema.org.

    Raises:
        ManifestError: it is no JSON object.
    """
    return _listed(text, "license", ("identifier", "name", "@id", "url"))


def data_package(text: str) -> tuple[Statement, ...]:
    """What datapackage.json says of the whole package; its resources may say otherwise.

    Raises:
        ManifestError: it is no JSON object.
    """
    found = (_listed(text, key, ("name", "path", "title")) for key in ("licenses", "license"))
    return next((told for told in found if told), ())


def _listed(text: str, key: str, fields: tuple[str, ...]) -> tuple[Statement, ...]:
    """A name, or a list of entries of which the first field that is given tells the license."""
    names = [name for item in _items(_load(text).get(key)) if (name := _resource(item, fields))]
    if not names:
        return ()
    unclear = "several licenses, without all or any" if len(names) > 1 else ""
    written = ", ".join(names)[:200]
    line = _line(text, key)
    return (Statement(line=line, written=written, choices=tuple(names), unclear=unclear),)


def _resource(item: object, keys: tuple[str, ...]) -> str:
    if isinstance(item, dict):
        item = next((item[key] for key in keys if isinstance(item.get(key), str)), "")
    return item.strip() if isinstance(item, str) else ""


def _load(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except RecursionError:
        raise ManifestError("nested too deeply") from None
    except ValueError as error:
        raise ManifestError(f"no valid JSON: {error}") from None
    if not isinstance(data, dict):
        raise ManifestError("no JSON object")
    return data


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _name(item: object) -> str:
    """The license an entry names; a pointer to a file names none: the file speaks for itself."""
    if isinstance(item, dict):
        item = item.get("type") or item.get("name")
    if not isinstance(item, str) or _POINTER.match(item.strip()):
        return ""
    return item.strip()


def _address(item: object) -> str:
    """The address that an entry gives beside a name."""
    address = item.get("url") if isinstance(item, dict) else ""
    return address.strip() if isinstance(address, str) else ""


def _statement(text: str, key: str, choices: tuple[str, ...]) -> Statement:
    return Statement(line=_line(text, key), written=" OR ".join(choices), choices=choices)


def _line(text: str, key: str) -> int:
    """The line of a key of the outermost object; the last one counts, as in JSON parsers."""
    quoted = json.dumps(key)
    depth, line, found = 0, 1, 0
    for match in _TOKEN.finditer(text):
        mark = match[0]
        if mark == "\n":
            line += 1
        elif mark in "{[":
            depth += 1
        elif mark in "}]":
            depth -= 1
        elif depth == 1 and mark == quoted and text[match.end() :][:40].lstrip().startswith(":"):
            found = line
    return found
