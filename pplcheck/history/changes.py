"""Which commits changed the files that may declare a license, and what these held.

One `git log --raw` limited to literal paths: commits that led to the present state, as git
simplifies a history (git-log(1), "History Simplification"); a merge shows where its result is
that of no parent. The raw format is that of git-diff(1).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, groupby
from operator import attrgetter

from pplcheck.history.asked import Asked, digest_of
from pplcheck.history.blobs import read_contents
from pplcheck.history.quarantine import Quarantine
from pplcheck.model.declaration import Change
from pplcheck.model.shelf import Shelf

DAY = 86_400
RAW_OPTIONS = (
    "--raw",
    "-z",
    "-c",
    "--date-order",
    "--no-renames",
    "--no-abbrev",
    "--no-ext-diff",
    "--no-textconv",
    "--no-show-signature",
    "--no-color",
    "--no-decorate",
    "--no-notes",
    "--no-mailmap",
)
"""How a log of changes is written: whole ids, NUL between, no program of the repository's."""
CANDIDATES = 2
"""How many earlier logs of the same paths are looked at."""
_LATEST = 253_402_300_799  # the last second of the year 9999
_REGULAR = frozenset({b"100644", b"100755", b"100664"})


def start_changes(
    quarantine: Quarantine,
    commit: str,
    paths: Sequence[str],
    shelf: Shelf | None = None,
    *,
    without: str = "",
) -> Asked:
    """The log of the commits that changed one of the paths, at work beside others.

    `commit` is a full id; the shelf may know the answer already. Paths are literal, and stand for
    what lies below them too; there must be at least one. What is reachable from `without`, by its
    full id, is left out.
    """
    options = (*RAW_OPTIONS, "--format=tformat:%H %ct")
    left_out = (f"^{without}",) if without else ()
    arguments = ("log", *options, f"{commit}^{{commit}}", *left_out, "--", *paths)
    if without:
        return Asked(quarantine, arguments, shelf=shelf)
    kind = f"changes-{digest_of(paths)}"

    def concluded() -> bytes | None:
        return _unchanged(quarantine, shelf, kind, commit, paths) if shelf else None

    name = f"{kind}-{commit}"
    return Asked(quarantine, arguments, shelf=shelf, name=name, concluded=concluded)


def _unchanged(
    quarantine: Quarantine, shelf: Shelf, kind: str, commit: str, paths: Sequence[str]
) -> bytes | None:
    """The log of an earlier commit, where none since changed one of the paths; None elsewhere.

    It is the same log if each commit on the way down the first parents is, as far as the paths
    go, the same as its first parent: of the parents of a merge git then follows that one.
    """
    for name in shelf.names(kind)[:CANDIDATES]:
        base = name.rpartition("-")[2]
        since = ("rev-list", "--first-parent", "--parents", commit, f"^{base}", "--")
        way = (quarantine.attempt(*since) or b"").split(b"\n")
        leads_there = way[-2:-1] and base.encode() in way[-2].split(b" ")[1:2]
        if leads_there and quarantine.attempt(*since, *paths) == b"":
            return shelf.get(name)
    return None


def read_changes(log: Asked) -> tuple[Change, ...]:
    """Every change that a log begun by `start_changes` shows, the oldest first.

    Parents come before their children. A path that becomes a link or a submodule counts as
    removed.

    Raises:
        UnreadableHistoryError: a commit or tree is missing or damaged.
    """
    answer = log.answer(what="the history of license files")
    newest_first = [tuple(group) for _, group in groupby(_changes(answer), attrgetter("commit"))]
    return tuple(chain.from_iterable(reversed(newest_first)))


def read_present(quarantine: Quarantine, commit: str, paths: Sequence[str]) -> dict[str, str]:
    """The blob of each of the paths that is a regular file in a commit.

    Raises:
        UnreadableHistoryError: a tree is missing or damaged.
    """
    answer = quarantine.run(
        "ls-tree", "-z", "--full-tree", f"{commit}^{{tree}}", "--", *paths, what="the files"
    )
    found = {}
    for entry in answer.split(b"\0")[:-1]:
        about, _, path = entry.partition(b"\t")
        mode, _, blob = about.split(b" ")
        if mode in _REGULAR:
            found[os.fsdecode(path)] = blob.decode()
    return found


def read_blobs(quarantine: Quarantine, blobs: Sequence[str], limit: int) -> dict[str, bytes]:
    """The first `limit` bytes of each blob, by id; one that cannot be read is left out."""
    found = read_contents(quarantine, blobs, limit)
    return {blob: content.data for blob, content in found.items()}


def start_count(quarantine: Quarantine, include: str, shelf: Shelf | None = None) -> Asked:
    """A git that counts what a commit, by its full id, leads back to, at work beside others."""
    return Asked(quarantine, ("rev-list", "--count", include, "--"), shelf=shelf)


def read_count(count: Asked) -> int:
    """How many commits a count that was started has found.

    Raises:
        UnreadableHistoryError: a commit is missing or damaged.
    """
    return int(count.answer(what="the history"))


def change_of(commit: str, day: date, path: bytes, entry: bytes) -> Change:
    """A change from a raw entry, which has one colon, mode and id for each parent."""
    parents = len(entry) - len(entry.lstrip(b":"))
    fields = entry[parents:].split(b" ")
    blobs = tuple(
        blob.decode() if mode in _REGULAR else ""
        for mode, blob in zip(fields[: parents + 1], fields[parents + 1 :], strict=False)
    )
    return Change(commit=commit, day=day, path=os.fsdecode(path), blob=blobs[-1], before=blobs[:-1])


def day_of(seconds: bytes) -> date:
    """The UTC day; 1970-01-01 where the date cannot be read, which the history reports."""
    readable = seconds.isdigit() and len(seconds) <= len(str(_LATEST))
    number = int(seconds) if readable else 0
    return date.fromordinal(date(1970, 1, 1).toordinal() + min(number, _LATEST) // DAY)


def _changes(answer: bytes) -> Iterator[Change]:
    commit, day = "", date(1970, 1, 1)
    parts = iter(answer.split(b"\0"))
    for part in parts:
        text = part.lstrip(b"\n")
        if text.startswith(b":"):
            yield change_of(commit, day, next(parts), text)
        elif text:
            name, _, seconds = text.partition(b" ")
            commit, day = name.decode(), day_of(seconds)
