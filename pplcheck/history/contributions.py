"""A history folded by identity, role and day.

What counts follows the project's domain page: merges, reverts, bots and imports of others' work
are not contributions.
A commit without a readable author date counts on the day of its committer date, or where that
cannot be read either, on 1970-01-01; it is named among the malformed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pplcheck.errors import UnreadableHistoryError
from pplcheck.history.ahead import Ahead
from pplcheck.history.bots import Bots
from pplcheck.history.identities import Bearers
from pplcheck.history.imports import Aside, aside
from pplcheck.history.log import UnevenLogError, read_log, start_log
from pplcheck.history.mailmap import apply_mailmap
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.raw import read_raw
from pplcheck.history.stream import NOBODY, Stream, day_of
from pplcheck.history.tally import DAY, Tally, fold
from pplcheck.history.touched import Touched
from pplcheck.history.trailers import is_revert, participants, same_key
from pplcheck.model.contribution import Activity, History, Identity, Malformed, Role

LATEST = 253_402_300_799
"""The last second of the year 9999; a later date is a slip or a joke, and not believed."""
MALFORMED_LIMIT = 100
"""Malformed commits that are named one by one, the newest; `unattributed` counts all."""


def read_history(  # noqa: PLR0913 - the parts of one question, each by name
    quarantine: Quarantine,
    commit: str,
    *,
    mailmap: bytes | None,
    bots: tuple[Identity, ...],
    log: Ahead | None = None,
    stream: Stream | None = None,
    touched: Touched | None = None,
    count_imports: bool = False,
) -> History:
    """The history that leads to `commit`; `log` is one that `start_log` has begun for it.

    `mailmap` holds the bytes of the `.mailmap` in force, None where there is none. `bots` are
    identities declared to be tools. `stream` takes down every contribution one by one.
    `touched` tells what commits did to files; with `count_imports` neither it nor a message
    makes a commit less than a contribution.

    Raises:
        UnreadableHistoryError: an object is missing or damaged, or git stopped early.
    """
    sorting = None if count_imports else _Sorting(touched)
    log = log or start_log(quarantine, commit)
    count = _count_all(quarantine, commit, log, stream, sorting)
    if count.tip != commit.encode():
        raise UnreadableHistoryError(quarantine.unreadable("the history", f"{commit} is no commit"))
    mapped = apply_mailmap(quarantine, mailmap, count.identities())
    bearers = Bearers(mapped, Bots(bots))
    if stream is not None:
        stream.settle(bearers)
    return _history(quarantine, count, bearers, paths_read=touched is not None)


def _history(
    quarantine: Quarantine, count: _Count, bearers: Bearers, *, paths_read: bool
) -> History:
    return History(
        head=count.tip.decode(),
        object_format=quarantine.object_format,
        commits=count.commits,
        merges=count.merges,
        reverts=count.reverts,
        people=len(bearers.mapped(count.people - {NOBODY})) + count.strangers,
        first=None if count.first is None else day_of(count.first // DAY),
        last=None if count.last is None else day_of(count.last // DAY),
        activities=_activities(count, bearers, bots=False),
        bots=_activities(count, bearers, bots=True),
        unattributed=count.unattributed,
        malformed=tuple(count.malformed),
        imports=count.asides[Aside.IMPORT],
        vendored=count.asides[Aside.VENDORED],
        renames=count.asides[Aside.RENAME],
        paths_read=paths_read,
    )


class _Sorting:
    """Tells commits apart that are no work of their own, by message and, if known, by paths."""

    def __init__(self, touched: Touched | None) -> None:
        self._touched = touched

    def aside(self, commit: bytes, message: bytes) -> Aside | None:
        """Why a commit is left out; what it did to files is believed before what it says."""
        found = self._touched.aside_of(commit) if self._touched else None
        return found or aside(message)


class _Count:
    """Counts commit after commit; dates in seconds, identities in bytes."""

    def __init__(self, stream: Stream | None, sorting: _Sorting | None) -> None:
        self.stream = stream
        self.sorting = sorting
        self.asides: Counter[Aside] = Counter()
        self.tip = b""
        self.commits = self.merges = self.reverts = self.unattributed = 0
        self.first: int | None = None
        self.last: int | None = None
        self.people: set[bytes] = set()
        self.nameless = self.illegible = False
        self.authors: dict[bytes, Tally] = {}
        self.others: dict[tuple[Role, bytes, bytes], Tally] = {}
        self.malformed: list[Malformed] = []

    @property
    def strangers(self) -> int:
        """Rows `git shortlog` has for authors it cannot name: empty ones, illegible ones."""
        return self.nameless + self.illegible

    def identities(self) -> set[bytes]:
        """Everybody named anywhere."""
        return self.people | {who for _, who, _ in self.others}

    def add(self, batch: Iterable[tuple[bytes, ...]]) -> None:
        """Count a batch of commits, each a tuple as `log.Record` describes it."""
        authors, people, stream, sorting = self.authors, self.people, self.stream, self.sorting
        commit = b""
        for commit, parents, author, written, committer, committed, message, trailers, _ in batch:
            if not self.tip:
                self.tip = commit
            self.commits += 1
            people.add(author)
            when = self._date(commit, author, written, committer, committed)
            if b" " in parents:
                self.merges += 1
                continue
            if is_revert(message):
                self.reverts += 1
                continue
            if sorting is not None and (why := sorting.aside(commit, message)):
                self.asides[why] += 1
                continue
            others = participants(trailers) if trailers else ()
            if stream is not None:
                stream.add(Role.AUTHOR, commit, when, author)
            if author == NOBODY:
                self.unattributed += 1
            else:
                tally = authors.get(author)
                if tally is None:
                    tally = authors[author] = Tally()
                tally.add(when, commit, signed=_signed(author, others))
            if others:
                self._add_others(commit, when, author, others)

    def _date(
        self,
        commit: bytes,
        author: bytes,
        written: bytes,
        committer: bytes,
        committed: bytes,
    ) -> int:
        """The author date in seconds, or the best there is; notes what cannot be read."""
        when = _seconds(written)
        wrong = []
        if author == NOBODY:
            wrong.append("the author line names nobody")
            self.nameless |= bool(written)
            self.illegible |= not written
        if when is None:
            wrong.append("the author date cannot be read")
        else:
            if self.first is None or when < self.first:
                self.first = when
            if self.last is None or when > self.last:
                self.last = when
        if committer == NOBODY:
            wrong.append("the committer line names nobody")
        if _seconds(committed) is None:
            wrong.append("the committer date cannot be read")
        if wrong and len(self.malformed) < MALFORMED_LIMIT:
            what = ", ".join(wrong)
            self.malformed.append(Malformed(commit=commit.decode(), what=what))
        return when if when is not None else _seconds(committed) or 0

    def _add_others(
        self,
        commit: bytes,
        when: int,
        author: bytes,
        others: tuple[tuple[Role, bytes], ...],
    ) -> None:
        for role, who in others:
            if role is Role.CO_AUTHOR and same_key(who) == same_key(author):
                continue
            # Whose co-author: after the mailmap it may turn out to be the author again.
            key = (role, who, author if role is Role.CO_AUTHOR else b"")
            tally = self.others.get(key)
            if tally is None:
                tally = self.others[key] = Tally()
            tally.add(when, commit, signed=_signed(who, others))
            if self.stream is not None:
                self.stream.add(role, commit, when, who, key[2])


def _count_all(
    quarantine: Quarantine,
    commit: str,
    log: Ahead,
    stream: Stream | None,
    sorting: _Sorting | None,
) -> _Count:
    try:
        return _counted(read_log(quarantine, log), stream, sorting)
    except UnevenLogError:
        # A commit that git cannot show in order: once more, from the objects themselves.
        log.close()
        quarantine.stop(log.process)
        if stream is not None:
            stream.restart()
        return _counted(read_raw(quarantine, commit, without=log.without), stream, sorting)


def _counted(
    batches: Iterable[Iterable[tuple[bytes, ...]]],
    stream: Stream | None,
    sorting: _Sorting | None,
) -> _Count:
    count = _Count(stream, sorting)
    for batch in batches:
        count.add(batch)
    return count


def _activities(count: _Count, bearers: Bearers, *, bots: bool) -> tuple[Activity, ...]:
    """Those of tools (authors and co-authors only), or those of everybody else, sorted."""
    found: dict[tuple[Identity, Role], list[Tally]] = {}
    mapped: dict[Identity, Identity] = {}
    for role, who, author, tally in _parts(count):
        bearer = bearers.get(who)
        made = role in {Role.AUTHOR, Role.CO_AUTHOR}
        if bearer.is_bot != bots or (bots and not made) or bearers.is_author(who, author):
            continue
        mapped.setdefault(bearer.raw, bearer.identity)
        found.setdefault((bearer.raw, role), []).append(tally)
    return tuple(
        _activity(raw, mapped[raw], role, fold(tallies))
        for (raw, role), tallies in sorted(found.items())
    )


def _parts(count: _Count) -> Iterable[tuple[Role, bytes, bytes, Tally]]:
    for who, tally in count.authors.items():
        yield Role.AUTHOR, who, b"", tally
    for (role, who, author), tally in count.others.items():
        yield role, who, author, tally


def _activity(raw: Identity, identity: Identity, role: Role, tally: Tally) -> Activity:
    return Activity(
        raw=raw,
        identity=identity,
        role=role,
        days=tuple((day_of(day), number) for day, number in sorted(tally.days.items())),
        signed_off=tally.signed,
        first_commit=tally.first_commit.decode(),
        last_commit=tally.last_commit.decode(),
    )


def _signed(who: bytes, others: tuple[tuple[Role, bytes], ...]) -> bool:
    """Whether a Signed-off-by carries the very address of `who`."""
    if not others:
        return False
    email = who.partition(b"\n")[2].lower()
    return bool(email) and any(
        role is Role.SIGN_OFF and other.lower().endswith(b"\n" + email) for role, other in others
    )


def _seconds(digits: bytes) -> int | None:
    # Length first: Python refuses to read very long numbers, and none of them is a date.
    if not digits.isdigit() or len(digits) > len(str(LATEST)):
        return None
    seconds = int(digits)
    return seconds if seconds <= LATEST else None
