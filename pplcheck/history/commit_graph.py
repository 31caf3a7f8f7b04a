"""How many commits git's commit-graph tells of, if there is one: a number to judge a wait by.

Only its tables of contents are read, a few hundred bytes; see gitformat-commit-graph(5). It may
tell of branches that are not asked about, and miss the newest commits: the number is about right,
and nothing else may depend on it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from pplcheck.errors import NotARepositoryError
from pplcheck.history.locate import read_small
from pplcheck.history.quarantine import Quarantine

MOST_FILES = 64
"""Files a chain of graphs may have."""
_CHAIN_LIMIT = 64 << 10
_SIGNATURE = b"CGPH\x01"
_HEADER, _ROW = 8, 12
_FANOUT = b"OIDF"
_FANOUT_SIZE = 256 * 4


def told(quarantine: Quarantine) -> int:
    """How many commits a repository's graph tells of; 0 where nothing is known."""
    objects = quarantine.located.common / "objects"
    alone = _commits_in(objects / "info" / "commit-graph")
    if alone:
        return alone
    folder = objects / "info" / "commit-graphs"
    try:
        chain = read_small(folder / "commit-graph-chain", _CHAIN_LIMIT) or b""
    except (NotARepositoryError, OSError):  # git reads it in the quarantine, or does not need it
        return 0
    names = chain.decode("ascii", "replace").split()[:MOST_FILES]
    return sum(_commits_in(folder / f"graph-{name}.graph") for name in names if name.isalnum())


def _commits_in(path: Path) -> int:
    """The commits in one file: the last number of its fanout."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return 0
    try:
        return _last_of_fanout(handle) if stat.S_ISREG(os.fstat(handle).st_mode) else 0
    except OSError:
        return 0
    finally:
        os.close(handle)


def _last_of_fanout(handle: int) -> int:
    header = os.pread(handle, _HEADER, 0)
    if len(header) < _HEADER or not header.startswith(_SIGNATURE):
        return 0
    table = os.pread(handle, header[6] * _ROW, _HEADER)
    for start in range(0, len(table) - _ROW + 1, _ROW):
        if table[start : start + 4] == _FANOUT:
            place = int.from_bytes(table[start + 4 : start + _ROW], "big")
            if place >= 1 << 62:
                return 0
            return int.from_bytes(os.pread(handle, 4, place + _FANOUT_SIZE - 4), "big")
    return 0
