"""Statements taken into a register: into the entry they belong to, or as a new one.

Nothing that is declared is overruled silently: unknown is filled in, lists grow, and a value that
contradicts another is refused unless the caller asks to replace it. What people declare and
what was imported stand in entries of their own, since the strength of an entry is one. Taking in
the same statements again changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from pplcheck.config.answers import Statement
from pplcheck.config.entry_text import NESTED
from pplcheck.config.names import address
from pplcheck.config.register_text import Entry, RegisterText
from pplcheck.config.wording import Unfit, plain, shown

_LISTS: Final = ("aliases", "domains", "identities", "scope")
_UNKNOWN: Final = "unknown"
_TELLING: Final = ("name", "organization", "from", "until", "addresses", "due", "kind", "what")
"""The keys that tell nested blocks apart."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What merging did: counts of entries added and changed, and contradictions, if any."""

    added: int = 0
    changed: int = 0
    problems: list[str] = field(default_factory=list)


def merge(
    register: RegisterText, statements: Iterable[Statement], *, path: str, replace: bool = False
) -> Outcome:
    """Take statements in; `path` names where they come from in messages."""
    outcome = Outcome()
    places = _Places(register)
    for statement in statements:
        entry = places.find(statement)
        if entry is None:
            places.note(register.add(statement.kind, statement.values))
            outcome.added += 1
            continue
        changes, problems = _changes(entry.values, statement.values, replace=replace)
        here = f"{plain(path, 200)}:{statement.line}" if statement.line else plain(path, 200)
        there = f"{plain(register.path, 200)}:{entry.line}"
        outcome.problems += (
            f"{_subject(statement)}: {problem} in {there}; keep one, or give --replace ({here})"
            for problem in problems
        )
        if changes:
            register.change(entry, changes)
            places.note(entry)
            outcome.changed += 1
    return outcome


def _subject(statement: Statement) -> str:
    values = statement.values
    named = (values.get(key) for key in ("id", "name", "organization", "party"))
    return f"{statement.kind} '{plain(next(filter(None, named), ''))}'"


class _Places:
    """Where the entry stands that a statement belongs to."""

    def __init__(self, register: RegisterText) -> None:
        self._entries: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for entry in register.entries:
            self.note(entry)

    def note(self, entry: Entry) -> None:
        """Remember an entry under all it can be found by."""
        for key in _keys(entry.kind, entry.values):
            if not any(entry is other for other in self._entries[key]):
                self._entries[key].append(entry)

    def find(self, statement: Statement) -> Entry | None:
        """The first entry in the file that a statement belongs to."""
        for key in _keys(statement.kind, statement.values):
            if found := self._entries.get(key):
                return found[0]
        return None


def _keys(kind: str, values: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """What an entry is found by: id, an address of a person, or a party with its scope."""
    by = (kind, str(values.get("imported", "")))
    if kind == "organization":
        return [(*by, str(values.get("id", "")).casefold())]
    if kind == "person":
        known = [address(str(text)) for text in values.get("identities", [])]
        name = _folded(values.get("name")) if by[1] else ""
        return [(*by, name, entry.email) for entry in known if not isinstance(entry, Unfit)]
    scope = "\0".join(sorted(map(str, values.get("scope") or ["**"])))
    if kind == "user":
        return [(*by, str(values.get("organization")), scope)]
    dates = (str(values.get("from")), str(values.get("until")))
    return [(*by, str(values.get("party")), scope, *dates, str(values.get("document", "")))]


def _folded(name: object) -> str:
    return " ".join(str(name).split()).casefold()


def _changes(
    there: Mapping[str, Any], new: Mapping[str, Any], *, replace: bool
) -> tuple[dict[str, Any], list[str]]:
    """What to set so that an entry says all that is new, and what contradicts."""
    changes: dict[str, Any] = {}
    problems: list[str] = []
    for key, value in new.items():
        old = there.get(key)
        if old == value or value in (None, "", [], {}) or (old and value == _UNKNOWN):
            continue
        if key in _LISTS and isinstance(old, list):
            _set(changes, key, old, [*old, *(item for item in value if item not in old)])
        elif key in NESTED:
            blocks, found = _blocks(old or [], value, replace=replace)
            _set(changes, key, old or [], blocks)
            problems += found
        elif isinstance(value, Mapping) and isinstance(old, Mapping):
            inner, found = _changes(old, value, replace=replace)
            _set(changes, key, old, {**old, **inner})
            problems += found
        elif key == "source" and old:
            _set(changes, key, old, _sources(str(old), str(value)))
        elif _gives_way(key, old, value) or replace:
            changes[key] = value
        elif key == "name":
            continue  # an id or an address says who it is; another spelling adds nothing
        else:
            problems.append(f"{key} is {shown(value)} here and {shown(old)}")
    return changes, problems


def _set(changes: dict[str, Any], key: str, old: Any, value: Any) -> None:
    if value != old:
        changes[key] = value


def _gives_way(key: str, old: Any, value: Any) -> bool:
    """Whether the old value says nothing, or is an earlier day somebody looked."""
    if key == "checked" and isinstance(old, date) and isinstance(value, date):
        return old < value
    return old in (None, "", _UNKNOWN)


def _sources(old: str, new: str) -> str:
    said = old.split("; ")
    return "; ".join([*said, *(part for part in new.split("; ") if part not in said)])


def _blocks(old: list[Any], new: list[Any], *, replace: bool) -> tuple[list[Any], list[str]]:
    """Nested blocks, each said once."""
    blocks, problems = list(old), []
    for block in new:
        at = next((at for at, known in enumerate(blocks) if _what(known) == _what(block)), None)
        if at is None:
            blocks.append(block)
            continue
        changes, found = _changes(blocks[at], block, replace=replace)
        blocks[at] = {**blocks[at], **changes}
        problems += found
    return blocks, problems


def _what(block: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(block.get(key) for key in _TELLING)
