"""The kept results of one repository: a folder of sealed files that nobody ever changes.

A result is written beside its place and renamed into it (rename(2)), so a reader sees the old
file, the new one or none, whoever else is at work and whenever a run is killed. Nothing is locked.
A file that is torn, foreign or damaged is no result. What cannot be written is not kept.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from pplcheck.store import place, sweep
from pplcheck.store.seal import seal, unseal

SIZE_LIMIT = 256 * 1024 * 1024
"""Bytes a file may have to be read or kept."""
KEPT = 64
"""Results of a kind that a repository keeps: those most recently used."""
_PART = 8
"""The part of the whole cache that one kind of one repository may take, as a divisor."""
_NAME = re.compile(r"[a-z]+(?:-[0-9a-z]+)+")
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class FolderShelf:
    """What is kept for one repository, as `model.shelf.Shelf` asks for it."""

    def __init__(self, cache: Path, owner: str, *, limit: int = sweep.LIMIT) -> None:
        """`owner` tells repositories apart; `limit` is how many bytes the whole cache may have."""
        self._cache = cache
        self._entries = cache / place.ENTRIES
        self._owner = owner
        self._folder = self._entries / owner
        self._limit = limit
        self._until_sweep = 0

    def names(self, kind: str) -> tuple[str, ...]:
        """The names that begin with a kind and a hyphen, the most recently used first."""
        return tuple(file.path.name for file in self._files(kind))

    def _files(self, kind: str) -> list[sweep.Kept]:
        found = [
            file
            for file in sweep.files_in(self._folder)
            if file.path.name.startswith(f"{kind}-") and _NAME.fullmatch(file.path.name)
        ]
        return sorted(found, reverse=True)

    def get(self, name: str) -> bytes | None:
        """What was put under a name, whole and unchanged; None where it is not there."""
        if not place.is_own(self._entries) or not place.is_own(self._folder):
            return None
        path = self._folder / name
        try:
            sealed = _read(path)
        except OSError:
            return None
        content = unseal(f"{self._owner}/{name}", sealed)
        if content is None:
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            os.utime(path)  # used just now: the last to be swept
        return content

    def put(self, name: str, content: bytes) -> None:
        """Keep a result under a name, in place of what was there."""
        sealed = seal(f"{self._owner}/{name}", content)
        if not _NAME.fullmatch(name) or len(sealed) > SIZE_LIMIT:
            return
        if not place.make(self._entries) or not place.make(self._folder):
            return
        with suppress(OSError):
            place.tag(self._cache)
            _write(self._folder, name, sealed)
        self._tidy(name.partition("-")[0], len(sealed))

    def _tidy(self, kind: str, added: int) -> None:
        """Remove what is too much: of this kind each time, of the whole cache now and then."""
        room = self._limit // _PART
        for number, file in enumerate(self._files(kind)):
            room -= file.size
            if number >= KEPT or (number and room < 0):
                with suppress(OSError):
                    file.path.unlink()
        self._until_sweep -= added
        if self._until_sweep < 0:
            sweep.sweep(self._entries, self._limit)
            self._until_sweep = self._limit // _PART


def _read(path: Path) -> bytes:
    """A regular file of ours, no link, of a bounded size; empty for any other; raises OSError."""
    with os.fdopen(os.open(path, _READ), "rb") as file:
        state = os.fstat(file.fileno())
        is_ours = stat.S_ISREG(state.st_mode) and state.st_uid == os.geteuid()
        return file.read() if is_ours and state.st_size <= SIZE_LIMIT else b""


def _write(folder: Path, name: str, content: bytes) -> None:
    """Write a file whole, for its user alone (mkstemp makes it 0600); raises OSError.

    It is not forced to the disk: what a power cut tears is seen by its seal.
    """
    handle, temporary = tempfile.mkstemp(prefix=sweep.UNFINISHED, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(folder / name)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
