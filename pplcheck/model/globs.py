"""Git-style globs as regular expressions that never go back, so that no glob takes for ever.

`*` and `?` stay within a folder, `**` as a whole name spans folders, `[...]` is a set of
characters, a leading slash means the repository's root, and a name that matches a folder covers
all beneath it. As in gitignore(5), a glob without a slash before its end matches at any depth.

Where a star is followed by more, the first place at which the rest up to the next star matches is
as good as any later one; the same holds for `**` and the names up to the next. So each is tried
once: an atomic group, as fnmatch has it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ANY = "[^/]*"
_SET = re.compile(r"\[([!^]?)(\]?[^\]/]*)\]")


@lru_cache(maxsize=1024)
def glob_pattern(glob: str) -> re.Pattern[str]:
    """What the whole of a path is matched with, by `fullmatch`."""
    text = glob.rstrip("/")
    names = text.lstrip("/").split("/")
    if "/" not in text and text != "**":
        names.insert(0, "**")
    try:
        return re.compile(f"{_joined(names)}(?:/.*)?", re.DOTALL)
    except re.error:  # a set such as [z-a]: read as plain text
        return re.compile(re.escape(text.lstrip("/")))


def _joined(names: list[str]) -> str:
    """Names with `**` between them: each run of names is looked for once."""
    runs: list[list[str]] = [[]]
    for name in names:
        if name == "**":
            runs.append([])
        else:
            runs[-1].append(_name(name))
    first, *others = runs
    text = "/".join(first)
    if not others:
        return text
    last = "/".join(others.pop())
    text += "/" if text else ""
    for run in others:
        if run:
            text += f"(?>(?:[^/]*/)*?{'/'.join(run)}/)"
    return f"{text}(?:.*/)?{last}" if last else f"{text}.*"


def _name(glob: str) -> str:
    """A name without folders: what stands between stars is looked for from left to right."""
    chunks = [""]
    position = 0
    while position < len(glob):
        if glob[position] == "*":
            chunks.append("")
            position += 1
            continue
        piece, position = _piece(glob, position)
        chunks[-1] += piece
    first, *others = chunks
    if not others:
        return first
    last = others.pop()
    return first + "".join(f"(?>{_ANY}?{chunk})" for chunk in others if chunk) + _ANY + last


def _piece(glob: str, start: int) -> tuple[str, int]:
    """The regular expression for one character, and where the next begins."""
    if glob[start] == "?":
        return "[^/]", start + 1
    found = _SET.match(glob, start)
    if found and found[2]:
        negated = "^/" if found[1] else ""
        inside = re.sub(r"([\\\[\]^&~|])", r"\\\1", found[2])
        return f"[{negated}{inside}]", found.end()
    return re.escape(glob[start]), start + 1
