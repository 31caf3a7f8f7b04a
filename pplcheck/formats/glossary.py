"""The words of the report with their meanings, from a file that communities can correct."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from pplcheck.model.frozen import frozen


@frozen
class Entry:
    """A term and what it means, in one language."""

    id: str
    term: str
    meaning: str


@cache
def glossary(language: str) -> tuple[Entry, ...]:
    """Every entry in a language, in the order of the file; KeyError for a language it lacks."""
    file = resources.files("pplcheck.formats") / "data" / "glossary.toml"
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["entry"]
    return tuple(
        Entry(id=entry["id"], term=entry[language]["term"], meaning=entry[language]["meaning"])
        for entry in entries
    )
