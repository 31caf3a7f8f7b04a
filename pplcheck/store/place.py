"""The folder of the cache: made for its user alone, used only while it is the user's alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

ENTRIES = "entries-1"
"""The folder, in that of the cache, that holds everything kept; nothing beside it is touched."""
_TAG = "CACHEDIR.TAG"
_TAGGED = b"Signature: 8a477f597d28d172789f06886806bc55\n# Made by pplcheck; may be removed.\n"
"""What tells programs that make backups to leave a folder out: https://bford.info/cachedir/."""


def is_usable(folder: Path, *, outside: Iterable[Path]) -> bool:
    """Whether a cache may lie in a folder: an absolute path outside of some other folders."""
    if not folder.is_absolute():
        return False
    try:
        real = folder.resolve()
    except (OSError, RuntimeError):
        return False
    return not any(real.is_relative_to(other) for other in outside)


def make(folder: Path) -> bool:
    """Make a folder below the cache's, for its user alone; whether it is there and is theirs."""
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return is_own(folder)


def tag(folder: Path) -> None:
    """Mark the cache's folder as one, if it is not; raises OSError."""
    with suppress(FileExistsError):
        handle = os.open(folder / _TAG, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(_TAGGED)


def is_own(folder: Path) -> bool:
    """Whether it is a folder, no link, that belongs to this user and nobody else may write to."""
    try:
        state = folder.lstat()
    except OSError:
        return False
    theirs = state.st_uid == os.geteuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(state.st_mode) and theirs
