"""Machine-readable copyright files: .reuse/dep5 and debian/copyright.

Format: Debian, "Machine-readable debian/copyright file" 1.0: stanzas of fields, a field's text
continues on indented lines. The first line of `License` is a short name or an expression; the
text below it is not read.
"""

from __future__ import annotations

import re

from pplcheck.licensing.statement import ManifestError, Statement
from pplcheck.model.frozen import frozen

_FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]*):[ \t]*(?P<value>.*)")
_LATER = re.compile(r"\b((?:A|L)?GPL|GFDL)-?(\d(?:\.\d)?)(\+)?(?![\d.]|-o)", re.IGNORECASE)
_COMMA = re.compile(r",\s*(?=(?:and|or)\b)", re.IGNORECASE)
_MOST_STANZAS = 2000


@frozen
class Stanza:
    """A stanza that names a license: the line of that field, and patterns of files, if any."""

    line: int
    license: str
    files: tuple[str, ...]


def stanzas(text: str) -> tuple[Stanza, ...]:
    """The stanzas with a `License` field, in order; empty where the file has another form.

    Raises:
        ManifestError: it has more stanzas than any project needs.
    """
    found: list[Stanza] = []
    fields: dict[str, tuple[int, list[str]]] = {}
    name = ""
    for number, row in enumerate([*text.splitlines(), ""], 1):
        entry = _FIELD.fullmatch(row)
        if not row.strip():
            found.extend(_stanza(fields))
            fields, name = {}, ""
        elif entry:
            name = entry["name"].casefold()
            fields.setdefault(name, (number, [entry["value"].strip()]))
        elif name == "files":
            fields[name][1].append(row)
        if len(found) > _MOST_STANZAS:
            raise ManifestError(f"more than {_MOST_STANZAS} stanzas")
    return tuple(found)


def debian_copyright(text: str) -> tuple[Statement, ...]:
    """What debian/copyright says about the whole: its header, or the stanza of all files.

    Raises:
        ManifestError: as for `stanzas`.
    """
    found = [each for each in stanzas(text) if "*" in each.files]
    return tuple(
        Statement(line=each.line, written=each.license, choices=(spdx_of(each.license),))
        for each in found[-1:]
    )


def spdx_of(name: str) -> str:
    """A Debian short name as SPDX writes it: `GPL-2+` is GPL-2.0-or-later, `,` only joins."""
    return _LATER.sub(_gnu, _COMMA.sub(" ", name))


def _gnu(found: re.Match[str]) -> str:
    version = found[2] if "." in found[2] else f"{found[2]}.0"
    return f"{found[1].upper()}-{version}-{'or-later' if found[3] else 'only'}"


def _stanza(fields: dict[str, tuple[int, list[str]]]) -> list[Stanza]:
    line, (value, *_) = fields.get("license", (0, [""]))
    if not value or ("files" not in fields and "format" not in fields):
        return []
    files = " ".join(fields.get("files", (0, [""]))[1]).split()
    return [Stanza(line=line, license=value, files=tuple(files))]
