"""A run over many repositories: what has changed is scanned, and everything is kept as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pplcheck.errors import CouldNotCheckError
from pplcheck.fleet.places import Entry
from pplcheck.fleet.question import Question, digest
from pplcheck.fleet.rows import facts_of
from pplcheck.fleet.store import Known, Listed, Store
from pplcheck.fleet.worker import Bounds, Outcome, Task
from pplcheck.history.program import find_git
from pplcheck.model.fleet import Summary, Tip
from pplcheck.model.frozen import frozen
from pplcheck.pipeline.scanning import tip_of

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
    """What a run made of a repository that was listed."""

    listed: Listed
    tip: Tip | None = None


def run(
    store: Store, entries: Sequence[Entry], plan: Plan, scan_all: Executor, tell: Tell
) -> Summary:
    """Scan what has changed since the store knows it, and say what is known of all.

    Raises what `question.digest` does for the caller's files.
    """
    asked = digest(plan.asked)
    standings = [*_standings(entries)]
    meta = {
        "name": plan.name,
        "phyle": plan.phyle,
        "question": asked,
        "as_of": plan.asked.request.as_of.isoformat(),
        "members": "\n".join(plan.asked.members),
        "registers": "\n".join(map(str, plan.asked.request.registers)),
    }
    store.list([entry.listed for entry in standings], meta)
    stand = {e.listed.identity: e for e in standings if e.tip and e.listed.state == "waiting"}
    changed = [entry for entry in stand.values() if not _is_known(store, entry, asked, plan)]
    waiting = {entry.listed.identity for entry in changed}
    for identity in stand.keys() - waiting:
        store.settle(identity)
    _scan(store, changed, asked, plan, scan_all, tell)
    return _summary(store, scanned=len(changed), kept=len(stand) - len(changed))


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


def _standings(entries: Sequence[Entry]) -> Iterator[Standing]:
    """Where every repository stands; another name or a copy of one before is told as the same."""
    try:
        git = find_git()
    except CouldNotCheckError:
        git = None  # every repository then says why it cannot be read
    identities: dict[str, str] = {}
    heads: dict[str, str] = {}
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
        listed = replace(listed, identity=tip.identity, tip=tip.head)
        first = identities.setdefault(tip.identity, entry.name)
        twin = heads.setdefault(tip.head, entry.name)
        if first != entry.name or twin != entry.name:
            yield Standing(listed=_same(listed, first, twin))
        else:
            yield Standing(listed=listed, tip=tip)


def _same(listed: Listed, first: str, twin: str) -> Listed:
    """Another name of a repository, or a copy that stands at the same commit."""
    name = listed.entry.name
    other, how = (first, "is the same repository as") if first != name else (twin, "is a copy of")
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


def _summary(store: Store, *, scanned: int, kept: int) -> Summary:
    states = dict(store.rows("SELECT state, count(*) FROM entry GROUP BY state"))
    (partly,) = next(
        store.rows("SELECT count(*) FROM repositories WHERE state = 'judged' AND NOT complete")
    )
    told = "SELECT repository, reason FROM repositories WHERE state = ? ORDER BY repository"
    return Summary(
        listed=sum(states.values()),
        scanned=scanned,
        kept=kept,
        refused=states.get("refused", 0),
        partly=partly,
        same=states.get("same", 0),
        addresses=states.get("address", 0),
        refusals=tuple(store.rows(told, "refused")),
        others=tuple(store.rows(told, "same")),
    )
