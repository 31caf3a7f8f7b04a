"""A sparse index written out in full, into a file of ours; see gitformat-index(5).

Git does so by itself as soon as it reads one, and then writes the trees of all folders into the
repository, or touches those that are there.
"""

from __future__ import annotations

import hashlib
import re
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pplcheck.errors import NotARepositoryError
from pplcheck.history.quarantine import Quarantine

LISTING_LIMIT = 256 << 20
"""Bytes that the list of a folder's files may have."""
_FOLDER = 0o040000
_STATE = 40
"""Bytes that tell how a file lies, of which the mode alone matters here."""
_MODE = 24
_UNFOLDED = 16
"""How many times the bytes of an index its paths may take, written out."""
_EXTENDED, _STAGE, _LONG_NAME = 0x4000, 0x3000, 0x0FFF
_LEFT_OUT = 0x4000
_COMPRESSED = 4
"""The version in which a path is told by how it differs from the one before."""
NO_INDEX = (struct.error, ValueError, IndexError)
"""What shows that bytes are no index."""


class _Entry(NamedTuple):
    """A path of the index; `more` are the flags that an extended entry has."""

    mode: int
    name: bytes
    stage: int
    more: int
    path: bytes


def write_full(quarantine: Quarantine, index: Path, full: Path) -> None:
    """Write an index into another file, each folder that it lists replaced by its files.

    Raises:
        NotARepositoryError: it is not what git writes.
        UnreadableHistoryError: the tree of a folder is missing, damaged or not what its id says.
    """
    digits = quarantine.digits // 2
    try:
        entries = [*_entries(index.read_bytes(), digits)]
    except (*NO_INDEX, OSError) as error:
        raise NotARepositoryError(
            f"{index}: is not what git writes; remove it and run `git reset`, which writes it anew"
        ) from error
    folders = [entry.name.hex() for entry in entries if entry.mode == _FOLDER]
    trees = {name: [*_files(quarantine, name)] for name in dict.fromkeys(folders)}
    whole: list[_Entry] = []
    for entry in entries:
        if entry.mode != _FOLDER:
            whole.append(entry)
            continue
        for mode, name, path in trees[entry.name.hex()]:
            whole.append(_Entry(mode, name, 0, _LEFT_OUT, entry.path + path))
    content = b"".join((struct.pack(">4s2I", b"DIRC", 3, len(whole)), *map(_written, whole)))
    digest = hashlib.sha256 if quarantine.object_format == "sha256" else hashlib.sha1
    new = full.with_name(f"{full.name}.{threading.get_ident()}")
    new.write_bytes(content + digest(content, usedforsecurity=False).digest())
    new.replace(full)  # all at once: a git at work beside us must not read half of it


def _files(quarantine: Quarantine, tree: str) -> Iterator[tuple[int, bytes, bytes]]:
    """Mode, id and path of everything in a tree that is no folder."""
    what = "a folder of the index"
    answer = quarantine.run("ls-tree", "-r", "-t", "-z", tree, what=what, largest=LISTING_LIMIT)
    folders = [tree.encode()]
    for line in answer.split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, kind, name = about.split(b" ")
        if kind == b"tree":
            folders.append(name)
        else:
            yield int(mode, 8), bytes.fromhex(name.decode("ascii")), path
    quarantine.compare(folders, what=what)


def _entries(data: bytes, digits: int) -> Iterator[_Entry]:
    """The entries of an index, in order. Raises one of `NO_INDEX` where it is none."""
    signature, version, count = struct.unpack_from(">4s2I", data)
    if signature != b"DIRC" or version not in {2, 3, _COMPRESSED}:
        raise ValueError
    at, path, room = 12, b"", _UNFOLDED * len(data)
    for _ in range(count):
        start = at
        (mode,) = struct.unpack_from(">I", data, at + _MODE)
        name = data[at + _STATE : at + _STATE + digits]
        at += _STATE + digits
        (flags,) = struct.unpack_from(">H", data, at)
        at += 2
        more = 0
        if flags & _EXTENDED:
            (more,) = struct.unpack_from(">H", data, at)
            at += 2
        kept = 0
        if version == _COMPRESSED:
            dropped, at = _number(data, at)
            kept = len(path) - dropped
            if kept < 0:
                raise ValueError
        end = data.index(b"\0", at)
        room -= kept + end - at
        if room < 0:  # names that share all but a letter unfold to far more than they take
            raise ValueError("too long paths")
        path = path[:kept] + data[at:end]
        at = end + 1 if version == _COMPRESSED else start + (end - start + 8) // 8 * 8
        yield _Entry(mode, name, (flags & _STAGE) >> 12, more, path)


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number as git writes it, seven bits at a time, and where it ends."""
    found = re.compile(rb"[\x80-\xff]{0,4}[\x00-\x7f]").match(data, at)
    if found is None:
        raise ValueError
    value = -1
    for byte in found[0]:
        value = (value + 1 << 7) | (byte & 0x7F)
    return value, found.end()


def _written(entry: _Entry) -> bytes:
    """An entry of version 3, of which nothing is known of how its file lies."""
    flags = entry.stage << 12 | min(len(entry.path), _LONG_NAME)
    more = struct.pack(">H", entry.more) if entry.more else b""
    flags |= _EXTENDED if more else 0
    head = bytes(_MODE) + struct.pack(">I", entry.mode) + bytes(_STATE - _MODE - 4) + entry.name
    whole = head + struct.pack(">H", flags) + more + entry.path
    return whole + bytes(8 - len(whole) % 8)
