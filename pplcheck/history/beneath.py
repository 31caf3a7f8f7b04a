"""Files opened beneath a folder, without following a link in any part of their path.

Each folder on the way is opened by itself (openat(2) with O_NOFOLLOW), so a link put there
meanwhile is not followed either; nothing that could block is waited for.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import TracebackType
from typing import Self

from pplcheck.errors import UnreadableConfigurationError
from pplcheck.model.tree import Content

_NOWHERE = frozenset({"", ".", "..", ".git"})
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


class Beneath:
    """Opens files below `root`; keeps the folders of the last path open for the next one.

    Ask in sorted order, and each folder is opened once. `root` may be reached through links.
    """

    def __init__(self, root: Path) -> None:
        """Nothing is opened before the first use as a context manager."""
        self._root = root
        self._names: list[str] = []
        self._handles: list[int] = []
        self._parent = ""

    def __enter__(self) -> Self:
        """Open the root."""
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
        self._handles = [os.open(self._root, flags)]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close every folder."""
        while self._handles:
            os.close(self._handles.pop())

    def is_regular(self, path: str) -> bool:
        """Whether a regular file lies there, with no link on the way."""
        try:
            return stat.S_ISREG(self.state(path).st_mode)
        except OSError:
            return False

    def state(self, path: str) -> os.stat_result:
        """What lies there, a link itself rather than its target; raises OSError."""
        parent, _, name = path.rpartition("/")
        return os.stat(name, dir_fd=self._folder(parent), follow_symlinks=False)

    def read(self, path: str, limit: int) -> Content | None:
        """The first `limit` bytes, None unless it is a regular file; raises OSError."""
        parent, _, name = path.rpartition("/")
        handle = os.open(name, _FILE, dir_fd=self._folder(parent))
        try:
            state = os.fstat(handle)
            if not stat.S_ISREG(state.st_mode):
                return None
            data = os.read(handle, limit + 1)
            while len(data) not in {state.st_size, limit + 1}:
                more = os.read(handle, limit + 1 - len(data))
                if not more:
                    break
                data += more
        finally:
            os.close(handle)
        return Content(data=data[:limit], truncated=len(data) > limit)

    def _folder(self, parent: str) -> int:
        if parent == self._parent:
            return self._handles[-1]
        names = parent.split("/") if parent else []
        same = 0
        while same < min(len(names), len(self._names)) and names[same] == self._names[same]:
            same += 1
        while len(self._names) > same:
            self._names.pop()
            os.close(self._handles.pop())
        self._parent = "/".join(self._names)
        for name in names[same:]:
            self._handles.append(os.open(name, _FOLDER, dir_fd=self._handles[-1]))
            self._names.append(name)
            self._parent = "/".join(self._names)
        return self._handles[-1]


def is_proper(path: str) -> bool:
    """Whether a path stays below its root and outside git's own folder."""
    within = f"/{path}/"
    if "/." not in within and "//" not in within:  # as most paths are
        return True
    return _NOWHERE.isdisjoint(path.lower().split("/"))


def read_governing(root: Path, path: str, limit: int) -> bytes | None:
    """A policy or register inside the repository, None where nothing lies there.

    `path` is relative to `root`, with `/`; no part of it may be a link. `limit` is in bytes.

    Raises:
        UnreadableConfigurationError: what lies there is no regular file, cannot be read, or is
            larger than `limit`; or the path leads out of the repository.
    """
    if not is_proper(path) or "\0" in path:
        raise UnreadableConfigurationError(
            f"{path!r}: not a path inside the repository; write it relative to the root, without .."
        )
    try:
        with Beneath(root) as beneath:
            obstacle = _obstacle(beneath, path)
            content = None if obstacle else beneath.read(path, limit)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableConfigurationError(
            f"{path}: cannot be read ({error.strerror}); make it readable for you"
        ) from error
    if content is None:
        raise UnreadableConfigurationError(
            f"{path}: {obstacle or 'not a regular file'}, which is not read; put a regular file "
            "there"
        )
    if content.truncated:
        raise UnreadableConfigurationError(
            f"{path}: larger than {limit:,} bytes; remove what is not needed"
        )
    return content.data


def _obstacle(beneath: Beneath, path: str) -> str:
    """What stands in the way of reading a path, "" when nothing does; raises OSError."""
    parts = path.split("/")
    for length in range(1, len(parts) + 1):
        there = "/".join(parts[:length])
        mode = beneath.state(there).st_mode
        if stat.S_ISLNK(mode):
            return f"{there} is a symbolic link"
        if length == len(parts):
            if not stat.S_ISREG(mode):
                return "a folder" if stat.S_ISDIR(mode) else "neither file nor folder"
        elif not stat.S_ISDIR(mode):
            raise FileNotFoundError(there)  # nothing can lie below a file
    return ""
