"""Path patterns of REUSE.toml and of Debian copyright files, matched in bounded time.

REUSE 3.3: `*` stands for anything but a slash, `**` for anything, a backslash takes the meaning
off the next character. Debian, "Machine-readable debian/copyright file" 1.0: `*` stands for
anything, `?` for one character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

LONGEST_PATH = 1000
"""Longer paths match no pattern with wildcards."""

_REUSE = re.compile(r"\\.|\*\*+|\*|[^\\*]+|\\", re.DOTALL)
_DEBIAN = re.compile(r"\\.|\*+|\?|[^\\*?]+|\\", re.DOTALL)
_REGEX = {"**": ".*", "*": "[^/]*", "?": "."}
_EASY = 2
"""A regular expression with more wildcards may take time in a high power of the length."""


class Pattern:
    """One pattern: `matches(path)`, and what it names where it has no wildcards but an end."""

    def __init__(self, text: str, *, debian: bool = False) -> None:
        """Read a pattern; any text is one."""
        self.parts = _parts(text.removeprefix("./"), debian=debian)
        self.easy = sum(wild for _, wild in self.parts) <= _EASY

    @property
    def literal(self) -> str | None:
        """The one path a pattern without wildcards names, else None."""
        whole = not any(wild for _, wild in self.parts)
        return "".join(text for text, _ in self.parts) if whole else None

    @property
    def folder(self) -> str | None:
        """The folder of which a pattern names everything ("" is all), else None."""
        *before, last = self.parts or [("", False)]
        text = "".join(part for part, _ in before)
        if last != ("**", True) or any(wild for _, wild in before):
            return None
        return text.rstrip("/") if not text or text.endswith("/") else None

    @property
    def regex(self) -> str:
        """The pattern as a regular expression; use it where `easy`."""
        return "".join(_REGEX[text] if wild else re.escape(text) for text, wild in self.parts)

    def matches(self, path: str) -> bool:
        """Whether the pattern matches a whole path, in time proportional to the path's length."""
        tokens = [(c, wild) for text, wild in self.parts for c in ([text] if wild else text)]
        states = {0}
        for char in path:
            states = {
                after for state in _open(states, tokens) for after in _step(state, tokens, char)
            }
            if not states:
                return False
        return len(tokens) in _open(states, tokens)


def matcher(patterns: Sequence[Pattern]) -> Callable[[str], bool]:
    """Whether a path matches one of some patterns."""
    names = {pattern.literal for pattern in patterns}
    wild = [pattern for pattern in patterns if pattern.literal is None]
    easy = "|".join(f"(?:{pattern.regex})" for pattern in wild if pattern.easy)
    regex = re.compile(easy, re.DOTALL) if easy else None
    hard = [pattern for pattern in wild if not pattern.easy]

    def matches(path: str) -> bool:
        if path in names or len(path) > LONGEST_PATH:
            return path in names
        if regex and regex.fullmatch(path):
            return True
        return any(pattern.matches(path) for pattern in hard)

    return matches


def _parts(text: str, *, debian: bool) -> list[tuple[str, bool]]:
    """(text, whether it is a wildcard) of a pattern, wildcards as `**`, `*`, `?`."""
    parts: list[tuple[str, bool]] = []
    for part in (_DEBIAN if debian else _REUSE).findall(text):
        if part.startswith("*"):
            parts.append(("**" if debian or len(part) > 1 else "*", True))
        elif debian and part == "?":
            parts.append(("?", True))
        else:
            parts.append((part[1:] if len(part) > 1 and part[0] == "\\" else part, False))
    return parts


def _open(states: set[int], tokens: list[tuple[str, bool]]) -> set[int]:
    """The states with those reached by letting wildcards stand for nothing."""
    found = set(states)
    for state in states:
        place = state
        while place < len(tokens) and tokens[place] in {("**", True), ("*", True)}:
            place += 1
            found.add(place)
    return found


def _step(state: int, tokens: list[tuple[str, bool]], char: str) -> tuple[int, ...]:
    if state >= len(tokens):
        return ()
    text, wild = tokens[state]
    if wild and text == "?":
        return (state + 1,)
    if wild:
        return (state,) if text == "**" or char != "/" else ()
    return (state + 1,) if text == char else ()
