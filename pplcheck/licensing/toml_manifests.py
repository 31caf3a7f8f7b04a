"""License fields of pyproject.toml and Cargo.toml.

pyproject: PEP 639 (`license` an expression), PEP 621 (`{text}` or `{file}`), Poetry, Flit, and the
classifiers where no field speaks. Cargo: `package.license`, `workspace.package.license`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from pplcheck.licensing.statement import ManifestError, Statement

MOST_BYTES = 256 * 1024
_MOST_DOTS = 64
_STRINGS = re.compile(r'"[^"\n]*"|\'[^\'\n]*\'')
_CLASSIFIER = "License :: "
_VAGUE = {"osi approved", "other/proprietary license", "free for non-commercial use"}


def pyproject(text: str) -> tuple[Statement, ...]:
    """What pyproject.toml says.

    Raises:
        ManifestError: it is no TOML, or too intricate to be read in reasonable time.
    """
    data = load_toml(text)
    found = []
    for header in ("project", "tool.poetry", "tool.flit.metadata"):
        table = _table(data, header)
        name = _text(table.get("license"))
        if name:
            found.append(_at(text, header, "license", name))
        found.extend(_classified(text, table.get("classifiers")))
    return tuple(found)


def cargo(text: str) -> tuple[Statement, ...]:
    """What Cargo.toml says.

    Raises:
        ManifestError: as for `pyproject`.
    """
    data = load_toml(text)
    headers = ("package", "workspace.package")
    names = ((header, _table(data, header).get("license")) for header in headers)
    return tuple(
        _at(text, header, "license", name) for header, name in names if isinstance(name, str)
    )


def classifier(name: str) -> str:
    """The license a trove classifier names, or nothing where it names only a group."""
    last = name.rpartition(" :: ")[2].strip()
    return "" if last.casefold() in _VAGUE else last


def load_toml(text: str) -> dict[str, Any]:
    """A TOML document, within bounds of size and intricacy.

    Raises:
        ManifestError: it is none, or beyond the bounds.
    """
    if len(text) > MOST_BYTES:
        raise ManifestError(f"larger than {MOST_BYTES // 1024} KiB")
    # tomllib takes time in the square of the parts of a dotted key
    for line in text.splitlines():
        if line.count(".") > _MOST_DOTS and _STRINGS.sub("", line).count(".") > _MOST_DOTS:
            raise ManifestError("a key with too many parts")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ManifestError("nested too deeply") from None
    except ValueError as error:
        raise ManifestError(f"no valid TOML: {error}") from None


def _table(data: dict[str, Any], header: str) -> dict[str, Any]:
    value: object = data
    for part in header.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("text")
    return value.strip() if isinstance(value, str) else ""


def _at(text: str, header: str, key: str, name: str) -> Statement:
    return Statement(line=_line(text, header, key), written=name[:200], choices=(name,))


def _classified(text: str, value: object) -> Iterator[Statement]:
    for item in value if isinstance(value, list) else ():
        if isinstance(item, str) and item.startswith(_CLASSIFIER) and classifier(item):
            line = text.count("\n", 0, max(text.find(item), 0)) + 1
            yield Statement(line=line, written=item, choices=(classifier(item),), coarse=True)


def _line(text: str, header: str, key: str) -> int:
    """The line of a key below a header, or of the dotted key; 0 where neither is found."""
    current = ""
    dotted = re.compile(rf"(?:{re.escape(header)}\.)?[\"']?{re.escape(key)}[\"']?\s*[.=]")
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if line.startswith("["):
            current = re.sub(r"[\s\"']", "", line.split("]", maxsplit=1)[0].lstrip("["))
        elif (dotted.match(line) and (current == header or line.startswith(header))) or (
            current == f"{header}.{key}" and re.match(r"text\s*=", line)
        ):
            return number
    return 0
