"""What some files were at the commits of a main line, read from the trees of these commits.

One `git cat-file --batch` (see git-cat-file(1)) gives the folders in which the files lie, as
git's tree objects write them: mode, name, NUL, id. A tree has much in common with the one before,
which makes this many times faster than to have git compare each commit with its parents.
"""

from __future__ import annotations

import json
import os
import re
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import IO

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.asked import digest_of
from pplcheck.history.comparison import is_named
from pplcheck.history.mainline import Line
from pplcheck.history.process import output_of
from pplcheck.history.quarantine import Quarantine
from pplcheck.model.frozen import frozen
from pplcheck.model.shelf import Shelf

KIND = "stations"
"""What stations are called on a shelf, before a digest of the paths and the commit they lead to."""
CANDIDATES = 4
"""How many earlier stations on the same paths are looked at."""
_WHAT = "the history of license files"
_FILES = frozenset((b"100644", b"100755", b"100664"))
_MODE = 6

State = tuple[tuple[str, str], ...]
"""Paths of regular files with their blobs, sorted by path."""


@frozen
class Stations:
    """A main line, and what the files were at its tip and at each of its commits, newest first."""

    line: Line
    present: State
    states: tuple[State, ...]


def stations(
    quarantine: Quarantine, line: Line, paths: Sequence[str], shelf: Shelf | None = None
) -> Stations:
    """What files were at the commits of a line; the shelf may know most of it.

    A path with a line feed is not looked for.

    Raises:
        UnreadableHistoryError: a commit or tree is missing or damaged.
    """
    known = _known(shelf, paths)
    lacking = [commit for commit in (line.tip, *line.commits) if commit not in known]
    trees = dict(zip(line.commits, line.trees, strict=True)) if line.trees else {}
    asked = [trees.get(commit) or b"%s^{tree}" % commit for commit in lacking]
    known |= dict(zip(lacking, _read(quarantine, asked, paths), strict=True))
    found = Stations(
        line=line,
        present=known[line.tip],
        states=tuple(known[commit] for commit in line.commits),
    )
    if shelf is not None and lacking:
        shelf.put(_name(paths, line.tip), _frozen(found))
    return found


def known_line(shelf: Shelf | None, tip: str, paths: Sequence[str]) -> Line | None:
    """The main line that leads to a commit, where stations on it were kept; None elsewhere."""
    kept = shelf.get(_name(paths, tip.encode())) if shelf and tip else None
    found = _thawed(kept) if kept else None
    return found.line if found and found.line.tip == tip.encode() else None


def _known(shelf: Shelf | None, paths: Sequence[str]) -> dict[bytes, State]:
    """What the files were at commits that were looked at before; a commit never changes."""
    if shelf is None:
        return {}
    found: dict[bytes, State] = {}
    for name in shelf.names(f"{KIND}-{digest_of(paths)}")[:CANDIDATES]:
        kept = _thawed(shelf.get(name) or b"")
        if kept is not None:
            found |= zip(kept.line.commits, kept.states, strict=True)
            found[kept.line.tip] = kept.present
    return found


def _name(paths: Sequence[str], tip: bytes) -> str:
    return f"{KIND}-{digest_of(paths)}-{tip.decode()}"


def _read(quarantine: Quarantine, trees: Sequence[bytes], paths: Sequence[str]) -> list[State]:
    """What files were in some trees, named by id, or by their commit, which takes git far longer.

    Git compares a tree with its id where it finds it by its commit, and not where it is named.
    """
    readers = _readers(paths, quarantine)
    asked = b"".join(reader.question(tree) for tree in trees for reader in readers)
    process = quarantine.start("cat-file", "--batch", "--buffer", stdin=asked)
    stream = output_of(process)
    same: dict[State, State] = {}
    found = []
    for _ in trees:
        state = tuple(sorted(chain.from_iterable(reader.read(stream) for reader in readers)))
        found.append(same.setdefault(state, state))
    if stream.read(1):
        quarantine.stop(process)
        raise UnreadableHistoryError(quarantine.unreadable(_WHAT, "git says too much"))
    quarantine.finish(process, what=_WHAT)
    return found


class _Reader:
    """Reads what a folder holds of some names, out of its tree."""

    def __init__(self, quarantine: Quarantine, folder: str, names: Iterable[str]) -> None:
        """`folder` is empty for the root."""
        self._quarantine = quarantine
        self._folder = os.fsencode(folder)
        wanted = b"|".join(re.escape(os.fsencode(name)) for name in names)
        # An id would have to hold a mode, a name and a NUL to be taken for an entry. The mode is
        # looked at last: to look for a space first is twice as fast.
        self._entry = re.compile(
            rb" (%s)\0(?=(.{%d}))" % (wanted, quarantine.digits // 2), re.DOTALL
        )
        self._prefix = f"{folder}/" if folder else ""

    def question(self, tree: bytes) -> bytes:
        """What git is asked for a tree; see gitrevisions(7)."""
        return b"%s:%s\n" % (tree, self._folder) if self._folder else tree + b"\n"

    def read(self, stream: IO[bytes]) -> list[tuple[str, str]]:
        """The files there with their blobs, from git's answer."""
        name, _, rest = stream.readline().partition(b" ")
        kind, _, size = rest.rstrip(b"\n").rpartition(b" ")
        content = stream.read(int(size) + 1)[:-1] if size.isdigit() else b""
        if kind == b"tree" and is_named(name, kind, content, self._quarantine.object_format):
            return [
                (self._prefix + os.fsdecode(found[1]), found[2].hex())
                for found in self._entry.finditer(content)
                if content[max(0, found.start() - _MODE) : found.start()] in _FILES
            ]
        if kind == b"tree" or not self._folder:
            words = "a tree is missing or damaged, or not what its id says"
            raise UnreadableHistoryError(self._quarantine.unreadable(_WHAT, words))
        return []


def _readers(paths: Iterable[str], quarantine: Quarantine) -> list[_Reader]:
    folders: dict[str, list[str]] = {}
    for path in paths:
        if "\n" not in path:
            folder, _, name = path.rpartition("/")
            folders.setdefault(folder, []).append(name)
    return [_Reader(quarantine, folder, names) for folder, names in sorted(folders.items())]


def _frozen(found: Stations) -> bytes:
    """Stations as bytes: a head in JSON, the ids, and which of the states each has."""
    numbers = {state: number for number, state in enumerate(sorted({found.present, *found.states}))}
    head = {
        "tip": found.line.tip.decode(),
        "every": found.line.every,
        "present": numbers[found.present],
        "states": list(numbers),
        "digits": len(found.line.tip),
    }
    ids = bytes.fromhex(b"".join(found.line.commits).decode())
    written = json.dumps(head, separators=(",", ":")).encode()
    return b"".join(
        [written, b"\n", array("H", map(numbers.__getitem__, found.states)).tobytes(), ids]
    )


def _thawed(content: bytes) -> Stations | None:
    """The stations that were frozen; None where the bytes are not those of any."""
    written, _, rest = content.partition(b"\n")
    try:
        head = json.loads(written)
        known = [tuple((path, blob) for path, blob in state) for state in head["states"]]
        digits = int(head["digits"])
        count, left = divmod(len(rest), digits // 2 + 2)
        numbers = array("H", rest[: count * 2])
        plain = rest[count * 2 :].hex().encode()
        commits = tuple(plain[at : at + digits] for at in range(0, len(plain), digits))
        line = Line(tip=head["tip"].encode(), commits=commits, every=int(head["every"]))
        states = tuple(known[number] for number in numbers)
        return None if left else Stations(line=line, present=known[head["present"]], states=states)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None
