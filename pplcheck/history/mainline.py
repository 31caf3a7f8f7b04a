"""The main line of a history: a commit, its first parent, the first parent of that, and so on.

It is followed while the log goes by, so that git need not be asked again, and thinned out where it
is long: a commit stays where its id ends in so many zero bits. So what stays follows from the
commits alone, however much of the line was known before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pplcheck.history.quarantine import Quarantine

MOST = 16_384
"""Commits of a main line that stay at most; all of them where it is no longer."""
_END = 8  # hexadecimal digits of an id that decide whether it stays


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Commits of a main line, newest first, by id; one in `every` of them, its tip aside."""

    tip: bytes
    commits: tuple[bytes, ...]
    every: int = 1


class Mainline:
    """A main line that is being followed, from its tip down."""

    def __init__(self, tip: str, *, most: int = MOST) -> None:
        """Begin at a commit, by its full id."""
        self._tip = self._next = tip.encode()
        self._most = most
        self._kept: list[bytes] = []
        self._every = 1

    def follow(self, commits: Iterable[bytes], parents: Iterable[bytes]) -> None:
        """Take in commits with their parents' ids; children come before their parents."""
        following = self._next
        for commit, above in zip(commits, parents, strict=True):
            if commit == following:
                following = above[: len(commit)]
                self._kept.append(commit)
        self._next = following
        if len(self._kept) > self._most:
            self._kept, self._every = _thin(self._kept, self._every, self._most)

    def line(self, below: Line | None = None) -> Line | None:
        """The line, where it came to its end, or to the tip of the part known `below`.

        None where it did not: git may show a parent before a child whose clock went wrong.
        """
        kept, every = self._kept, self._every
        if self._next and (below is None or self._next != below.tip):
            return None
        if self._next and below:
            kept, every = [*kept, *below.commits], max(every, below.every)
        kept, every = _thin(kept, every, self._most)
        return Line(tip=self._tip, commits=tuple(kept), every=every)


def read_line(quarantine: Quarantine, tip: str, *, most: int = MOST) -> Line:
    """The main line that ends with a commit, asked of git (`git rev-list --first-parent`).

    Raises:
        UnreadableHistoryError: a commit is missing or damaged.
    """
    answer = quarantine.run("rev-list", "--first-parent", f"{tip}^{{commit}}", "--")
    kept, every = _thin(answer.split(), 1, most)
    return Line(tip=tip.encode(), commits=tuple(kept), every=every)


def _thin(commits: Sequence[bytes], every: int, most: int) -> tuple[list[bytes], int]:
    kept = [commit for commit in commits if _stays(commit, every)] if every > 1 else list(commits)
    while len(kept) > most:
        every *= 2
        kept = [commit for commit in kept if _stays(commit, every)]
    return kept, every


def _stays(commit: bytes, every: int) -> bool:
    return int(commit[-_END:], 16) % every == 0
