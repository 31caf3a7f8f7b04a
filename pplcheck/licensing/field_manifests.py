"""License fields of `Field: value` manifests: *.cabal (Haskell), opam (OCaml), DESCRIPTION (R).

Sources: Cabal User Guide ("license"), opam manual ("license"), Writing R Extensions 1.1.2
("Licensing": `|` separates alternatives, `+ file LICENSE` adds to a license).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pplcheck.licensing.statement import Statement

_CABAL = re.compile(r"licen[sc]e\s*:\s*(?P<value>.*)$", re.IGNORECASE)
_OPAM = re.compile(r"license\s*:\s*(?P<value>.*)$")
_STRING = re.compile(r'"([^"\n]{1,200})"')
_R = re.compile(r"License:\s*(?P<value>.*)$")
_POINTER = re.compile(r"^file\s+LICEN[SC]E\b.*|^unlimited$", re.IGNORECASE)
_ADDITION = re.compile(r"(?<!\s)\s*+\+\s*+file\s+\S+", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"^(?P<name>(?:A|L)?GPL)\s*\(\s*>=?\s*(?P<version>\d(?:\.\d)?)(?:\.0)?\s*\)$"
)
_EXACTLY = re.compile(r"^(?P<name>(?:A|L)?GPL)-(?P<version>\d(?:\.\d)?)$")
_NO_NAME = {"otherlicense", "unspecifiedlicense", "allrightsreserved", "unknown"}
_MOST_ROWS = 20


def cabal(text: str) -> tuple[Statement, ...]:
    """The license of a package description; placeholders name none."""
    for number, value in _fields(text, _CABAL):
        if value and value.casefold() not in _NO_NAME:
            return (Statement(line=number, written=value[:200], choices=(value,)),)
    return ()


def opam(text: str) -> tuple[Statement, ...]:
    """The license of an opam file; whether several all apply, opam does not say."""
    for number, value in _fields(text, _OPAM):
        names = tuple(_STRING.findall(value))
        if names:
            unclear = "several licenses, without all or any" if len(names) > 1 else ""
            return (
                Statement(line=number, written=", ".join(names), choices=names, unclear=unclear),
            )
    return ()


def r_description(text: str) -> tuple[Statement, ...]:
    """The license of an R package; a pointer to a file names none."""
    if not re.search(r"^Package:", text, re.MULTILINE):
        return ()
    for number, value in _fields(text, _R):
        names = [_ADDITION.sub("", part).strip() for part in value.split("|")]
        choices = tuple(_of_r(name) for name in names if name and not _POINTER.match(name))
        if choices:
            return (Statement(line=number, written=value[:200], choices=choices),)
    return ()


def _of_r(name: str) -> str:
    """A version of a GNU license as SPDX writes it; other names as they are."""
    for pattern, ending in ((_AT_LEAST, "or-later"), (_EXACTLY, "only")):
        found = pattern.match(name)
        if found:
            version = found["version"] if "." in found["version"] else f"{found['version']}.0"
            return f"{found['name']}-{version}-{ending}"
    return name


def _fields(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The fields at the margin that match, with their indented lines, comments left out."""
    rows = text.splitlines()
    for number, row in enumerate(rows, 1):
        found = pattern.match(row)
        if found is None:
            continue
        more = []
        for below in rows[number : number + _MOST_ROWS]:
            if not below[:1].isspace() or not below.strip():
                break
            more.append(below.strip())
        value = " ".join(part for part in (found["value"].strip(), *more) if part)
        yield number, value
