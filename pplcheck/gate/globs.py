"""Paths a waiver is given for: a glob against a path, in bounded time."""

from __future__ import annotations

from fnmatch import fnmatchcase


def matches(path: str, pattern: str) -> bool:
    """Whether a path matches a glob: `*` and `?` within a folder, `**` across folders.

    A pattern ending in `/` means all below that folder. The work is bounded by the product of
    the numbers of folders, whatever the pattern.
    """
    pieces = f"{pattern}**".split("/") if pattern.endswith("/") else pattern.split("/")
    reached = {0}
    for name in path.split("/"):
        reached = {
            following for at in _skipping(reached, pieces) for following in _after(name, pieces, at)
        }
    return len(pieces) in _skipping(reached, pieces)


def _skipping(reached: set[int], pieces: list[str]) -> set[int]:
    """The places in a pattern reached without consuming a name: `**` may stand for nothing."""
    found = set(reached)
    for at in range(len(pieces)):
        if at in found and pieces[at] == "**":
            found.add(at + 1)
    return found


def _after(name: str, pieces: list[str], at: int) -> tuple[int, ...]:
    """The places reached once a name is consumed at a place."""
    if at == len(pieces):
        return ()
    if pieces[at] == "**":
        return (at,)
    return (at + 1,) if fnmatchcase(name, pieces[at]) else ()
