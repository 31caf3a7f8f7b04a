"""Commits compared with their ids, as the log tells them.

The log believes what it is told; git compares content and id only of objects it peels
(gitrevisions(7)), which takes nearly as long as the log. So a commit is put together again from
what the log tells, as git writes it (gitformat-commit, "git cat-file commit"), and where that has
the id, it is what the id says. Only the others go through git, beside the log: commits that hold
more than the log shows, such as a signature, or that are odd.
"""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from pplcheck.history.quarantine import Quarantine

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

AT_ONCE = 16_384
"""Commits that one git compares; no more ids than of two such lots are held."""

_FRAME = len(b"tree \n\n\n")


class Told(NamedTuple):
    """What the log tells of a commit.

    `parents` are ids with a space between, `lines` the author and the committer line with a line
    feed between.
    """

    commit: bytes
    tree: bytes
    parents: bytes
    lines: bytes
    message: bytes


class Comparison:
    """Commits being compared with their ids, one lot after the other."""

    def __init__(self, quarantine: Quarantine, *, what: str = "the history") -> None:
        """Nothing to compare yet; `what` it is that errors speak of."""
        self._quarantine = quarantine
        self._what = what
        self._waiting: list[bytes] = []
        self._process: subprocess.Popen[bytes] | None = None

    def add(self, commits: Iterable[tuple[bytes, ...]]) -> None:
        """Have more commits compared, each the fields of `Told`.

        Raises:
            UnreadableHistoryError: one added before is not what its id says, or is missing.
        """
        self._waiting += unlike(commits, self._quarantine.object_format)
        if len(self._waiting) >= AT_ONCE:
            self._next()

    def end(self) -> None:
        """Wait until all are compared; raises as `add` does."""
        if self._waiting:
            self._next()
        self._finish()

    def _next(self) -> None:
        self._finish()
        peeled = b"^{}\n".join([*self._waiting, b""])
        self._waiting.clear()
        options = ("--no-walk=unsorted", "--quiet", "--stdin")
        self._process = self._quarantine.start("rev-list", *options, stdin=peeled)

    def _finish(self) -> None:
        if self._process is not None:
            process, self._process = self._process, None
            self._quarantine.finish(process, what=self._what)


def unlike(commits: Iterable[tuple[bytes, ...]], object_format: str) -> list[bytes]:
    """The ids of commits whose parts, put together as git writes a commit, have another id.

    Each comes as the fields of `Told`.
    """
    found = []
    digest = _digest(object_format)
    for commit, tree, above, lines, message in commits:
        parents = b"\nparent " + above.replace(b" ", b"\nparent ") if above else b""
        size = _FRAME + len(tree) + len(parents) + len(lines) + len(message)
        whole = b"commit %d\0tree %b%b\n%b\n\n%b" % (size, tree, parents, lines, message)
        if digest(whole, usedforsecurity=False).hexdigest().encode() != commit:
            found.append(commit)
    return found


def is_named(name: bytes, kind: bytes, content: bytes, object_format: str) -> bool:
    """Whether an object of a kind, such as `commit`, with a content has an id."""
    digest = _digest(object_format)(b"%b %d\0" % (kind, len(content)), usedforsecurity=False)
    digest.update(content)
    return digest.hexdigest().encode() == name


def _digest(object_format: str) -> Callable[..., Hash]:
    """How a repository names its objects.

    Two commits made to have one id, which SHA-1 lets those do who spend enough, are not told
    apart here; git refuses them when it fetches.
    """
    return hashlib.sha256 if object_format == "sha256" else hashlib.sha1
