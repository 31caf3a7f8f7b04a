"""The text of a register, edited entry by entry; what is not touched stays byte for byte.

A register is a row of `[[kind]]` blocks. New entries are appended as text; a changed entry is cut
out, edited by itself and put back, so that even a register of many megabytes is edited in time.
Comments and blank lines between two blocks belong to neither.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pplcheck.config.document import REGISTER_BYTES, Document, Problems, read_document
from pplcheck.config.editing import with_changes
from pplcheck.config.entry_text import NESTED, Values, entry_text
from pplcheck.config.policy import SCHEMA

KINDS: Final = ("organization", "person", "user", "agreement")
"""The kinds of entries, as their blocks are headed."""

_HEAD: Final = f"schema = {SCHEMA}\n"
_UNTOUCHABLE: Final = "cannot be edited as it is written; write each entry as a [[{kind}]] block"


@dataclass(slots=True, kw_only=True, eq=False)
class Entry:
    """One entry: its kind, its values as TOML gives them, and its line (1-based; 0 where new)."""

    kind: str
    values: dict[str, Any]
    line: int


class RegisterText:
    """A register being edited. `entries` are those it holds, in order, with changes taken in."""

    def __init__(self, data: bytes, path: str) -> None:
        """Read a register's bytes, empty for one that is to be made.

        Raises:
            ConfigurationError: it is no TOML within bounds, or not made of `[[kind]]` blocks.
        """
        self.path = path
        self._crlf = b"\r\n" in data
        document = read_document(data, path, limit=REGISTER_BYTES)
        self._lines = data.decode().replace("\r\n", "\n").split("\n") if data else []
        self.entries = _entries(document)
        self._check(document.problems)
        self._starts = sorted(entry.line for entry in self.entries)
        self._original = {id(entry): dict(entry.values) for entry in self.entries}
        self._changes: dict[int, tuple[Entry, dict[str, Any]]] = {}
        self._added: list[Entry] = []

    def _check(self, problems: Problems) -> None:
        for entry in self.entries:
            written = self._lines[entry.line - 1] if entry.line else ""
            if not written.lstrip().startswith("[["):
                problems.add(_UNTOUCHABLE.format(kind=entry.kind), line=entry.line)
        problems.raise_any()

    def add(self, kind: str, values: Values) -> Entry:
        """Append an entry."""
        entry = Entry(kind=kind, values=dict(values), line=0)
        self.entries.append(entry)
        self._added.append(entry)
        return entry

    def change(self, entry: Entry, changes: Mapping[str, Any]) -> None:
        """Set keys of an entry; a list must begin with what is there already."""
        entry.values.update(changes)
        if entry.line:
            self._changes.setdefault(id(entry), (entry, {}))[1].update(changes)

    @property
    def is_changed(self) -> bool:
        """Whether anything was added or changed."""
        return bool(self._added or self._changes)

    def render(self) -> str:
        """The whole text as it now is."""
        lines = self._lines or [*_HEAD.split("\n")]
        parts: list[str] = []
        at = 0
        for entry, changes in sorted(self._changes.values(), key=lambda change: change[0].line):
            start, end = entry.line - 1, self._end(entry.line)
            block = "\n".join(lines[start:end]) + "\n"
            parts += (
                "".join(f"{line}\n" for line in lines[at:start]),
                self._edited(entry, changes, block),
            )
            at = end
        parts.append("\n".join(lines[at:]))
        text = "".join(parts)
        if self._added:
            text = text if text.endswith("\n") or not text else f"{text}\n"
            text += "".join(f"\n{entry_text(entry.kind, entry.values)}" for entry in self._added)
        return text.replace("\n", "\r\n") if self._crlf else text

    def _end(self, line: int) -> int:
        """The line after the last one of the block at a line that says something."""
        at = bisect_right(self._starts, line)
        end = self._starts[at] - 1 if at < len(self._starts) else len(self._lines)
        while _says_nothing(self._lines[end - 1]):
            end -= 1
        return end

    def _edited(self, entry: Entry, changes: dict[str, Any], block: str) -> str:
        """A block with its changes; what is new of the blocks within it is appended as text."""
        own = {key: value for key, value in changes.items() if key not in NESTED}
        text = with_changes(block, (entry.kind, 0), own) if own else block
        added = ""
        for key in NESTED:
            before = self._original[id(entry)].get(key, [])
            after = changes.get(key, before)
            for at, (old, new) in enumerate(zip(before, after, strict=False)):
                if old != new:
                    text = with_changes(text, (entry.kind, 0, key, at), new)
            is_inline = before and f"{entry.kind}.{key}" not in block
            if len(after) > len(before) and is_inline:
                text = with_changes(text, (entry.kind, 0), {key: after})
            elif len(after) > len(before):
                new_blocks = after[len(before) :]
                added += "".join(entry_text(key, new, above=entry.kind) for new in new_blocks)
        return text + added


def _entries(document: Document) -> list[Entry]:
    found = [
        Entry(kind=kind, values=values, line=document.outline.line((kind, at)))
        for kind in KINDS
        for at, values in enumerate(_tables(document.values.get(kind)))
    ]
    return sorted(found, key=lambda entry: entry.line)


def _tables(value: Any) -> list[dict[str, Any]]:
    """The tables of a list; what is none is the reader's to refuse."""
    entries = value if isinstance(value, list) else []
    return [entry for entry in entries if isinstance(entry, dict)]


def _says_nothing(line: str) -> bool:
    written = line.strip()
    return not written or written.startswith("#")
