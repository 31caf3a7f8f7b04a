"""Git-style path globs: which files a declared use or an agreement is about.

`*` and `?` stay within a folder, `**` spans folders, `[...]` is a set of characters, a leading
slash means the repository's root, and a name that matches a folder covers all beneath it. As in
gitignore(5), a pattern without a slash before its end matches at any depth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

EVERYTHING = ("**",)


def covered(paths: Iterable[str], globs: tuple[str, ...]) -> frozenset[str]:
    """Those paths that one of the globs covers; no globs at all cover everything."""
    if not globs or "**" in globs:
        return frozenset(paths)
    patterns = [_compile(glob) for glob in globs]
    return frozenset(path for path in paths if any(found.fullmatch(path) for found in patterns))


def covers_all(globs: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether globs cover all that others may, told without any paths: by the patterns alone."""
    return not globs or "**" in globs or (bool(others) and set(others) <= set(globs))


@lru_cache(maxsize=1024)
def _compile(glob: str) -> re.Pattern[str]:
    text = glob.removesuffix("/")
    anchored = "/" in text
    body = _translate(text.removeprefix("/"))
    prefix = "" if anchored else "(?:.*/)?"
    try:
        return re.compile(f"{prefix}{body}(?:/.*)?", re.DOTALL)
    except re.error:  # a set such as [z-a]: read as plain text
        return re.compile(re.escape(text))


def _translate(glob: str) -> str:
    glob = re.sub(r"(?:\*\*/)+", "**/", re.sub(r"\*{2,}", "**", glob))
    pieces: list[str] = []
    position = 0
    while position < len(glob):
        piece, position = _piece(glob, position)
        pieces.append(piece)
    return "".join(pieces)


def _piece(glob: str, start: int) -> tuple[str, int]:
    """The regular expression for what starts at a position, and where the next piece starts."""
    if glob.startswith("**/", start):
        return "(?:.*/)?", start + 3
    if glob.startswith("**", start):
        return ".*", start + 2
    character = glob[start]
    if character == "*":
        return "[^/]*", start + 1
    if character == "?":
        return "[^/]", start + 1
    found = re.compile(r"\[([!^]?)(\]?[^\]/]*)\]").match(glob, start)
    if found and found[2]:
        negated = "^/" if found[1] else ""
        inside = re.sub(r"([\\\[\]^&~|])", r"\\\1", found[2])
        return f"[{negated}{inside}]", found.end()
    return re.escape(character), start + 1
