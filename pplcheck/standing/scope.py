"""Git-style path globs: which files a declared use or an agreement is about.

See `model.globs` for what they mean.
"""

from __future__ import annotations

from collections.abc import Iterable

from pplcheck.model.globs import glob_pattern

EVERYTHING = ("**",)


def covered(paths: Iterable[str], globs: tuple[str, ...]) -> frozenset[str]:
    """Those paths that one of the globs covers; no globs at all cover everything."""
    if not globs or "**" in globs:
        return frozenset(paths)
    patterns = [glob_pattern(glob) for glob in globs]
    return frozenset(path for path in paths if any(found.fullmatch(path) for found in patterns))


def covers_all(globs: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether globs cover all that others may, told without any paths: by the patterns alone."""
    return not globs or "**" in globs or (bool(others) and set(others) <= set(globs))
