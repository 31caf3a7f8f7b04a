"""JSON with the line each part stands at: objects and arrays that know their places.

One pass without recursion, linear in the length of the text; at most `MAX_DEPTH` levels. What
follows a mistake is left out and remarked, what came before it is kept (RFC 8259).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import Any

from pplcheck.config.importers.remarks import Remarks
from pplcheck.model.party import Source

MAX_DEPTH = 64
"""How deep arrays and objects may nest; the formats need six levels."""

_MARK = re.compile(r'[\s]*(?:([\[\]{},:"])|(-?[0-9][0-9.eE+-]{0,400}|true|false|null|NaN))')
_WORDS = {"true": True, "false": False, "null": None, "NaN": None}


class Object(dict[str, Any]):
    """An object; `line` is where it begins, `lines` where each value begins."""

    def __init__(self, line: int) -> None:
        """Begin empty."""
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    def text(self, key: str) -> str:
        """A value where it is a text, else the empty one."""
        value = self.get(key)
        return value if isinstance(value, str) else ""

    def objects(self, key: str) -> Iterator[Object]:
        """The objects in an array or an object of objects; other values are left out."""
        value = self.get(key)
        inner = value.values() if isinstance(value, Object) else value
        if isinstance(inner, Iterable) and not isinstance(inner, str):
            yield from (each for each in inner if isinstance(each, Object))

    def texts(self, key: str) -> Iterator[tuple[str, int]]:
        """The texts in an array, each with its line."""
        value = self.get(key)
        if isinstance(value, Array):
            pairs = zip(value, value.lines, strict=True)
            yield from ((each, line) for each, line in pairs if isinstance(each, str))


class Array(list[Any]):
    """An array; `line` is where it begins, `lines` where each of its values begins."""

    def __init__(self, line: int) -> None:
        """Begin empty."""
        super().__init__()
        self.line = line
        self.lines: list[int] = []


class _MistakeError(Exception):
    """The text is no JSON from here on."""


class _Reader:
    """One text on its way to values."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self.at = 0
        self.top: Any = None
        self._open: list[Object | Array] = []

    @property
    def line(self) -> int:
        return bisect_left(self._ends, self.at) + 1

    def read(self) -> None:
        """Read values until the top one is whole."""
        self._value()
        while self._open:
            inner = self._open[-1]
            mark = self._mark()
            if mark == ("]" if isinstance(inner, Array) else "}"):
                self._open.pop()
                continue
            if inner and mark != ",":
                raise _MistakeError
            if not inner:
                self._value_or_pair(inner, mark)
            else:
                self._value_or_pair(inner, self._mark())

    def _value_or_pair(self, inner: Object | Array, mark: str) -> None:
        if isinstance(inner, Array):
            self._value(mark)
            return
        if mark != '"':
            raise _MistakeError
        key = self._string()
        if self._mark() != ":":
            raise _MistakeError
        self._value(key=key)

    def _value(self, mark: str = "", key: str = "") -> None:
        mark = mark or self._mark()
        line = self.line
        value: Any
        if mark in "[{":
            value = Array(line) if mark == "[" else Object(line)
        elif mark == '"':
            value = self._string()
        elif mark in "]},:":
            raise _MistakeError
        else:
            value = _WORDS[mark] if mark in _WORDS else _number(mark)
        self._place(value, line, key)
        if isinstance(value, (Object, Array)):
            if len(self._open) == MAX_DEPTH:
                raise _MistakeError
            self._open.append(value)

    def _place(self, value: Any, line: int, key: str) -> None:
        if not self._open:
            self.top = value
            return
        inner = self._open[-1]
        if isinstance(inner, Array):
            inner.append(value)
            inner.lines.append(line)
        else:
            inner[key] = value
            inner.lines[key] = line

    def _mark(self) -> str:
        found = _MARK.match(self._text, self.at)
        if not found:
            raise _MistakeError
        self.at = found.end()
        return found[1] or found[2]

    def _string(self) -> str:
        try:
            value, self.at = scanstring(self._text, self.at, False)  # noqa: FBT003 - positional in C
        except JSONDecodeError:
            raise _MistakeError from None
        return str(value)


def _number(mark: str) -> float:
    try:
        return int(mark)
    except ValueError:
        pass
    try:
        return float(mark)
    except ValueError:
        raise _MistakeError from None


def read_json(path: str, text: str, remarks: Remarks) -> Any:
    """The value a text holds, or as much of it as comes before a mistake; None for nothing."""
    reader = _Reader(text)
    try:
        reader.read()
    except _MistakeError:
        source = Source(path=path, line=reader.line)
        remarks.add("no JSON from here on; what follows was not taken over", source)
    return reader.top
