"""One streamed `git log -z`, and its split into commits.

The fields come from git-log(1)'s pretty formats. NUL ends each of them: git shows a message or a
name up to its first NUL. Git recodes to UTF-8, as long as every commit declares a charset that
keeps ASCII as it is; see `charsets` for why the rest must not pass through it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.ahead import Ahead
from pplcheck.history.charsets import keeps_ascii
from pplcheck.history.commit_graph import told
from pplcheck.history.comparison import Comparison
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.trailers import KEYS
from pplcheck.model.meter import METER

RECORD_LIMIT = 64 * 1024 * 1024
"""Bytes without an end of a commit that are held; no real message comes near."""


class Record(NamedTuple):
    """A commit as git shows it, every field in UTF-8 as far as its encoding is known.

    `author` and `committer` are the name, a line feed, and the address; both empty where git
    cannot read the line. `written` and `committed` are seconds since 1970 in digits, empty where
    there is no date. `parents` are ids with a space between. `trailers` are unfolded lines.
    `charset` is the one the commit declares, mostly none.
    """

    commit: bytes
    parents: bytes
    author: bytes
    written: bytes
    committer: bytes
    committed: bytes
    message: bytes
    trailers: bytes
    charset: bytes


class Batch:
    """Some commits side by side: `columns` holds a list for every field of `Record`, in order.

    Iterating gives the commits one by one, as tuples of these fields. `trees` are the ids of their
    trees, `lines` their author and committer lines with a line feed between, as git writes them;
    both are empty where the commits were not read from the log.
    """

    __slots__ = ("columns", "lines", "trees")

    def __init__(
        self, columns: list[list[bytes]], trees: Sequence[bytes] = (), lines: Sequence[bytes] = ()
    ) -> None:
        """The columns are as long as each other."""
        self.columns = columns
        self.trees = trees
        self.lines = lines

    def __iter__(self) -> Iterator[tuple[bytes, ...]]:
        """The commits one by one."""
        return zip(*self.columns, strict=True)


class UnevenLogError(UnreadableHistoryError):
    """The log is not in the form asked for, or a commit declares a charset git must not recode."""


_TRAILERS = ",".join(f"key={key}" for key in KEYS)
_FORMAT = "%x00".join(
    (
        "%H",
        "%P",
        "%an%x0a%ae",
        "%at",
        "%cn%x0a%ce",
        "%ct",
        "%B",
        f"%(trailers:{_TRAILERS},only=true,unfold=true)",
        "%e",
        "%T",
        "author %an <%ae> %ad%x0acommitter %cn <%ce> %cd",
    )
)
_OPTIONS = (
    "-z",
    "--no-show-signature",
    "--no-color",
    "--no-decorate",
    "--no-notes",
    "--no-mailmap",
    "--encoding=UTF-8",
    "--date=raw",
    f"--format=tformat:{_FORMAT}",
)
_FIELDS = len(Record._fields)
_WIDTH = _FIELDS + len(("trees", "lines"))
_HEX = b"0123456789abcdef"


def start_log(
    quarantine: Quarantine, commit: str, *, without: str = "", limits: tuple[str, ...] = ()
) -> Ahead:
    """The log of everything reachable from a commit, newest first, as it streams out of git.

    What is reachable from `without` too, the full id of a commit, is left out. `limits` are
    options of git-log(1) that leave out more.
    """
    left_out = (f"^{without}",) if without else ()
    process = quarantine.start("log", *_OPTIONS, *limits, f"{commit}^{{commit}}", *left_out, "--")
    log = Ahead(process, without=without, whole=not without and not limits)
    quarantine.at_close(log.close)
    return log


def read_log(quarantine: Quarantine, log: Ahead) -> Iterator[Batch]:
    """The commits of a started log, in batches.

    Raises:
        UnevenLogError: a commit stands in git's way; `raw` reads such a history.
        UnreadableHistoryError: git did not come to its end, or says far too much, or a commit is
            not what its id says; never fewer commits instead.
    """
    splitter = Splitter(quarantine.digits)
    comparison = Comparison(quarantine)
    if METER.watched:
        METER.begin("commits", told(quarantine) if log.whole else 0)
    for chunk in quarantine.within(log.chunks()):
        batch = splitter.feed(chunk)
        commits, parents, *_, messages, _, _ = batch.columns
        METER.add(len(commits))
        comparison.add(zip(commits, batch.trees, parents, batch.lines, messages, strict=True))
        yield batch
    METER.end()
    quarantine.finish(log.process)
    splitter.end()
    comparison.end()


class Splitter:
    """Splits the stream into commits, however it is cut into chunks."""

    def __init__(self, digits: int) -> None:
        """`digits` is the length of an object id."""
        self._digits = digits
        self._rest = b""
        self._fields: list[bytes] = []

    def feed(self, chunk: bytes) -> Batch:
        """The commits that end in this chunk.

        Raises:
            UnevenLogError: the stream is not what was asked for, or git had to recode a charset
                that it must not.
            UnreadableHistoryError: a commit is too large.
        """
        parts = (self._rest + chunk).split(b"\0")
        self._rest = parts.pop()
        if len(self._rest) > RECORD_LIMIT:
            raise UnreadableHistoryError(
                f"a commit is larger than {RECORD_LIMIT} bytes; find it with `git log` and judge "
                "a history without it"
            )
        fields = self._fields + parts if self._fields else parts
        whole = len(fields) - len(fields) % _WIDTH
        self._fields = fields[whole:]
        columns = [fields[column:whole:_WIDTH] for column in range(_WIDTH)]
        self._check(columns[:_FIELDS])
        return Batch(columns[:_FIELDS], *columns[_FIELDS:])

    def end(self) -> None:
        """Make sure the stream ended with a commit's end.

        Raises:
            UnevenLogError: something is left over.
        """
        if self._rest or self._fields:
            raise UnevenLogError(_ODD)

    def _check(self, columns: list[list[bytes]]) -> None:
        commits, parents, _, written, _, committed, *_, charsets = columns
        if (
            {*map(len, commits)} - {self._digits}
            or b"".join(commits).translate(None, _HEX)
            or b"".join(parents).translate(None, _HEX + b" ")
            or b"".join(written + committed).translate(None, b"0123456789")
            or not all(map(keeps_ascii, {*charsets}))
        ):
            raise UnevenLogError(_ODD)


_ODD = (
    "git's log is cut off or not in the form asked for, a commit may be malformed; "
    "run `git fsck`, or try another git"
)
