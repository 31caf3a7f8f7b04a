"""A history counted commit after commit, so that a count can be kept and gone on with later.

Nothing here depends on the order in which commits come: a count of a part of a history, gone on
with the rest, is the count of the whole. Nor does it depend on policy, register or mailmap:
identities are as recorded, and what a message shows to be no work of its own is counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pplcheck.history.columns import plain_seconds, standing_out
from pplcheck.history.imports import Aside, aside
from pplcheck.history.log import Batch
from pplcheck.history.stream import NOBODY, Stream
from pplcheck.history.tally import DAY, Tally
from pplcheck.history.trailers import Company, company, is_revert
from pplcheck.model.contribution import Malformed, Role

if TYPE_CHECKING:
    from pplcheck.history.touched import Touched

LATEST = 253_402_300_799
"""The last second of the year 9999; a later date is a slip or a joke, and not believed."""
MALFORMED_LIMIT = 100
"""Malformed commits that are named one by one, the newest; `unattributed` counts all."""


_ALONE: tuple[bool, Company] = (False, ())
"""A commit without trailers: not signed off, and nobody beside the author."""


class Odd(NamedTuple):
    """A commit that git cannot read fully: when it counts, in seconds, its id, and what is odd."""

    when: int
    commit: bytes
    what: str


class Sums:
    """Who took part in some commits, in which role: tallies by identity, as bytes.

    `others` are keyed by role, identity and, of a co-author, the author beside them.
    """

    __slots__ = ("authors", "others", "unattributed")

    def __init__(self) -> None:
        """Nothing summed yet."""
        self.authors: dict[bytes, Tally] = {}
        self.others: dict[tuple[Role, bytes, bytes], Tally] = {}
        self.unattributed = 0

    def parts(self) -> Iterator[tuple[Role, bytes, bytes, Tally]]:
        """Every tally with its role, identity and, of a co-author, the author; sorted."""
        for who, tally in sorted(self.authors.items()):
            yield Role.AUTHOR, who, b"", tally
        for (role, who, author), tally in sorted(self.others.items()):
            yield role, who, author, tally

    def taken(self) -> Iterator[tuple[Role, bytes, bytes, Tally]]:
        """As `parts`, and each is forgotten here: what is made of them takes as much memory."""
        for who in sorted(self.authors):
            yield Role.AUTHOR, who, b"", self.authors.pop(who)
        for key in sorted(self.others):
            yield *key, self.others.pop(key)

    def identities(self) -> set[bytes]:
        """Everybody named."""
        return {who for _, who, _ in self.others}.union(self.authors)

    def add(
        self, commit: bytes, when: int, author: bytes, trailers: bytes, stream: Stream | None
    ) -> None:
        """Count the author of a commit and whom its trailers name; `stream` takes them down."""
        signed, others = company(author, trailers) if trailers else _ALONE
        day = when // DAY
        if stream is not None:
            stream.add(Role.AUTHOR, commit, when, author)
        if author == NOBODY:
            self.unattributed += 1
        else:
            tally = self.authors.get(author)
            if tally is None:
                tally = self.authors[author] = Tally()
            tally.add(day, signed=signed)
        for key, signed in others:
            tally = self.others.get(key)
            if tally is None:
                tally = self.others[key] = Tally()
            tally.add(day, signed=signed)
            role, who, beside = key
            if role is Role.SPONSOR:  # nothing else leads back to what a sponsor is told from
                tally.see((when, commit))
            if stream is not None:
                stream.add(role, commit, when, who, beside)


class Count:
    """Counts commit after commit; dates in seconds, identities in bytes.

    `own` sums up what is work of its own, `apart` what the commits in `asides` brought in. `first`
    and `last` are the earliest and latest author dates, in seconds. `raw` says that the commits
    had to be read as they are written.
    """

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.tip = b""
        self.commits = self.merges = self.reverts = 0
        self.first: int | None = None
        self.last: int | None = None
        self.people: set[bytes] = set()
        self.nameless = self.illegible = self.raw = False
        self.asides: Counter[Aside] = Counter()
        self.own = Sums()
        self.apart = Sums()
        self.odd: list[Odd] = []

    @property
    def strangers(self) -> int:
        """Rows `git shortlog` has for authors it cannot name: empty ones, illegible ones."""
        return self.nameless + self.illegible

    def identities(self) -> set[bytes]:
        """Everybody named anywhere."""
        return self.people | self.own.identities() | self.apart.identities()

    def newest_odd(self) -> list[Odd]:
        """As many of the odd commits as are named, by date and id, the newest first."""
        return sorted(self.odd, reverse=True)[:MALFORMED_LIMIT]

    def malformed(self) -> tuple[Malformed, ...]:
        """The newest of the commits that cannot be read fully."""
        return tuple(
            Malformed(commit=entry.commit.decode(), what=entry.what) for entry in self.newest_odd()
        )


class Counting:
    """How commits are counted: what they did to files, and who else takes them down.

    With `imports` what a commit brings in from others is work like any other. A count is `is_plain`
    where the commits alone decide it.
    """

    def __init__(
        self,
        *,
        touched: Touched | None = None,
        stream: Stream | None = None,
        imports: bool = False,
    ) -> None:
        """`touched` tells what commits did to files; `stream` takes down every contribution."""
        self.stream = stream
        self.imports = imports
        self.is_plain = touched is None and stream is None
        self._aside_of = touched.aside_of if touched is not None and not imports else None

    def restart(self) -> None:
        """The count begins anew."""
        if self.stream is not None:
            self.stream.restart()

    def add(self, count: Count, batch: Batch) -> None:
        """Count a batch of commits."""
        commits, parents, authors, _, _, _, messages, trailers, _ = batch.columns
        if not commits:
            return
        count.tip = count.tip or commits[0]
        count.commits += len(commits)
        count.people.update(authors)
        whens = _dates(count, batch)
        own, stream, look = count.own, self.stream, self._aside_of is not None
        for commit, above, author, when, message, lines, is_odd in zip(
            commits,
            parents,
            authors,
            whens,
            messages,
            trailers,
            standing_out(messages),
            strict=True,
        ):
            if b" " in above:
                count.merges += 1
            elif is_odd or look:
                self._look(count, commit, when, author, message, lines)
            else:
                own.add(commit, when, author, lines, stream)

    def _look(  # noqa: PLR0913, PLR0917 - the fields of one commit, once for each
        self,
        count: Count,
        commit: bytes,
        when: int,
        author: bytes,
        message: bytes,
        trailers: bytes,
    ) -> None:
        """Count a commit that may be a revert, or no work of its own."""
        if is_revert(message):
            count.reverts += 1
            return
        # What a commit did to files is believed before what it says.
        why = (self._aside_of(commit) if self._aside_of else None) or aside(message)
        if why is None:
            count.own.add(commit, when, author, trailers, self.stream)
        else:
            count.asides[why] += 1
            stream = self.stream if self.imports else None
            count.apart.add(commit, when, author, trailers, stream)


def _dates(count: Count, batch: Batch) -> list[int]:
    """When each commit counts, in seconds; notes the ends, and what cannot be read."""
    commits, _, authors, written, committers, committed, *_ = batch.columns
    whens = plain_seconds(authors, written, committers, committed)
    if whens is None:
        fields = zip(commits, authors, written, committers, committed, strict=True)
        return [_date(count, *each) for each in fields]
    _reach(count, min(whens), max(whens))
    return whens


def _reach(count: Count, first: int, last: int) -> None:
    count.first = first if count.first is None else min(count.first, first)
    count.last = last if count.last is None else max(count.last, last)


def _date(  # noqa: PLR0913, PLR0917 - the fields of one commit, once for each
    count: Count,
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
        count.nameless |= bool(written)
        count.illegible |= not written
    if when is None:
        wrong.append("the author date cannot be read")
    else:
        _reach(count, when, when)
    if committer == NOBODY:
        wrong.append("the committer line names nobody")
    if _seconds(committed) is None:
        wrong.append("the committer date cannot be read")
    best = when if when is not None else _seconds(committed) or 0
    if wrong:
        count.odd.append(Odd(best, commit, ", ".join(wrong)))
        if len(count.odd) > 2 * MALFORMED_LIMIT:
            count.odd = count.newest_odd()
    return best


def _seconds(digits: bytes) -> int | None:
    # Length first: Python refuses to read very long numbers, and none of them is a date.
    if not digits.isdigit() or len(digits) > len(str(LATEST)):
        return None
    seconds = int(digits)
    return seconds if seconds <= LATEST else None
