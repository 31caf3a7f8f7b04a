"""A history folded by identity, role and day.

What counts follows the project's domain page: merges, reverts, bots and imports of others' work
are not contributions.
A commit without a readable author date counts on the day of its committer date, or where that
cannot be read either, on 1970-01-01; it is named among the malformed.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from pplcheck.history.ahead import Ahead
from pplcheck.history.begun import Begun, begin, count_history
from pplcheck.history.bots import Bots
from pplcheck.history.count import Count, Counting, Sums
from pplcheck.history.identities import Bearers
from pplcheck.history.imports import Aside
from pplcheck.history.mailmap import apply_mailmap
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.stream import NOBODY, Stream, day_of
from pplcheck.history.tally import DAY, Tally, fold
from pplcheck.history.touched import Touched
from pplcheck.model.contribution import Activity, History, Identity, Role


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
    return History(
        head=count.tip.decode(),
        object_format=quarantine.object_format,
        commits=count.commits,
        merges=count.merges,
        reverts=count.reverts,
        people=len(bearers.mapped(count.people - {NOBODY})) + count.strangers,
        first=None if count.first is None else day_of(count.first // DAY),
        last=None if count.last is None else day_of(count.last // DAY),
        activities=_activities(counted, bearers, bots=False),
        bots=_activities(counted, bearers, bots=True),
        unattributed=sum(sums.unattributed for sums in counted),
        malformed=count.malformed(),
        imports=asides.get(Aside.IMPORT, 0),
        vendored=asides.get(Aside.VENDORED, 0),
        renames=asides.get(Aside.RENAME, 0),
    )


def _activities(counted: tuple[Sums, ...], bearers: Bearers, *, bots: bool) -> tuple[Activity, ...]:
    """Those of tools (authors and co-authors only), or those of everybody else, sorted."""
    found: dict[tuple[Identity, Role], list[Tally]] = {}
    mapped: dict[Identity, Identity] = {}
    for role, who, author, tally in chain.from_iterable(sums.parts() for sums in counted):
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
