"""Checksums of whole files, one file in memory at a time.

SHA-1 because SPDX 2.3 asks for it; SHA-256 beside it, as SHA-1 proves nothing against an attacker.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pplcheck.history.blobs import stream_contents
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.tree import CommitTree
from pplcheck.model.frozen import frozen
from pplcheck.model.tree import Content, Tree

LONGEST = 256 << 20
"""The longest file that is read, in bytes."""


@frozen
class Checksums:
    """The checksums of one file, in lower-case hex."""

    sha1: str
    sha256: str


def checksums(tree: Tree, quarantine: Quarantine) -> dict[str, Checksums]:
    """The checksums of every file of a tree by path; one that cannot be read is left out.

    Left out are also files longer than `LONGEST`; the caller reports them.
    """
    return dict(_of_commit(tree, quarantine) if isinstance(tree, CommitTree) else _one_by_one(tree))


def _of_commit(tree: CommitTree, quarantine: Quarantine) -> Iterator[tuple[str, Checksums]]:
    paths: dict[str, list[str]] = {}
    for path, blob in tree.blobs.items():
        paths.setdefault(blob, []).append(path)
    for blob, content in stream_contents(quarantine, paths, LONGEST):
        if not content.truncated:
            found = _of(content)
            yield from ((path, found) for path in paths[blob])


def _one_by_one(tree: Tree) -> Iterator[tuple[str, Checksums]]:
    for path in tree.paths:
        content = tree.read((path,), LONGEST).get(path)
        if content is not None and not content.truncated:
            yield path, _of(content)


def _of(content: Content) -> Checksums:
    return Checksums(
        sha1=hashlib.sha1(content.data, usedforsecurity=False).hexdigest(),
        sha256=hashlib.sha256(content.data).hexdigest(),
    )
