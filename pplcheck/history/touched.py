"""How many files each commit touched, and which commits thereby show to be no work of their own.

One `git log --raw` of all commits but merges, against their first parent, or against nothing for
a root; git compares trees and reads no file. The raw format is that of git-diff(1), without its
guesses at renames: whether a file moved unchanged shows in its blob. Lines are counted apart, see
`line_counts`, as files have to be read for them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.ahead import Ahead
from pplcheck.history.imports import Aside
from pplcheck.history.line_counts import LineCounts
from pplcheck.history.log import RECORD_LIMIT
from pplcheck.history.quarantine import Quarantine
from pplcheck.model.meter import METER
from pplcheck.model.vendored import is_vendored

_WHAT = "the paths of the history"
_OPTIONS = (
    "--raw",
    "-z",
    "--root",
    "--no-merges",
    "--no-renames",
    "--no-abbrev",
    "--no-ext-diff",
    "--no-textconv",
    "--no-show-signature",
    "--no-color",
    "--no-decorate",
    "--no-notes",
    "--no-mailmap",
    "--format=tformat:%H",
)
_PINS = frozenset(
    b"go.mod go.sum go.work go.work.sum vendor.mod vendor.sum vendor.conf vendor.json vendor.sh"
    b" glide.yaml glide.lock gopkg.toml gopkg.lock godeps.json .gitmodules"
    b" package.json package-lock.json yarn.lock pnpm-lock.yaml bower.json"
    b" composer.json composer.lock cargo.toml cargo.lock gemfile gemfile.lock podfile podfile.lock"
    b" cartfile cartfile.resolved".split()
)
"""Files, by name in lower case, that say which versions lie in a vendor folder."""


class Touched:
    """What every commit but merges did to files, in numbers."""

    def __init__(
        self,
        files: Mapping[bytes, int],
        asides: Mapping[bytes, Aside],
        lines: LineCounts | None = None,
    ) -> None:
        """All by the full id of the commit; a commit that shows nothing special has no aside.

        `lines` is None where nobody looked at lines.
        """
        self._files = files
        self._asides = asides
        self._lines = lines

    def files_of(self, commit: bytes) -> int:
        """How many paths a commit added, changed or removed; 0 for merges and empty commits."""
        return self._files.get(commit, 0)

    def lines_of(self, commit: bytes) -> int | None:
        """How many lines a commit added and removed together; None where that is not known.

        It is not where nobody looked, or where a file is not there. A binary file has no lines,
        and neither has a merge.
        """
        return None if self._lines is None else self._lines.of(commit)

    @property
    def commits(self) -> tuple[bytes, ...]:
        """All commits but merges, in the order of the log."""
        return tuple(self._files)

    @property
    def unread(self) -> int:
        """Of how many commits the lines are unknown, because a file is not there."""
        return len(self._lines.unknown) if self._lines else 0

    def with_lines(self, lines: LineCounts) -> Touched:
        """The same, with the lines of these commits."""
        return Touched(self._files, self._asides, lines)

    def aside_of(self, commit: bytes) -> Aside | None:
        """Why a commit is told apart, None where nothing in its paths says so."""
        return self._asides.get(commit)


def start_touched(quarantine: Quarantine, commit: str) -> Ahead:
    """The log of the paths that everything reachable from a commit touched."""
    log = Ahead(quarantine.start("log", *_OPTIONS, f"{commit}^{{commit}}", "--"))
    quarantine.at_close(log.close)
    return log


def read_touched(quarantine: Quarantine, log: Ahead, *, import_files: int) -> Touched:
    """What a log begun by `start_touched` shows to its end.

    A commit is a rename where every path is one that moved unchanged; vendored where it changes
    nothing but vendor folders, and the files that pin their content; a mass import where it adds
    more than `import_files` paths beyond those it removes.

    Raises:
        UnreadableHistoryError: a commit or tree is missing, damaged, or lists far too much.
    """
    files: dict[bytes, int] = {}
    asides: dict[bytes, Aside] = {}
    commit, deeds = b"", _Deeds()

    def close() -> None:
        if commit:
            files[commit] = deeds.files
            found = deeds.aside(import_files)
            if found is not None:
                asides[commit] = found

    METER.begin("commits")
    tokens = _tokens(quarantine.within(log.chunks(), _WHAT))
    for token in tokens:
        text = token.lstrip(b"\n")
        if text.startswith(b":"):
            deeds.add(text, next(tokens, b""))
        elif text:
            METER.add(1)
            close()
            commit, deeds = text, _Deeds()
    METER.end()
    close()
    quarantine.finish(log.process, what=_WHAT)
    return Touched(files, asides)


class _Deeds:
    """What one commit did, path by path."""

    __slots__ = ("added", "elsewhere", "files", "gone", "new", "removed", "vendored")

    def __init__(self) -> None:
        self.files = self.added = self.removed = 0
        self.vendored = self.elsewhere = False
        self.gone: list[bytes] = []
        self.new: list[bytes] = []

    def add(self, entry: bytes, path: bytes) -> None:
        """Count a raw entry: `:mode mode blob blob status`."""
        self.files += 1
        if not self.elsewhere:
            folder, _, name = path.rpartition(b"/")
            if _is_vendored(folder):
                self.vendored = True
            else:
                self.elsewhere = name.lower() not in _PINS
        _, _, before, after, status = entry.split(b" ")
        if status == b"A":
            self.added += 1
            self.new.append(after)
        elif status == b"D":
            self.removed += 1
            self.gone.append(before)

    def aside(self, import_files: int) -> Aside | None:
        """Why the commit is told apart, if it is."""
        is_moved = self.files == self.added + self.removed > 0 and self.added == self.removed
        if is_moved and sorted(self.new) == sorted(self.gone):
            return Aside.RENAME
        if self.vendored and not self.elsewhere:
            return Aside.VENDORED
        return Aside.IMPORT if self.added - self.removed > import_files else None


@lru_cache(maxsize=65536)
def _is_vendored(folder: bytes) -> bool:
    return is_vendored(os.fsdecode(folder))


def _tokens(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What stands between NULs, however the stream is cut.

    Raises:
        UnreadableHistoryError: there is no NUL within the bytes a record may have.
    """
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\0")
        if len(rest) > RECORD_LIMIT:
            raise UnreadableHistoryError(f"a path is longer than {RECORD_LIMIT} bytes")
        yield from whole
