"""Every change of every file of a history, in one pass over its trees, and the shape of it.

One `git log --raw` without paths: git compares each tree with its parent's and descends only
where they differ, which is faster than matching patterns in every tree. A merge shows a file
where its result is that of no parent (`-c`, see git-log(1)). Two gits share the work: one begins
with the newest commit, the other with the oldest, and where they meet both are done.
"""

from __future__ import annotations

import os
import selectors
import subprocess
from collections.abc import Callable, Mapping
from enum import Enum, auto
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.changes import RAW_OPTIONS, change_of, day_of
from pplcheck.history.commit_graph import told
from pplcheck.history.process import output_of
from pplcheck.history.quarantine import Quarantine
from pplcheck.model.declaration import Change
from pplcheck.model.frozen import frozen
from pplcheck.model.meter import METER

CHUNK = 1024 * 1024
"""Bytes read at once."""
KEPT = 8_000_000
"""Changes of interest that are held; the largest history known has half as many."""
ASKED = 1_000_000
"""Paths of which it is remembered whether they are of interest."""
_WHAT = "the history of the files"


class Interest(Enum):
    """What is kept of the changes of a path."""

    CHANGES = auto()
    HEADS = auto()
    NOTHING = auto()


class Node(NamedTuple):
    """A commit: its parents, author as recorded (name, LF, address; UTF-8), commit seconds."""

    commit: bytes
    parents: tuple[bytes, ...]
    author: bytes
    seconds: bytes


@frozen
class Trace:
    """What a pass found.

    `nodes` holds every commit, newest first, children before their parents. `changes` are those
    at paths of interest, oldest first; `heads` those at paths that may hold a header, empty
    where there are more than asked for; `heads_count` counts them in any case.
    """

    nodes: tuple[Node, ...]
    changes: tuple[Change, ...]
    heads: tuple[Change, ...]
    heads_count: int


@frozen
class Pass:
    """The two gits of a pass at work."""

    newest_first: subprocess.Popen[bytes]
    oldest_first: subprocess.Popen[bytes]


def start_trace(quarantine: Quarantine, commit: str) -> Pass:
    """The logs of all changes that lead to a commit, at work beside others."""
    options = (*RAW_OPTIONS, "--encoding=UTF-8", "--format=tformat:%H %ct %P%n%an%n%ae")
    tip = f"{commit}^{{commit}}"
    return Pass(
        newest_first=quarantine.start("log", *options, tip, "--"),
        oldest_first=quarantine.start("log", "--reverse", *options, tip, "--"),
    )


def read_trace(
    quarantine: Quarantine,
    logs: Pass,
    interest: Callable[[str], Interest],
    most_heads: int | None,
) -> Trace:
    """The changes of interest in a pass begun by `start_trace`.

    `interest` is asked once or twice a path. `most_heads` limits how many changes at paths that
    may hold a header are kept, None for no limit.

    Raises:
        UnreadableHistoryError: a commit or tree is missing, damaged, or lists far too much.
    """
    asked: dict[bytes, Interest] = {}
    newest = _Reader(logs.newest_first, asked, interest)
    oldest = _Reader(logs.oldest_first, asked, interest)
    if METER.watched:
        METER.begin("commits", told(quarantine))
    new, old = _read_until_they_meet(quarantine, newest, oldest)
    METER.end()
    nodes = (*newest.nodes(new), *reversed(oldest.nodes(old)))
    if any(len(node.commit) != quarantine.digits for node in nodes):
        raise UnreadableHistoryError(quarantine.unreadable(_WHAT, "git's log is not as asked for"))

    def kept(wanted: Interest) -> tuple[Change, ...]:
        later = _oldest_first(_changes(newest, new, wanted))
        return (*_changes(oldest, old, wanted), *later)

    count = newest.count(Interest.HEADS, new) + oldest.count(Interest.HEADS, old)
    return Trace(
        nodes=nodes,
        changes=kept(Interest.CHANGES),
        heads=kept(Interest.HEADS) if most_heads is None or count <= most_heads else (),
        heads_count=count,
    )


def main_line(nodes: tuple[Node, ...]) -> tuple[bytes, ...]:
    """The newest commit, its first parent, the first parent of that, and so on."""
    found: list[bytes] = []
    following = nodes[0].commit if nodes else b""
    for node in nodes:  # children first
        if node.commit == following:
            found.append(node.commit)
            following = node.parents[0] if node.parents else b""
    return tuple(found)


def reached_in_turn(
    nodes: tuple[Node, ...], tips: Mapping[str, int], rest: int
) -> dict[bytes, int]:
    """For each commit the least number among the tips that reach it, `rest` where none does.

    A tip reaches its ancestors and not itself: with the commits that began a period as tips,
    the number is that of the period a commit was made in or merged into.
    """
    number = {node.commit: rest for node in nodes}
    ends = {commit.encode(): place for commit, place in tips.items()}
    for node in nodes:  # children first
        least = min(number[node.commit], ends.get(node.commit, rest))
        for parent in node.parents:
            if least < number.get(parent, least):
                number[parent] = least
    return number


class _Reader:
    """What one git of a pass has said so far: commits, and the changes kept, by commit."""

    def __init__(
        self,
        log: subprocess.Popen[bytes],
        asked: dict[bytes, Interest],
        interest: Callable[[str], Interest],
    ) -> None:
        self.log = log
        self.commits: list[bytes] = []
        self.lines: list[bytes] = []
        self.kept: list[tuple[int, Interest, bytes, bytes]] = []
        self.places: dict[bytes, int] = {}
        self.said = 0
        self._asked = asked
        self._interest = interest
        self._rest = b""
        self._waiting = b""

    def read(self) -> bool:
        """Take in what has come; False at the end."""
        chunk = os.read(output_of(self.log).fileno(), CHUNK)
        self.said += len(chunk)
        parts = (self._rest + chunk).split(b"\0")
        self._rest = parts.pop()
        self._take(parts)
        return bool(chunk)

    def nodes(self, share: int) -> list[Node]:
        """The first commits, as told."""
        return [_node(line) for line in self.lines[:share]]

    def count(self, wanted: Interest, share: int) -> int:
        """How many changes of a kind the first commits have."""
        return sum(1 for place, kind, _, _ in self.kept if kind is wanted and place < share)

    def _take(self, parts: list[bytes]) -> None:
        asked, waiting, before = self._asked, self._waiting, len(self.commits)
        nothing, place = Interest.NOTHING, len(self.commits) - 1
        for part in parts:
            if waiting:
                wanted = asked.get(part) or self._ask(part)
                if wanted is not nothing:
                    self.kept.append((place, wanted, part, waiting))
                waiting = b""
            elif part[:1] == b":":
                waiting = part
            elif part[:2] == b"\n:":
                waiting = part[1:]
            elif part:
                place += 1
                commit = part.partition(b" ")[0]
                self.commits.append(commit)
                self.lines.append(part)
                self.places[commit] = place
        METER.add(place + 1 - before)
        self._waiting = waiting

    def _ask(self, path: bytes) -> Interest:
        if len(self._asked) >= ASKED:
            self._asked.clear()
        self._asked[path] = self._interest(os.fsdecode(path))
        return self._asked[path]


def _read_until_they_meet(
    quarantine: Quarantine, newest: _Reader, oldest: _Reader
) -> tuple[int, int]:
    """Read both logs until one ends or comes to a commit that the other has told whole.

    How many commits of each make up the history, once each.
    """
    with selectors.DefaultSelector() as ready:
        for reader, other in ((newest, oldest), (oldest, newest)):
            ready.register(output_of(reader.log), selectors.EVENT_READ, (reader, other))
        shares: dict[_Reader, int] = {}
        while not shares:
            for key, _ in ready.select():
                reader, other = key.data
                shares = _step(quarantine, reader, other)
                if shares:
                    break
    return shares[newest], shares[oldest]


def _step(quarantine: Quarantine, reader: _Reader, other: _Reader) -> dict[_Reader, int]:
    """Read what has come from one log; the shares once the end is found, and both gits ended."""
    before = len(reader.commits)
    if not reader.read():
        quarantine.finish(reader.log, what=_WHAT)
        quarantine.stop(other.log)
        return {reader: len(reader.commits), other: 0}
    quarantine.bound(reader.said, _WHAT)
    if len(reader.kept) > KEPT:
        words = f"git lists more than {KEPT:,} changes"
        raise UnreadableHistoryError(quarantine.beyond(_WHAT, words))
    whole = len(other.commits) - 1  # of the last one, changes may still come
    for place in range(before, len(reader.commits)):
        told = other.places.get(reader.commits[place], whole)
        if told < whole:
            quarantine.stop(reader.log)
            quarantine.stop(other.log)
            return {reader: place, other: told + 1}
    return {}


def _node(part: bytes) -> Node:
    line, _, author = part.partition(b"\n")
    commit, seconds, *parents = line.split(b" ")
    return Node(commit, tuple(filter(None, parents)), author, seconds)


def _changes(reader: _Reader, share: int, wanted: Interest) -> list[Change]:
    """The changes of a kind in the first commits that a log told, as told."""
    found = []
    for place, kind, path, entry in reader.kept:
        if kind is wanted and place < share:
            node = _node(reader.lines[place])
            found.append(change_of(node.commit.decode(), day_of(node.seconds), path, entry))
    return found


def _oldest_first(changes: list[Change]) -> list[Change]:
    newest_first = [list(group) for _, group in groupby(changes, attrgetter("commit"))]
    return [change for group in reversed(newest_first) for change in group]
