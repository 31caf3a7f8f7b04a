"""License fields of pom.xml (Maven): of several licenses one may choose, says its reference.

Documents that declare entities or a document type are refused before they are parsed, and
nesting is bounded, so that no document grows in memory.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from pplcheck.licensing.statement import ManifestError, Statement

_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENTRY = ["project", "licenses", "license"]
_DEEPEST = 50
_LONGEST = 2000


class _TooDeepError(Exception):
    """A document nested deeper than any project's."""


class _Licenses:
    """What a parser has seen: names of entries with their addresses, and the first line."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.fields: dict[str, str] = {}
        self.line = 0
        self.names: dict[str, str] = {}
        self.parser = expat.ParserCreate(encoding="utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _start(self, name: str, _: object) -> None:
        self.path.append(name.rpartition(":")[2])
        if len(self.path) > _DEEPEST:
            raise _TooDeepError
        if self.path[:-1] == _ENTRY and self.path[-1] in {"name", "url"} and not self.names:
            self.line = self.line or self.parser.CurrentLineNumber

    def _end(self, _: str) -> None:
        if self.path == _ENTRY:
            address = self.fields.get("url", "").strip()
            name = " ".join((self.fields.get("name", "").strip() or address).split())
            if name:
                self.names.setdefault(name, address)
            self.fields = {}
        self.path.pop()

    def _text(self, text: str) -> None:
        if self.path[:-1] == _ENTRY:
            key = self.path[-1]
            self.fields[key] = (self.fields.get(key, "") + text)[:_LONGEST]


def pom(text: str) -> tuple[Statement, ...]:
    """What pom.xml says.

    Raises:
        ManifestError: it is no XML, or holds what is not read here.
    """
    if _DECLARED.search(text):
        raise ManifestError("declares a document type or entities, not read")
    seen = _Licenses()
    try:
        seen.parser.Parse(text.encode("utf-8", "replace"), True)  # noqa: FBT003 - the last piece
    except expat.ExpatError as error:
        raise ManifestError(f"no valid XML: {error}") from None
    except _TooDeepError:
        raise ManifestError("nested too deeply") from None
    if not seen.names:
        return ()
    choices, addresses = tuple(seen.names), tuple(seen.names.values())
    written = " OR ".join(choices)
    return (Statement(line=seen.line, written=written, choices=choices, addresses=addresses),)
