"""A history folded by identity, role and day.

What counts follows the project's domain page: merges, reverts, bots and imports of others' work
are not contributions.
A commit without a readable author date counts on the day of its committer date, or where that
cannot be read either, on 1970-01-01; it is named among the malformed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from pplcheck.history.ahead import Ahead
from pplcheck.history.begun import Begun, begin, count_history
from pplcheck.history.bots import Bots
from pplcheck.history.count import Count, Counting, Sums
from pplcheck.history.identities import Bearer, Bearers
from pplcheck.history.imports import Aside
from pplcheck.history.mailmap import apply_mailmap
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.stream import NOBODY, Stream, day_of
from pplcheck.history.tally import DAY, Tally, fold
from pplcheck.model.contribution import Activity, History, Identity, Role

if TYPE_CHECKING:
    from pplcheck.history.touched import Touched

_MADE = frozenset({Role.AUTHOR, Role.CO_AUTHOR})
_Done = tuple[str, str, Role, Bearer, Tally]
"""Name and address as recorded, the role, whose they are, and what was done."""
_key: Callable[[_Done], tuple[str, str, Role]] = itemgetter(0, 1, 2)


def read_history(  # noqa: PLR0913 - the parts of one question, each by name
    quarantine: Quarantine,
    commit: str,
    *,
    mailmap: bytes | None,
    bots: tuple[Identity, ...],
    log: Begun | Ahead | None = None,
    stream: Stream | None = None,
    touched: Touched | None = None,
    count_imports: bool = False,
) -> History:
    """The history that leads to `commit`; `log` is what `begin` or `start_log` began.

    `mailmap` holds the bytes of the `.mailmap` in force, None where there is none. `bots` are
    identities declared to be tools. `stream` takes down every contribution one by one.
    `touched` tells what commits did to files; with `count_imports` neither it nor a message
    makes a commit less than a contribution.

    Raises:
        UnreadableHistoryError: an object is missing or damaged, or git stopped early.
    """
    begun = Begun(log=log) if isinstance(log, Ahead) else log or begin(quarantine, commit)
    counting = Counting(touched=touched, stream=stream, imports=count_imports)
    count = count_history(quarantine, commit, begun, counting)
    mapped = apply_mailmap(quarantine, mailmap, count.identities())
    bearers = Bearers(mapped, Bots(bots))
    if stream is not None:
        stream.settle(bearers)
    history = _history(quarantine, count, bearers, count_imports=count_imports)
    return replace(history, paths_read=touched is not None)


def _history(
    quarantine: Quarantine, count: Count, bearers: Bearers, *, count_imports: bool
) -> History:
    counted = (count.own, count.apart) if count_imports else (count.own,)
    asides = {} if count_imports else count.asides
    activities, bots = _activities(counted, bearers)
    return History(
        head=count.tip.decode(),
        object_format=quarantine.object_format,
        commits=count.commits,
        merges=count.merges,
        reverts=count.reverts,
        people=len(bearers.mapped(count.people - {NOBODY})) + count.strangers,
        first=None if count.first is None else day_of(count.first // DAY),
        last=None if count.last is None else day_of(count.last // DAY),
        activities=activities,
        bots=bots,
        unattributed=sum(sums.unattributed for sums in counted),
        malformed=count.malformed(),
        imports=asides.get(Aside.IMPORT, 0),
        vendored=asides.get(Aside.VENDORED, 0),
        renames=asides.get(Aside.RENAME, 0),
    )


def _activities(
    counted: tuple[Sums, ...], bearers: Bearers
) -> tuple[tuple[Activity, ...], tuple[Activity, ...]]:
    """Those of everybody but tools, and those of tools (authors and co-authors only), sorted.

    They are taken out of the sums.
    """
    people: list[_Done] = []
    tools: list[_Done] = []
    first: dict[
        tuple[str, str, bool], Bearer
    ] = {}  # of several that read the same, in two charsets
    for role, who, author, tally in chain.from_iterable(sums.taken() for sums in counted):
        bearer = bearers.get(who)
        if bearers.is_author(who, author) or (bearer.is_bot and role not in _MADE):
            continue
        name, email = bearer.raw.name, bearer.raw.email
        bearer = first.setdefault((name, email, bearer.is_bot), bearer)
        found = tools if bearer.is_bot else people
        found.append((name, email, role, bearer, tally))
    days = _Days()
    return tuple(_folded(people, days)), tuple(_folded(tools, days))


def _folded(done: list[_Done], days: _Days) -> Iterator[Activity]:
    """What was done, one activity an identity and role, sorted; each is forgotten in the list."""
    done.sort(key=_key, reverse=True)
    while done:
        key = _key(done[-1])
        *_, role, bearer, tally = done.pop()
        tallies = [tally]
        while done and _key(done[-1]) == key:
            tallies.append(done.pop()[-1])
        yield _activity(role, bearer, fold(tallies), days)


def _activity(role: Role, bearer: Bearer, tally: Tally, days: _Days) -> Activity:
    return Activity(
        raw=bearer.raw,
        identity=bearer.identity,
        role=role,
        days=tuple(map(days.__getitem__, tally.by_day())),
        signed_off=tally.signed,
        first_commit=tally.first[1].decode() if tally.first else "",
    )


class _Days(dict[tuple[int, int], tuple[date, int]]):
    """Calendar days with counts by those with their numbers: each is made once, as most recur."""

    def __missing__(self, counted: tuple[int, int]) -> tuple[date, int]:
        day, number = counted
        found = self[counted] = day_of(day), number
        return found
