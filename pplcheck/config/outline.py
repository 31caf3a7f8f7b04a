"""The outline of a TOML text: on which line each key stands, and whether it nests too deep.

The standard library's parser takes quadratic time over long dotted keys and recurses into
nested brackets, so both are bounded here, in one linear pass, before it sees the text. The pass
follows the lexical rules of TOML 1.0.0 (strings, comments, keys, tables); a text that breaks
them is left to the parser, which stops at the first break.
"""

from __future__ import annotations

import re

from pplcheck.config.wording import plain, shown

KeyPath = tuple[str | int, ...]
"""Keys and list positions (0-based) from the top of a document down to a value."""

MAX_KEY_PARTS = 16
MAX_NESTING = 16

# Every alternative that opens a string also matches it unterminated, so the pass stays linear.
_TOKEN = re.compile(
    r"""
      (?P<multiline> \"\"\" (?: [^"\\]++ | \\. | "{1,2}(?!") )*+ (?: "{3,5} | \\?\Z )
                   | '''    (?: [^']++ | '{1,2}(?!') )*+ (?: '{3,5} | \Z ) )
    | (?P<basic>   " (?: [^"\\\n]++ | \\[^\n] )*+ "? )
    | (?P<literal> ' [^'\n]*+ '? )
    | (?P<comment> \#[^\n]*+ )
    | (?P<word>    [A-Za-z0-9_-]++ )
    | (?P<mark>    [\[\]{}=,.\n] )
    """,
    re.VERBOSE | re.DOTALL,
)


def dotted(path: KeyPath) -> str:
    """A path as people write it: `organization[2].facts.worker_owned`, positions from 0."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            name = plain(part) if re.fullmatch(r"[A-Za-z0-9_-]+", part) else shown(part)
            text += f".{name}" if text else name
    return text


class Outline:
    """Where keys stand in a text; `too_deep` is the first line that nests too deep, or 0."""

    def __init__(self, text: str) -> None:
        """Read a text whose lines end in a line feed, in time linear to its length."""
        self.too_deep = 0
        self._lines: dict[KeyPath, int] = {}
        self._counts: dict[KeyPath, int] = {}
        self._header: KeyPath = ()
        self._key: list[str] = []
        self._path: KeyPath = ()
        self._open: list[str] = []
        self._dots = 0
        self._index = 0
        self._expects_element = False
        self._in_value = False
        self._read(text)

    def line(self, path: KeyPath) -> int:
        """The line (1-based) of a path, else of the nearest table or key around it, else 0."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return 0

    def _read(self, text: str) -> None:
        line = 1
        for token in _TOKEN.finditer(text):
            kind, written = str(token.lastgroup), token.group()
            if kind == "comment":
                continue
            if written == "\n":
                line += 1
            if kind == "mark":
                self._mark(written, line, text[token.end() : token.end() + 1])
            else:
                self._word(kind, written, line)
            if self._dots >= MAX_KEY_PARTS or len(self._open) > MAX_NESTING:
                self.too_deep = line
                return
            if kind == "multiline":
                line += written.count("\n")

    def _word(self, kind: str, written: str, line: int) -> None:
        if self._in_value:
            self._element(line)
        elif len(self._key) < MAX_KEY_PARTS:  # more are no key: there are not as many dots
            self._key.append(_key_text(kind, written))

    def _mark(self, mark: str, line: int, following: str) -> None:
        self._dots = self._dots + 1 if mark == "." else 0
        if mark == "\n":
            self._end_of_line()
        elif self._in_value:
            self._value_mark(mark, line)
        elif mark == "=":
            self._path = self._note(self._header, tuple(self._key), line)
            self._key = []
            self._in_value = True
        elif mark == "[":
            self._open.append("[[" if self._open or following == "[" else "[")
        elif mark == "]" and self._open:
            self._header_end(line)

    def _header_end(self, line: int) -> None:
        in_list = self._open.pop() == "[["
        if self._key:
            self._header = self._table(tuple(self._key), in_list=in_list, line=line)
            self._key = []

    def _table(self, parts: tuple[str, ...], *, in_list: bool, line: int) -> KeyPath:
        path: KeyPath = ()
        for position, part in enumerate(parts, start=1):
            path = (*path, part)
            self._lines.setdefault(path, line)
            if in_list and position == len(parts):
                self._counts[path] = self._counts.get(path, 0) + 1
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
                self._lines.setdefault(path, line)
        return path

    def _note(self, around: KeyPath, parts: tuple[str, ...], line: int) -> KeyPath:
        path = around
        for part in parts:
            path = (*path, part)
            self._lines.setdefault(path, line)
        return path

    def _value_mark(self, mark: str, line: int) -> None:
        if mark in "]}":
            self._open = self._open[:-1]
        elif mark == "," and self._open == ["["]:
            self._index += 1
            self._expects_element = True
        elif mark in "[{":
            self._element(line)
            self._open.append(mark)
            if self._open == ["["]:
                self._index, self._expects_element = 0, True

    def _element(self, line: int) -> None:
        """Note the line on which the next element of the outermost list begins."""
        if self._open == ["["] and self._expects_element:
            self._expects_element = False
            self._lines.setdefault((*self._path, self._index), line)

    def _end_of_line(self) -> None:
        if not self._in_value:
            self._key, self._open = [], []
        elif not self._open:
            self._in_value = False


def _key_text(kind: str, written: str) -> str:
    if kind == "word":
        return written
    if kind == "basic" and "\\" in written:
        return _unescaped(written)
    return written[1:-1]


def _unescaped(written: str) -> str:
    import tomllib

    try:
        return str(tomllib.loads(f"key = {written}")["key"])
    except ValueError:
        return written[1:-1]
