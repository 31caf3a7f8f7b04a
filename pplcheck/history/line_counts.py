"""How many lines each commit added and removed: two gits at work, and each commit only once.

git-diff-tree(1) is asked about the commits that are not known yet, in blocks that two gits share.
What a commit did never changes, so its numbers are kept for ever. They are those of `git log
--numstat --no-renames`: merges are not counted, a binary file has no lines. No attributes are in
force, as with all else here, and what is larger than `LARGEST` is not looked into.

A partial clone need not hold every file. What a commit did to a file that is not there is
unknown, and so is the commit; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.ahead import Ahead
from pplcheck.history.line_shelf import Lines, LineShelf
from pplcheck.history.quarantine import Quarantine
from pplcheck.model.frozen import frozen
from pplcheck.model.meter import METER

WORKERS = 2
"""Gits that share the work."""
BLOCK = 1024
"""Commits in a row that one git reads: neighbors compare much the same files."""

LARGEST = "64m"
"""From this size on a file counts as binary; to git itself, only from 512 MB on."""

_WHAT = "the lines of the history"
_OPTIONS = (
    "-c",
    f"core.bigFileThreshold={LARGEST}",
    "diff-tree",
    "--stdin",
    "-r",
    "--root",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
)
_REGULAR = b"1"
"""How the modes of files begin; folders begin with 0, what is not there is 000000."""


@frozen
class LineCounts:
    """Lines added and removed by commit, by full id; of `unknown` ones a file is not there."""

    lines: Mapping[bytes, Lines]
    unknown: frozenset[bytes]

    def of(self, commit: bytes) -> int | None:
        """Lines added and removed together, None where unknown; 0 for whoever was not asked for."""
        return None if commit in self.unknown else sum(self.lines.get(commit, (0, 0)))


def count_lines(
    quarantine: Quarantine, commits: Sequence[bytes], shelf: LineShelf | None = None
) -> LineCounts:
    """The lines of some commits, none of them a merge; new ones are put on the shelf.

    Raises:
        UnreadableHistoryError: a commit or tree is missing, or something is damaged.
    """
    from concurrent.futures import ThreadPoolExecutor

    known = shelf.get() if shelf else {}
    wanted = [commit for commit in commits if commit not in known]
    METER.begin("commits", len(wanted))
    with ThreadPoolExecutor(WORKERS) as workers:
        shares = [share for share in _shares(wanted) if share]
        done = list(workers.map(lambda share: _count(quarantine, share), shares))
    METER.end()
    found = {commit: lines for part in done for commit, lines in part.lines.items()}
    if shelf and found:
        shelf.put({**known, **found})
    mine = {commit: known[commit] for commit in commits if commit in known}
    unknown = frozenset[bytes]().union(*(part.unknown for part in done))
    return LineCounts(lines=mine | found, unknown=unknown)


def _shares(commits: Sequence[bytes]) -> list[list[bytes]]:
    """The commits in as many parts as there are workers, block by block in turn."""
    shares: list[list[bytes]] = [[] for _ in range(WORKERS)]
    for number, start in enumerate(range(0, len(commits), BLOCK)):
        shares[number % WORKERS] += commits[start : start + BLOCK]
    return shares


def _count(quarantine: Quarantine, commits: list[bytes]) -> LineCounts:
    """The lines of one share; where git stops at a file that is not there, goes on without."""
    lines: dict[bytes, Lines] = {}
    try:
        _read(quarantine, commits, lines)
    except UnreadableHistoryError:
        if lines:
            lines.popitem()  # git may have ended in the midst of it
        rest = [commit for commit in commits if commit not in lines]
        unknown = _lacking(quarantine, rest)
        if not unknown:
            raise
        _read(quarantine, [commit for commit in rest if commit not in unknown], lines)
        return LineCounts(lines=_all(commits, lines, unknown), unknown=unknown)
    return LineCounts(lines=_all(commits, lines, frozenset()), unknown=frozenset())


def _all(
    commits: list[bytes], lines: dict[bytes, Lines], unknown: frozenset[bytes]
) -> dict[bytes, Lines]:
    """The same with those that changed nothing: git is silent about them."""
    return {commit: lines.get(commit, (0, 0)) for commit in commits if commit not in unknown}


def _read(quarantine: Quarantine, commits: list[bytes], lines: dict[bytes, Lines]) -> None:
    """Note the lines of commits, in the order of the commits."""
    if not commits:
        return
    added = removed = 0
    commit = b""
    for row in _rows(quarantine, "--numstat", commits):
        more, tab, rest = row.partition(b"\t")
        if tab:
            less = rest.partition(b"\t")[0]
            added += int(more) if more.isdigit() else 0  # a dash for binary files
            removed += int(less) if less.isdigit() else 0
            lines[commit] = (added, removed)
        elif row:
            METER.add(1)
            commit, added, removed = row, 0, 0
            lines[commit] = (0, 0)


def _lacking(quarantine: Quarantine, commits: list[bytes]) -> frozenset[bytes]:
    """Those among some commits that touch a file whose content is not there."""
    touched: dict[bytes, list[bytes]] = {}
    commit = b""
    for row in _rows(quarantine, "--raw", commits, "--no-abbrev"):
        if row.startswith(b":"):
            before, after, old, new, _ = row[1:].split(b" ", 4)
            for mode, blob in ((before, old), (after, new)):
                if mode.startswith(_REGULAR) and not mode.startswith(b"16"):  # no submodule
                    touched.setdefault(blob, []).append(commit)
        else:
            commit = row
    asked = b"".join(blob + b"\n" for blob in touched)
    check = ("cat-file", "--batch-check=%(objectname)", "--buffer")
    answers = quarantine.run(*check, stdin=asked, what=_WHAT) if asked else b""
    gone = [row.split()[0] for row in answers.splitlines() if row.endswith(b" missing")]
    return frozenset(commit for blob in gone for commit in touched[blob])


def _rows(quarantine: Quarantine, form: str, commits: list[bytes], *more: str) -> Iterator[bytes]:
    """What git tells of commits, row by row; without -z no path holds a line feed.

    Raises:
        UnreadableHistoryError: git did not come to its end; all rows it wrote came before.
    """
    asked = b"\n".join((*commits, b""))
    log = Ahead(quarantine.start(*_OPTIONS, form, *more, stdin=asked))
    quarantine.at_close(log.close)
    rest = b""
    for chunk in quarantine.within(log.chunks(), _WHAT):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole
    quarantine.finish(log.process, what=_WHAT)
