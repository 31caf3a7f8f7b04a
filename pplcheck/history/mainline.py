"""The main line of a history: a commit, its first parent, the first parent of that, and so on.

It is followed while the log goes by, so that git need not be asked again, and thinned out where it
is long: a commit stays where its id ends in so many zero bits. So what stays follows from the
commits alone, however much of the line was known before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import field

from pplcheck.history.quarantine import Quarantine
from pplcheck.model.frozen import frozen

MOST = 4_096
"""Commits of a main line that stay at most; all of them where it is no longer."""
WHOLE = 16_384
"""Up to how long a main line can be had whole; git's own log of some paths is faster beyond."""
BEHIND = 16_384
"""Commits that are remembered at least after git has shown them, before their children."""
LOOKS = 16
"""How often, for every batch, it is looked for a commit that was shown before its child."""


@frozen
class Line:
    """Commits of a main line, newest first, by id; one in `every` of them, its tip aside.

    `trees` are the ids of their trees, empty where they are not known.
    """

    tip: bytes
    commits: tuple[bytes, ...]
    every: int = 1
    trees: tuple[bytes, ...] = field(default=(), compare=False)


_Entry = tuple[bytes, bytes]
"""A commit of a main line, and its tree."""
_Shown = tuple[Sequence[bytes], Sequence[bytes], Sequence[bytes]]
"""Commits as the log shows them, with their parents and their trees."""


class Mainline:
    """A main line that is being followed, from its tip down."""

    def __init__(self, tip: str, *, most: int = MOST) -> None:
        """Begin at a commit, by its full id; `most` commits stay of a longer line."""
        self.most = most
        self._held = max(most, WHOLE)
        self._tip = self._next = tip.encode()
        self._kept: list[_Entry] = []
        self._every = 1
        self._before: deque[_Shown] = deque()
        self._left = self._looks = 0

    def follow(
        self, commits: Sequence[bytes], parents: Sequence[bytes], trees: Sequence[bytes]
    ) -> None:
        """Take in commits with the ids of their parents and trees, in the order of the log."""
        self._left += len(commits)
        self._looks += LOOKS
        self._before.append((commits, parents, trees))
        if not self._walk(commits, parents, trees):
            self._look_back()
        rest = sum(len(shown) for shown, *_ in self._before)
        while rest - len(self._before[0][0]) >= BEHIND:
            rest -= len(self._before.popleft()[0])

    def _walk(
        self, commits: Sequence[bytes], parents: Sequence[bytes], trees: Sequence[bytes]
    ) -> bool:
        """Follow the line through some commits; whether it leads on there.

        Nearly always a child is shown first, so one look through the commits finds all of them.
        """
        found = list(self._onward(commits, parents, trees))
        self._left -= len(found)
        self._kept += staying(found, self._every)
        if len(self._kept) > self._held:
            self._kept, self._every = _thin(self._kept, self._every, self._held)
        return bool(found)

    def _onward(
        self, commits: Sequence[bytes], parents: Sequence[bytes], trees: Sequence[bytes]
    ) -> Iterator[_Entry]:
        """The commits of the line among some, each with its tree, as far as it goes on there."""
        digits, at = len(self._tip), 0
        # No line is longer than the history: forged ones may go in circles.
        for _ in range(self._left):
            if not self._next:
                return
            try:
                at = commits.index(self._next, at)
            except ValueError:
                return
            yield self._next, trees[at]
            self._next = parents[at][:digits]

    def _look_back(self) -> None:
        """Follow the line through what was shown before, the newest first.

        Where too many clocks went wrong it is given up, and git has to be asked.
        """
        while self._looks and any(self._walk(*shown) for shown in reversed(self._before)):
            self._looks -= 1

    def line(self, below: Line | None = None, *, most: int = 0) -> Line | None:
        """The line, where it came to its end, or to the tip of the part known `below`.

        None where it did not: git may show a parent long before a child whose clock went wrong.
        `most` commits stay of it, up to `WHOLE`; without it as many as were asked for.
        """
        self._look_back()
        kept, every = self._kept, self._every
        if self._next and (below is None or self._next != below.tip):
            return None
        if self._next and below:
            trees = below.trees or (b"",) * len(below.commits)
            kept = [*kept, *zip(below.commits, trees, strict=True)]
            every = max(every, below.every)
        return _line(self._tip, kept, every, most or self.most)


def read_line(quarantine: Quarantine, tip: str, *, most: int = MOST) -> Line:
    """The main line that ends with a commit, asked of git (`git log --first-parent`).

    Raises:
        UnreadableHistoryError: a commit is missing or damaged.
    """
    options = ("--first-parent", "--no-show-signature", "--no-decorate", "--format=tformat:%H %T")
    answer = quarantine.run("log", *options, f"{tip}^{{commit}}", "--").split()
    return _line(tip.encode(), list(zip(answer[::2], answer[1::2], strict=True)), 1, most)


def _line(tip: bytes, kept: list[_Entry], every: int, most: int) -> Line:
    kept, every = _thin(kept, every, most)
    commits, trees = zip(*kept, strict=True) if kept else ((), ())
    return Line(tip=tip, commits=commits, every=every, trees=trees)


def _thin(kept: list[_Entry], every: int, most: int) -> tuple[list[_Entry], int]:
    kept = staying(kept, every)
    while len(kept) > most:
        every *= 2
        kept = staying(kept, every)
    return kept, every


def staying(entries: list[_Entry], every: int) -> list[_Entry]:
    """The commits whose number, as their id has it, `every` divides: a power of two."""
    zeros, step = divmod(every.bit_length() - 1, 4)
    endings = tuple(b"%x" % digit + b"0" * zeros for digit in range(0, 16, 1 << step))
    return [entry for entry in entries if entry[0].endswith(endings)]
