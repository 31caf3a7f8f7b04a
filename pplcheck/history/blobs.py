"""File contents from the object database, never more of each than asked for.

One `git cat-file` gives all (see git-cat-file(1)); behind the beginning of a large blob it is
stopped, and another goes on with what is left.
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
"""Bytes of a blob that are passed over rather than git started again."""
_AFTER_END = 1024
"""Blobs that a git is asked for once another had to end early: many may be large or damaged."""
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
        UnreadableHistoryError: git cannot read any of them.
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
        UnreadableHistoryError: git cannot read any of them, or say how large they are.
    """
    left = list(filter(_ID.fullmatch, dict.fromkeys(blobs)))
    if largest is not None and left:
        sizes = _sizes(quarantine, left)
        left = [blob for blob, size in sizes.items() if size <= largest]
    at, at_once, answers = 0, len(left), False
    while at < len(left):
        lot, passed = left[at : at + at_once], 0
        for blob, content in _batch(quarantine, lot, limit):
            passed += 1
            if content is not None:
                yield blob, content
        if not answers and passed == 1 and content is None:
            _sizes(quarantine, lot)  # raises where it is not the blob that is damaged
            answers = True
        if passed < len(lot):
            at_once = _AFTER_END
        at += passed


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


def _batch(
    quarantine: Quarantine, blobs: list[str], limit: int
) -> Iterator[tuple[str, Content | None]]:
    """The blobs in order, None for one that git cannot show in full, or under a false id.

    It ends behind a damaged one, as git does, and behind a large one, whose rest is not read.
    """
    process = quarantine.start("cat-file", "--batch", "--buffer", stdin=_lines(blobs))
    checksum = hashlib.sha256 if quarantine.object_format == "sha256" else hashlib.sha1
    # The pipe's own buffer is a page, less than most files.
    with open(output_of(process).fileno(), "rb", _BUFFER, closefd=False) as stream:
        for blob in blobs:
            header = stream.readline().split()
            if header[1:] == [b"missing"]:
                yield blob, None
                continue
            if len(header) != 3:  # noqa: PLR2004 - id, type, size
                yield blob, None
                break
            size = int(header[2])
            data = stream.read(min(size, limit))
            if size - limit > LARGE:
                whole = len(data) == limit and header[1] == b"blob"
                yield blob, Content(data=data, truncated=True) if whole else None
                break
            digest = checksum(b"%b %d\0%b" % (header[1], size, data), usedforsecurity=False)
            # The line feed behind the content shows that git came to its end.
            if not _skip(stream, size - limit, digest) or stream.read(1) != b"\n":
                yield blob, None
                break
            # git shows a file without comparing it with its id
            genuine = header[1] == b"blob" and digest.hexdigest() == blob
            yield blob, Content(data=data, truncated=size > limit) if genuine else None
    quarantine.stop(process)


def _skip(stream: IO[bytes], size: int, digest: hashlib._Hash) -> bool:
    while size > 0:
        passed = stream.read(min(size, _STEP))
        if not passed:
            return False
        digest.update(passed)
        size -= len(passed)
    return True


def _lines(blobs: Iterable[str]) -> bytes:
    return ("\n".join(blobs) + "\n").encode()
