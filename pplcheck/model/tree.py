"""The files a judgment looks at, without saying where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pplcheck.model.frozen import frozen


@frozen
class Content:
    """A file's bytes as far as asked: `data`, and whether the file is longer."""

    data: bytes
    truncated: bool


class Tree(Protocol):
    """The tracked regular files of a commit or of the work tree.

    Paths are relative to the repository's root, with `/`; bytes that are no UTF-8 appear as
    surrogate escapes, as `os.fsdecode` gives them. Links, devices, folders and submodules are
    never followed and never listed.
    """

    @property
    def paths(self) -> tuple[str, ...]:
        """Every tracked regular file, sorted, each once."""

    def read(self, paths: tuple[str, ...], limit: int) -> dict[str, Content]:
        """The first `limit` bytes of each path that can be read.

        A path that is listed and cannot be read is left out; the caller reports it.
        """

    def heads(self, paths: tuple[str, ...], limit: int) -> Iterator[tuple[str, bytes]]:
        """As `read`, one file at a time, in any order: for more files than memory holds."""
