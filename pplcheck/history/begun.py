"""A history begun to be read: what is known of it from an earlier run, and a log of the rest.

A count that was kept is of all that leads to one commit, which names it: objects never change, the
quarantine lets neither replace refs nor grafts nor a shallow file change what they mean, and so a
count is true for ever. Where only an ancestor's count is known, the log is that of the commits
since (`git log NEW ^OLD`); commits that were rewritten have no such ancestor, and are read anew.
To ask git for that (git-merge-base(1)) takes as long as the log. So the commit known last is taken
for one, and the log shows whether it is: then it is the parent of a commit in there.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.ahead import Ahead
from pplcheck.history.count import Count, Counting
from pplcheck.history.frozen import freeze, thaw
from pplcheck.history.log import Batch, UnevenLogError, read_log, start_log
from pplcheck.history.mainline import Mainline
from pplcheck.history.quarantine import Quarantine
from pplcheck.model.frozen import frozen
from pplcheck.model.shelf import Shelf

KIND = "history"
"""What counts are called on a shelf, before the commit they are of."""
CANDIDATES = 4
"""How many known commits are looked at, whether they lead to the one in question."""


@frozen
class Begun:
    """The log at work, None where nothing is left to read, and the count to go on with.

    `known` is a frozen count of everything that leads to `base`; both are empty where nothing is
    known. Without `is_sure` the log has to show that `base` is an ancestor. `shelf` takes the whole
    count once it is made. `mainline` is followed while the log is read, from the commit down to
    `base` or to its end.
    """

    log: Ahead | None
    base: str = ""
    known: bytes = b""
    is_sure: bool = True
    shelf: Shelf | None = None
    mainline: Mainline | None = None


def begin(quarantine: Quarantine, commit: str, shelf: Shelf | None = None) -> Begun:
    """Start to read what leads to a commit, as far as the shelf does not know it already."""
    line = Mainline(commit)
    if shelf is None:
        return Begun(log=start_log(quarantine, commit), mainline=line)
    known = shelf.get(_name(commit))
    if known:
        return Begun(log=None, base=commit, known=known, shelf=shelf, mainline=line)
    likely, *others = (*shelf.names(KIND)[:CANDIDATES], "")
    base = likely.removeprefix(f"{KIND}-")
    known = shelf.get(likely) if base and _is_there(quarantine, base) else None
    if not known:
        return _begun(quarantine, commit, shelf, others, line)
    log = start_log(quarantine, commit, without=base)
    return Begun(log=log, base=base, known=known, is_sure=False, shelf=shelf, mainline=line)


def _begun(
    quarantine: Quarantine,
    commit: str,
    shelf: Shelf,
    names: Iterable[str],
    line: Mainline | None,
) -> Begun:
    """As `begin`, from the first of some counts that is an ancestor's, by git's word."""
    for name in filter(None, names):
        base = name.removeprefix(f"{KIND}-")
        known = shelf.get(name) if _leads_to(quarantine, base, commit) else None
        if known:
            log = start_log(quarantine, commit, without=base)
            return Begun(log=log, base=base, known=known, shelf=shelf, mainline=line)
    return Begun(log=start_log(quarantine, commit), shelf=shelf, mainline=line)


def count_history(quarantine: Quarantine, commit: str, begun: Begun, counting: Counting) -> Count:
    """The count of a history, gone on from what is known of it; kept where there is a shelf.

    Raises:
        UnreadableHistoryError: an object is missing or damaged, or git stopped early.
    """
    count = _known(begun) if counting.is_plain else None
    if count is None and begun.base:
        _stop(quarantine, begun.log)
        log = start_log(quarantine, commit)
        begun = Begun(log=log, shelf=begun.shelf, mainline=begun.mainline)
    if begun.log is None and count is not None:
        return count
    if count is not None and begun.shelf is not None and not begun.is_sure:
        count = _gone_on(quarantine, commit, begun, begun.shelf, count)
    else:
        count = _read(quarantine, commit, begun, counting, count)
    if count.tip != commit.encode():
        raise UnreadableHistoryError(quarantine.unreadable("the history", f"{commit} is no commit"))
    if begun.shelf is not None and counting.is_plain:
        begun.shelf.put(_name(commit), freeze(count))
    return count


def _known(begun: Begun) -> Count | None:
    """The count that is known, None where there is none or it is not what it says."""
    if not begun.base:
        return None
    try:
        count = thaw(begun.known)
    except ValueError:
        return None
    return count if count.tip == begun.base.encode() else None


def _gone_on(
    quarantine: Quarantine, commit: str, begun: Begun, shelf: Shelf, known: Count
) -> Count:
    """The count gone on from that of a commit that may be an ancestor, anew where it is none."""
    reaching = _Reaching(begun.base.encode())
    with suppress(UnreadableHistoryError):  # what is left out may be damaged, and not needed
        count = _read(quarantine, commit, begun, reaching, known)
        if reaching.is_reached or count is not known:
            return count
    _stop(quarantine, begun.log)
    names = [name for name in shelf.names(KIND)[:CANDIDATES] if name != _name(begun.base)]
    again = _begun(quarantine, commit, shelf, names, begun.mainline)
    return _read(quarantine, commit, again, Counting(), _known(again))


class _Reaching(Counting):
    """Counts by the commits alone, and sees whether one is the parent of any."""

    def __init__(self, commit: bytes) -> None:
        """Begin with none that is."""
        super().__init__()
        self.is_reached = False
        self._commit = commit

    def add(self, count: Count, batch: Batch) -> None:
        """Count a batch of commits."""
        super().add(count, batch)
        _, parents, *_ = batch.columns
        self.is_reached = self.is_reached or any(self._commit in above for above in parents)


def _read(
    quarantine: Quarantine, commit: str, begun: Begun, counting: Counting, known: Count | None
) -> Count:
    log = begun.log or start_log(quarantine, commit)
    count = known or Count()
    count.tip = b""
    if not count.raw:
        try:
            return _counted(read_log(quarantine, log), counting, count, begun.mainline)
        except UnevenLogError:
            # A commit that git cannot show in order: once more, from the objects themselves, and
            # all of them, so that it makes no difference what was known before.
            count = Count()
            count.raw = True
            counting.restart()
    from pplcheck.history.raw import read_raw

    _stop(quarantine, log)
    without = log.without if known is None or known is count else ""
    return _counted(read_raw(quarantine, commit, without=without), counting, count)


def _counted(
    batches: Iterable[Batch],
    counting: Counting,
    count: Count,
    mainline: Mainline | None = None,
) -> Count:
    for batch in batches:
        counting.add(count, batch)
        if mainline is not None:
            commits, parents, *_ = batch.columns
            mainline.follow(commits, parents, batch.trees)
    return count


def _is_there(quarantine: Quarantine, commit: str) -> bool:
    """Whether there is a commit with an id; see git-cat-file(1)."""
    return quarantine.attempt("cat-file", "-e", f"{commit}^{{commit}}") is not None


def _leads_to(quarantine: Quarantine, base: str, commit: str) -> bool:
    """Whether a commit is there and an ancestor of another; see git-merge-base(1)."""
    return quarantine.attempt("merge-base", "--is-ancestor", base, commit) is not None


def _stop(quarantine: Quarantine, log: Ahead | None) -> None:
    if log is not None:
        log.close()
        quarantine.stop(log.process)


def _name(commit: str) -> str:
    return f"{KIND}-{commit}"
