"""Keeping the cache small: what was not used for the longest goes first, leftovers go at once.

Ages are told by comparing the times of files, so that no clock is read.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from pplcheck.model.frozen import frozen

LIMIT = 512 * 1024 * 1024
"""Bytes the whole cache may have."""
UNFINISHED = ".new-"
"""How a file is called while it is written; one that stays was left by a run that was killed."""
PATIENCE = 3600
"""Seconds a file may take to be written before it counts as left over."""


@frozen(order=True)
class Kept:
    """A file of the cache: when it was last used, in nanoseconds, where it lies, and its bytes."""

    used: int
    path: Path
    size: int


def files(entries: Path) -> tuple[Kept, ...]:
    """Every file below the folder of entries, the least recently used first; no link followed."""
    folders = [Path(entry.path) for entry in _scan(entries) if entry.is_dir(follow_symlinks=False)]
    return tuple(sorted(file for folder in folders for file in files_in(folder)))


def files_in(folder: Path) -> list[Kept]:
    """Every file in one folder, in no order."""
    found = []
    for file in _scan(folder):
        with suppress(OSError):  # gone since the folder was read
            state = file.stat(follow_symlinks=False)
            found.append(Kept(used=state.st_mtime_ns, path=Path(file.path), size=state.st_size))
    return found


def sweep(entries: Path, limit: int) -> None:
    """Remove leftovers, and the least recently used files until the rest fits into the limit."""
    kept = files(entries)
    newest = kept[-1].used if kept else 0
    total = sum(file.size for file in kept)
    for file in kept:
        stale = file.path.name.startswith(UNFINISHED) and file.used < newest - PATIENCE * 10**9
        if stale or total > limit:
            _remove(file.path)
            total -= file.size


def clear(entries: Path) -> tuple[int, int]:
    """Remove every file below the folder of entries; how many went, and of how many bytes.

    A file that cannot be removed stays.
    """
    count = size = 0
    for file in files(entries):
        if _remove(file.path):
            count, size = count + 1, size + file.size
    for folder in _scan(entries):
        with suppress(OSError):
            Path(folder.path).rmdir()
    return count, size


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _scan(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
