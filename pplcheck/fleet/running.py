"""A run over many repositories: what has changed is scanned, and everything is kept as it comes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pplcheck.errors import CouldNotCheckError
from pplcheck.fleet.places import Entry
from pplcheck.fleet.question import Question, digest
from pplcheck.fleet.rows import facts_of
from pplcheck.fleet.store import Known, Listed, Store
from pplcheck.fleet.worker import Bounds, Outcome, Task
from pplcheck.formats.neutral import sound
from pplcheck.model.fleet import Summary, Tip
from pplcheck.model.frozen import frozen
from pplcheck.pipeline.scanning import git_outside, tip_of

Executor = Callable[[Iterable[Task]], Iterator[Outcome]]
"""Whoever scans: gives the outcome of every task, in any order."""

Tell = Callable[[int, int, str], None]
"""Hears of progress: how many of how many are done, and which one was last."""


@frozen
class Plan:
    """How a run is made.

    A result is kept while repository and question are the same and it is no older than `max_age`
    days, as windows and agreements end with time; `afresh` keeps none.
    """

    asked: Question
    bounds: Bounds
    max_age: int = 7
    afresh: bool = False
    name: str = ""
    phyle: str = ""


@frozen
class Standing:
    """What a run made of a repository that was listed; `tip` where it stands, if it is known."""

    listed: Listed
    tip: Tip | None = None


def run(
    store: Store, entries: Sequence[Entry], plan: Plan, scan_all: Executor, tell: Tell
) -> Summary:
    """Scan what has changed since the store knows it, and say what is known of all.

    Raises what `question.digest` does for the caller's files.
    """
    asked = digest(plan.asked)
    sighted = [*_sighted(entries)]
    scanned: set[str] = set()
    unfit: set[str] = set()
    while True:
        standings = [*_standings(sighted, unfit)]
        store.list([entry.listed for entry in standings], _meta(plan, asked))
        stand = {e.listed.identity: e for e in standings if e.tip and e.listed.state == "waiting"}
        changed = [
            entry
            for identity, entry in stand.items()
            if identity not in scanned and not _is_known(store, entry, asked, plan)
        ]
        scanned.update(entry.listed.identity for entry in changed)
        for identity in stand.keys() - {entry.listed.identity for entry in changed}:
            store.settle(identity)
        _scan(store, changed, asked, plan, scan_all, tell)
        found = {identity for identity in stand if _is_unfit(store, identity)} - unfit
        unfit |= found
        if not found & _copied(standings):
            return _summary(store, scanned=len(scanned), kept=len(stand) - len(scanned))


def _meta(plan: Plan, asked: str) -> dict[str, str]:
    """What this run is about, for the report."""
    return {
        "name": plan.name,
        "phyle": plan.phyle,
        "question": asked,
        "as_of": plan.asked.request.as_of.isoformat(),
        "members": "\n".join(plan.asked.members),
        "registers": "\n".join(str(path) for path in plan.asked.request.registers),
    }


def _is_unfit(store: Store, identity: str) -> bool:
    """Whether a repository cannot be judged while a copy of it might: it may be damaged.

    One that ran into a bound would in any copy.
    """
    known = store.known(identity)
    return known is not None and known.state == "refused" and known.failed not in {"time", "memory"}


def _copied(standings: Sequence[Standing]) -> set[str]:
    """Repositories that count for copies of them."""
    copied = {entry.listed.same_as for entry in standings if entry.tip and entry.listed.same_as}
    return {entry.listed.identity for entry in standings if entry.listed.entry.name in copied}


def _scan(  # noqa: PLR0913, PLR0917 - what a run needs, one argument each
    store: Store,
    changed: Sequence[Standing],
    asked: str,
    plan: Plan,
    scan_all: Executor,
    tell: Tell,
) -> None:
    """Scan, the largest first so that none is left over at the end, and keep what comes."""
    ranked = sorted(changed, key=lambda entry: -(entry.tip.size if entry.tip else 0))
    tips = {entry.listed.identity: entry for entry in ranked}
    tasks = [
        Task(identity=entry.listed.identity, path=str(entry.listed.entry.path)) for entry in ranked
    ]
    tell(0, len(tasks), "")
    for done, outcome in enumerate(scan_all(tasks), start=1):
        standing = tips[outcome.identity]
        store.put(facts_of(outcome, standing.listed.tip, asked, plan.bounds))
        store.settle(outcome.identity)
        tell(done, len(tasks), standing.listed.entry.name)


def _sighted(entries: Sequence[Entry]) -> Iterator[Standing]:
    """Where every repository stands by itself, or why that is not known."""
    git = git_outside(entry.path for entry in entries if entry.path)
    for entry in entries:
        listed = Listed(entry=entry)
        if entry.trouble:
            yield Standing(listed=replace(listed, state="refused", reason=entry.trouble))
            continue
        if entry.path is None:
            reason = "an address, which is not fetched unless --clone asks for it"
            yield Standing(listed=replace(listed, state="address", reason=reason))
            continue
        try:
            tip = tip_of(entry.path.absolute(), git)
        except CouldNotCheckError as error:
            yield Standing(listed=replace(listed, state="refused", reason=str(error)))
            continue
        yield Standing(listed=replace(listed, identity=sound(tip.identity), tip=tip.head), tip=tip)


def _standings(sighted: Sequence[Standing], unfit: Collection[str]) -> Iterator[Standing]:
    """The same; another name or a copy of one before is told as the same.

    Those that are `unfit` count for no copy of theirs.
    """
    identities: dict[str, str] = {}
    heads: dict[str, str] = {}
    for standing in sighted:
        listed, name = standing.listed, standing.listed.entry.name
        if standing.tip is None:
            yield standing
            continue
        first = identities.setdefault(listed.identity, name)
        twin = name if listed.identity in unfit else heads.setdefault(listed.tip, name)
        if first != name:
            yield Standing(listed=_same(listed, first, "is the same repository as"))
        elif twin != name:
            yield Standing(listed=_same(listed, twin, "is a copy of"), tip=standing.tip)
        else:
            yield standing


def _same(listed: Listed, other: str, how: str) -> Listed:
    """Another name of a repository, or a copy that stands at the same commit."""
    reason = f"{how} {other}, which counts for both"
    return replace(listed, identity="", state="same", reason=reason, same_as=other)


def _is_known(store: Store, standing: Standing, asked: str, plan: Plan) -> bool:
    known = store.known(standing.listed.identity)
    if known is None or plan.afresh:
        return False
    return (
        (known.tip, known.question) == (standing.listed.tip, asked)
        and _is_fresh(known, plan)
        and (known.state == "judged" or _failed_with_as_much(known, plan.bounds))
    )


def _is_fresh(known: Known, plan: Plan) -> bool:
    made, now = date.fromisoformat(known.as_of), plan.asked.request.as_of
    return timedelta() <= now - made <= timedelta(days=plan.max_age)


def _failed_with_as_much(known: Known, bounds: Bounds) -> bool:
    """Whether a scan that ran into a bound had as much as it would have now.

    What could not be judged for any other reason is tried again: it may have been repaired.
    """
    return (known.failed == "time" and known.seconds_allowed >= bounds.seconds) or (
        known.failed == "memory" and 0 < bounds.megabytes <= known.megabytes_allowed
    )


_PARTLY = """
SELECT repository, reason FROM repositories WHERE state = 'judged' AND NOT complete
ORDER BY repository"""


def _summary(store: Store, *, scanned: int, kept: int) -> Summary:
    states = dict(store.rows("SELECT state, count(*) FROM entry GROUP BY state"))
    partly = tuple(store.rows(_PARTLY))
    told = "SELECT repository, reason FROM repositories WHERE state = ? ORDER BY repository"
    return Summary(
        listed=sum(states.values()),
        scanned=scanned,
        kept=kept,
        refused=states.get("refused", 0),
        partly=len(partly),
        same=states.get("same", 0),
        addresses=states.get("address", 0),
        refusals=tuple(store.rows(told, "refused")),
        gaps=partly,
        others=tuple(store.rows(told, "same")),
    )
