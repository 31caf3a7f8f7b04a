"""The files that are judged: those of a commit, or those of the work tree as it lies.

Only regular files are listed; links, devices, folders and submodules never. The work tree's
files are those its index lists (git-ls-files(1)), opened beneath the folder that holds `.git`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from pplcheck.errors import (
    NotARepositoryError,
    UnreadableConfigurationError,
    UnreadableHistoryError,
)
from pplcheck.history.beneath import Beneath, is_proper, read_governing
from pplcheck.history.blobs import read_contents, stream_contents
from pplcheck.history.index import ready_index
from pplcheck.history.quarantine import Quarantine
from pplcheck.model.tree import Content

__all__ = ["CommitTree", "WorkTree", "commit_tree", "read_governing", "work_tree"]

LISTING_LIMIT = 256 * 1024 * 1024
"""Bytes a list of files may have: some three million. A tree of a few bytes can hold billions."""
_REGULAR = frozenset({"100644", "100755", "100664"})
_FOLDER = "040000"
_FOLDERS = re.compile(rb"\x00040000 tree ([0-9a-f]+)\t")
"""The ids of folders in an answer of `ls-tree -z`, each line behind a NUL."""
_LEFT_OUT = "S"
"""How `ls-files -t` marks a file that a sparse checkout leaves in the object database."""


class CommitTree:
    """The files of a commit, read from the object database. `source` says so to reports."""

    source = "commit"

    def __init__(
        self, quarantine: Quarantine, blobs: Mapping[str, str], others: frozenset[str] = frozenset()
    ) -> None:
        """`blobs` maps the paths to their blob ids; `others` are links and submodules."""
        self._quarantine = quarantine
        self.blobs = {path: blobs[path] for path in sorted(blobs)}
        self.others = others

    @property
    def paths(self) -> tuple[str, ...]:
        """Every regular file of the commit, sorted, each once."""
        return tuple(self.blobs)

    def read(self, paths: tuple[str, ...], limit: int) -> dict[str, Content]:
        """The first `limit` bytes of each path; one whose blob is missing is left out."""
        wanted = {path: self.blobs[path] for path in paths if path in self.blobs}
        found = read_contents(self._quarantine, wanted.values(), limit)
        return {path: found[blob] for path, blob in wanted.items() if blob in found}

    def heads(self, paths: tuple[str, ...], limit: int) -> Iterator[tuple[str, bytes]]:
        """As `read`, one file at a time, while git reads on; files that are alike come together."""
        wanted: dict[str, list[str]] = {}
        for path in paths:
            if path in self.blobs:
                wanted.setdefault(self.blobs[path], []).append(path)
        for blob, content in stream_contents(self._quarantine, wanted, limit):
            for path in wanted[blob]:
                yield path, content.data

    def read_governing(self, path: str, limit: int) -> bytes | None:
        """A governing file, whole; None where nothing lies there. See `beneath.read_governing`.

        Raises:
            UnreadableConfigurationError: what lies there is no regular file, is larger than
                `limit`, or is missing from the object store.
        """
        folders = [path[:at] for at, sign in enumerate(path) if sign == "/"]
        obstacle = next((part for part in (*folders, path) if part in self.others), "")
        if obstacle:
            raise UnreadableConfigurationError(
                f"{path}: {obstacle} is a symbolic link or a submodule, which is not read; put a "
                "regular file there"
            )
        if path not in self.blobs:
            return None
        content = self.read((path,), limit).get(path)
        if content is None or content.truncated:
            raise UnreadableConfigurationError(
                f"{path} is larger than {limit} bytes or missing from the object store"
            )
        return content.data


class WorkTree:
    """The files of the work tree as they lie. `source` says so to reports.

    Files the index lists and the disk does not hold are deleted and not listed, unless a sparse
    checkout left them out: those are read from the object database.
    """

    source = "work tree"

    def __init__(self, root: Path, present: tuple[str, ...], sparse: CommitTree) -> None:
        """`present` are regular files on disk, `sparse` holds those left out of the checkout."""
        self._root = root
        self._sparse = sparse
        self._present = frozenset(present)
        self._paths = tuple(sorted({*present, *sparse.paths}))

    @property
    def paths(self) -> tuple[str, ...]:
        """Every tracked regular file, sorted, each once."""
        return self._paths

    def read(self, paths: tuple[str, ...], limit: int) -> dict[str, Content]:
        """The first `limit` bytes of each path; one that cannot be read is left out."""
        return dict(self._lying(paths, limit)) | self._sparse.read(paths, limit)

    def heads(self, paths: tuple[str, ...], limit: int) -> Iterator[tuple[str, bytes]]:
        """As `read`, one file at a time."""
        for path, content in self._lying(paths, limit):
            yield path, content.data
        yield from self._sparse.heads(paths, limit)

    def _lying(self, paths: tuple[str, ...], limit: int) -> Iterator[tuple[str, Content]]:
        # An error here means that the root itself is gone: nothing below it can be read.
        with suppress(OSError), Beneath(self._root) as beneath:
            for path in sorted(self._present.intersection(paths)):
                content = _read(beneath, path, limit)
                if content is not None:
                    yield path, content


def commit_tree(quarantine: Quarantine, commit: str) -> CommitTree:
    """The regular files of a commit.

    Raises:
        UnreadableHistoryError: one of its trees is missing, damaged or not what its id says,
            or lists a name twice, or it holds too many files.
    """
    answer = quarantine.run(
        *("ls-tree", "-r", "-t", "-z", "--full-tree", f"{commit}^{{commit}}"),
        what="the commit's tree",
        largest=LISTING_LIMIT,
    )
    # git compares them while the list is read
    compared = quarantine.comparing(_FOLDERS.findall(b"\0" + answer), what="the commit's tree")
    blobs, others, names = {}, set(), set()
    # Decoded all at once: what is no UTF-8 becomes the same signs, and NUL and tab stay.
    for line in os.fsdecode(answer).split("\0")[:-1]:
        entry, _, path = line.partition("\t")
        mode, _, blob = entry.split(" ")
        if path in names:
            # a forged one, of which everybody who reads it may get another
            raise UnreadableHistoryError(
                f"{quarantine.git_dir}: the commit's tree lists {path!r} twice, which git never "
                "writes; see `git fsck`, and judge a commit without it"
            )
        names.add(path)
        if mode in _REGULAR:
            if is_proper(path):
                blobs[path] = blob
        elif mode != _FOLDER:
            others.add(path)
    compared()
    return CommitTree(quarantine, blobs, frozenset(others))


def work_tree(quarantine: Quarantine) -> WorkTree | CommitTree:
    """The work tree as it lies; without an index (nothing checked out yet) HEAD's files.

    Raises:
        NotARepositoryError: the repository is bare, or its index is not what git writes.
        UnreadableHistoryError: git cannot read the index.
    """
    root = quarantine.root
    if root is None:
        raise NotARepositoryError(
            f"{quarantine.git_dir}: a bare repository has no work tree; name a revision with --rev"
        )
    if quarantine.index is None:
        return commit_tree(quarantine, quarantine.head()[0])
    present, sparse = [], {}
    listed = _listed(quarantine, quarantine.index)
    try:
        with Beneath(root) as beneath:
            for path in sorted(listed):
                if beneath.is_regular(path):
                    present.append(path)
                elif listed[path] and not _is_there(beneath, path):
                    sparse[path] = listed[path]
    except OSError as error:
        raise UnreadableHistoryError(
            f"{root}: the work tree cannot be opened ({error.strerror}); make it readable for you"
        ) from error
    return WorkTree(root, tuple(present), CommitTree(quarantine, sparse))


def _listed(quarantine: Quarantine, index: Path) -> dict[str, str]:
    """The regular files of the index, each with its blob where the checkout leaves it out."""
    # The index is named, not copied: ls-files only reads it (see git-ls-files(1)).
    answer = quarantine.run(
        *("ls-files", "-s", "-t", "-z"),
        extra=ready_index(quarantine, index),
        what="the index",
        largest=LISTING_LIMIT,
    )
    listed: dict[str, str] = {}
    for line in os.fsdecode(answer).split("\0")[:-1]:
        entry, _, path = line.partition("\t")
        tag, mode, blob, _ = entry.split(" ")
        if mode in _REGULAR and is_proper(path):
            listed[path] = blob if tag == _LEFT_OUT else ""
    return listed


def _read(beneath: Beneath, path: str, limit: int) -> Content | None:
    try:
        return beneath.read(path, limit)
    except OSError:
        return None


def _is_there(beneath: Beneath, path: str) -> bool:
    try:
        beneath.state(path)
    except OSError:
        return False
    return True
