"""File contents from the object database: size asked before content, never more than asked for.

One `git cat-file` for the sizes, one for the contents (see git-cat-file(1)). Large blobs are
read one by one, and git is stopped when enough has come.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import IO

from pplcheck.history.process import output_of
from pplcheck.history.quarantine import Quarantine
from pplcheck.model.tree import Content

LARGE = 4 * 1024 * 1024
"""Bytes from which on a blob is not read with the others."""
_ID = re.compile("[0-9a-f]{40,64}")
_STEP = 64 * 1024
_BUFFER = 64 * 1024
"""Bytes read from git at once: a processor's cache holds them."""


def read_contents(
    quarantine: Quarantine,
    blobs: Iterable[str],
    limit: int,
) -> dict[str, Content]:
    """The first `limit` bytes of each blob; a missing or damaged one is left out.

    Raises:
        UnreadableHistoryError: git cannot say which of them exist.
    """
    return dict(stream_contents(quarantine, blobs, limit))


def stream_contents(
    quarantine: Quarantine,
    blobs: Iterable[str],
    limit: int,
    *,
    largest: int | None = None,
) -> Iterator[tuple[str, Content]]:
    """As `read_contents`, one at a time as git gives them; none larger than `largest` bytes.

    Raises:
        UnreadableHistoryError: git cannot say which of them exist.
    """
    wanted = list(filter(_ID.fullmatch, dict.fromkeys(blobs)))
    if not wanted:
        return
    sizes = _sizes(quarantine, wanted)
    small = LARGE if largest is None else min(LARGE, largest)
    left = [blob for blob, size in sizes.items() if size <= small]
    while left:
        read = 0
        for entry in _batch(quarantine, left, limit):
            read += 1
            yield entry
        # A damaged blob ends the batch: leave it out and go on behind it.
        left = left[read + 1 :]
    for blob, size in sizes.items():
        if size > LARGE and (largest is None or size <= largest):
            yield from _one(quarantine, blob, size, limit).items()


def _sizes(quarantine: Quarantine, blobs: list[str]) -> dict[str, int]:
    answer = quarantine.run(
        "cat-file", "--batch-check", "--buffer", stdin=_lines(blobs), what="a file's size"
    )
    sizes = {}
    for line in answer.decode("ascii", "replace").splitlines():
        blob, _, about = line.partition(" ")
        kind, _, size = about.partition(" ")
        if kind == "blob":
            sizes[blob] = int(size)
    return sizes


def _batch(quarantine: Quarantine, blobs: list[str], limit: int) -> Iterator[tuple[str, Content]]:
    """The blobs in order, up to the first that git cannot show in full, or under a false id."""
    process = quarantine.start("cat-file", "--batch", "--buffer", stdin=_lines(blobs))
    checksum = hashlib.sha256 if quarantine.object_format == "sha256" else hashlib.sha1
    # The pipe's own buffer is a page, less than most files.
    with open(output_of(process).fileno(), "rb", _BUFFER, closefd=False) as stream:
        for blob in blobs:
            header = stream.readline().split()
            if len(header) != 3 or header[1] != b"blob":  # noqa: PLR2004 - id, type, size
                break
            size = int(header[2])
            data = stream.read(min(size, limit))
            digest = checksum(b"blob %d\0%b" % (size, data), usedforsecurity=False)
            # The line feed behind the content shows that git came to its end.
            if size > limit and not _skip(stream, size - limit, digest):
                break
            if stream.read(1) != b"\n":
                break
            if digest.hexdigest() != blob:  # git shows a file without comparing it with its id
                break
            yield blob, Content(data=data, truncated=size > limit)
    quarantine.stop(process)


def _skip(stream: IO[bytes], size: int, digest: hashlib._Hash) -> bool:
    while size > 0:
        passed = stream.read(min(size, _STEP))
        if not passed:
            return False
        digest.update(passed)
        size -= len(passed)
    return True


def _one(quarantine: Quarantine, blob: str, size: int, limit: int) -> dict[str, Content]:
    process = quarantine.start("cat-file", "blob", blob)
    data = output_of(process).read(min(size, limit))
    quarantine.stop(process)
    if len(data) < min(size, limit):
        return {}
    return {blob: Content(data=data, truncated=size > limit)}


def _lines(blobs: Iterable[str]) -> bytes:
    return ("\n".join(blobs) + "\n").encode()
