"""Whether the files of a work tree lie as they lay before, told without reading them.

As git does for its index, a file counts as unchanged while its state (stat(2)) is: which file it
is, its size, and when it was last changed. A change within the same tick of the clock would not
show, so a state is settled only when all of it is older than some seconds.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from pplcheck.history.index import ready_index
from pplcheck.history.quarantine import Quarantine
from pplcheck.model.frozen import frozen

SETTLED = 3 * 10**9
"""Nanoseconds after which a change shows in any file system's times; some tick every two seconds.

A file that changes later gets a later time than that.
"""


@frozen
class Lying:
    """How the files lie: a digest of their states, and whether these are settled."""

    digest: str
    settled: bool


def lying(quarantine: Quarantine, root: Path, index: Path) -> Lying:
    """How the files that an index lists lie below a root, there or not, and their folders.

    Raises:
        NotARepositoryError: the index is not what git writes.
        UnreadableHistoryError: git cannot read the index.
    """
    extra = ready_index(quarantine, index)
    listed = quarantine.run("ls-files", "-s", "-t", "-z", extra=extra, what="the index")
    digest = blake2b(listed, digest_size=16)
    names = [line.partition(b"\t")[2] for line in listed.split(b"\0")[:-1]]
    newest = 0
    base = os.fsencode(root)
    for folder in _folders(names):
        state = _state(base + b"/" + folder)
        # Not the times of a folder: files that nobody tracks come and go in it.
        digest.update(repr(state and (state.st_mode, state.st_dev, state.st_ino)).encode())
    for name in names:
        state = _state(base + b"/" + name)
        if state is None:
            digest.update(b"-")
            continue
        newest = max(newest, state.st_mtime_ns, state.st_ctime_ns)
        told = (state.st_mode, state.st_dev, state.st_ino, state.st_size)
        digest.update(b"%d %d %d %d " % told)
        digest.update(b"%d %d\n" % (state.st_mtime_ns, state.st_ctime_ns))
    now = quarantine.folder.stat().st_mtime_ns
    return Lying(digest=digest.hexdigest(), settled=newest < now - SETTLED)


def _folders(names: list[bytes]) -> list[bytes]:
    """Every folder above a path, sorted."""
    found = {name.rpartition(b"/")[0] for name in names} - {b""}
    wanted = list(found)
    while wanted:
        above = wanted.pop().rpartition(b"/")[0]
        if above and above not in found:
            found.add(above)
            wanted.append(above)
    return sorted(found)


def _state(path: bytes) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except OSError:
        return None
