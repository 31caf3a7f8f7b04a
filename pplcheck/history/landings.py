"""Who accepted the changes of others: who committed them, merged them, or put a review on record.

Read in a log of its own, and only when asked for: a change may be written by one and committed by
another, a merge on the main line (the first parents, see git-log(1)) brings in a branch, and
trailers name reviewers. Of one commit somebody accepts once. What a code host or a tool commits
was accepted by somebody nobody can name, and is counted as such.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from pplcheck.history.bots import Bots
from pplcheck.history.identities import Bearer, Bearers
from pplcheck.history.log import Record, UnevenLogError, read_log, start_log
from pplcheck.history.mailmap import apply_mailmap
from pplcheck.history.quarantine import Quarantine
from pplcheck.history.stream import NOBODY, day_of
from pplcheck.history.tally import DAY, Tally
from pplcheck.history.trailers import participants
from pplcheck.model.contribution import Activity, Identity, Role
from pplcheck.model.frozen import frozen

FILTER_MINIMUM = (2, 37)
"""The first git that looks behind an older commit for younger ones, where clocks went wrong."""

_DIGITS = 11
"""Digits of a date in seconds that is believed; more would lie past the year 5000."""


@frozen
class Landings:
    """Acts of accepting, by identity, in the role of a review; `unknown` are by nobody in sight."""

    activities: tuple[Activity, ...] = ()
    unknown: int = 0


_Act = tuple[int, bytes, tuple[bytes, ...]]
"""When a commit came in (seconds), its author (none of a merge), and who may have accepted it."""


def read_landings(  # noqa: PLR0913 - the parts of one question, each by name
    quarantine: Quarantine,
    commit: str,
    *,
    since: date,
    until: date,
    mailmap: bytes | None,
    bots: tuple[Identity, ...],
) -> Landings | None:
    """What was accepted between two days, both inclusive, on the way to `commit`.

    None where git cannot show the log in order, which is rare: then nothing is known of it.
    Days are those of the committer's date, in UTC. `mailmap` and `bots` are as for the history.

    Raises:
        UnreadableHistoryError: an object is missing or damaged, or git stopped early.
    """
    try:
        acts = list(_acts(quarantine, commit, since, until))
    except UnevenLogError:
        return None
    people = {who for _, author, others in acts for who in (author, *others) if who}
    bearers = Bearers(apply_mailmap(quarantine, mailmap, people), Bots(bots))
    tallies: dict[Bearer, Tally] = defaultdict(Tally)
    unknown = 0
    for when, author, others in acts:
        accepted, is_open = _accepted(author, others, bearers)
        unknown += is_open and not accepted
        for bearer in accepted:
            tallies[bearer].add(when // DAY, signed=False)
    return Landings(
        activities=tuple(_activity(bearer, tallies[bearer]) for bearer in sorted(tallies)),
        unknown=unknown,
    )


def _acts(quarantine: Quarantine, commit: str, since: date, until: date) -> Iterator[_Act]:
    later: tuple[str, ...] = ()
    if quarantine.program.version >= FILTER_MINIMUM and since > date(1970, 1, 2):
        later = (f"--since-as-filter={since.isoformat()}T00:00:00Z",)
    for kind in (("--no-merges",), ("--first-parent", "--merges")):
        log = start_log(quarantine, commit, limits=(*kind, *later))
        try:
            for batch in read_log(quarantine, log):
                for entry in batch:
                    act = _act(Record(*entry))
                    if since <= day_of(act[0] // DAY) <= until:
                        yield act
        finally:
            log.close()


def _act(record: Record) -> _Act:
    when = int(record.committed) if 0 < len(record.committed) <= _DIGITS else 0
    if b" " in record.parents:
        return when, b"", (record.author,)
    reviewers = [who for role, who in participants(record.trailers) if role is Role.REVIEW]
    return when, record.author, (record.committer, *reviewers)


def _accepted(
    author: bytes, others: tuple[bytes, ...], bearers: Bearers
) -> tuple[tuple[Bearer, ...], bool]:
    """Who accepted a change of somebody else, each once; and whether a tool stands in for one."""
    found: dict[str, Bearer] = {}
    is_open = False
    wrote = bearers.get(author) if author else None
    for who in others:
        bearer = bearers.get(who)
        if wrote is not None and _are_one(bearer.identity, wrote.identity):
            continue
        if who == NOBODY or bearer.is_bot:
            is_open = True
        else:
            found.setdefault(bearer.identity.email.casefold() or bearer.identity.name, bearer)
    return tuple(found.values()), is_open


def _are_one(one: Identity, other: Identity) -> bool:
    """Whether two identities of one commit are the same person's: by address, or by name."""
    by_address = one.email and one.email.casefold() == other.email.casefold()
    return bool(by_address or (one.name and one.name.casefold() == other.name.casefold()))


def _activity(bearer: Bearer, tally: Tally) -> Activity:
    return Activity(
        raw=bearer.raw,
        identity=bearer.identity,
        role=Role.REVIEW,
        days=tuple((day_of(day), number) for day, number in tally.by_day()),
        signed_off=0,
    )
