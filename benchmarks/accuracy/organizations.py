"""How often an organization is rightly named from mail addresses alone, without any table.

    python -m benchmarks.accuracy organizations REPOSITORY TABLE...

The tables (Stackalytics' JSON, CNCF's affiliations, or a gitdm configuration, which names the
rest) are the truth and hidden from the tool. A commit counts where they say for whom its author's
address stood that day: an organization, or nobody but themselves. Four answers are measured:
`tool`, `address` (the same without what another address of the person is presumed to say), `any`
(each domain that is not freemail, a community's or nobody's) and `two` (such a domain that two
names use).

Of the commits for which an organization is `named`, those are `right` that the truth gives to an
organization, and `same` those that it gives to the one it gives most commits of that domain to;
`known` are all that the truth gives to an organization. Precision is right/named, coverage
right/known; the counts are there to be pooled. `shown` counts commits shown to be commoners', and
`unpaid` those said to be unpaid: both must be 0.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.accuracy.direct import Lookup, lookup
from benchmarks.accuracy.imports import history_of
from pplcheck.config.importers.employers import employer
from pplcheck.model.contribution import Activity, Role
from pplcheck.model.party import SELF, Answer, Capacity, Organization
from pplcheck.people.affiliate import Affiliator
from pplcheck.people.domains import read_mailbox
from pplcheck.people.paid import paid
from pplcheck.people.resolve import resolve

HEADER = (
    *("repository", "truth", "answer", "named", "right", "same", "known"),
    *("precision", "same/named", "coverage", "shown", "unpaid"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deed:
    """Commits of a day: what the truth says, what is named, and by which domain."""

    commits: int
    truth: str
    named: str


def run(repository: Path, tables: tuple[Path, ...]) -> list[tuple[str, ...]]:
    """A row for each of the four answers, under a heading."""
    format_, says = lookup(tables)
    activities = history_of(repository).activities
    affiliator = Affiliator(activities, resolve(activities, ()), ())
    rows: list[tuple[str, ...]] = [HEADER]
    false = _falsely_shown(activities, affiliator)
    for name, names in _answers(activities, affiliator).items():
        deeds = tuple(_deeds(activities, says, names))
        figures = _figures(deeds)
        counts = map(str, false) if name == "tool" else ("-", "-")
        rows.append((repository.resolve().parent.name, format_, name, *figures, *counts))
    return rows


def _answers(
    activities: tuple[Activity, ...], affiliator: Affiliator
) -> dict[str, Callable[[Activity, date], str]]:
    """The domain named for an activity on a day by each way of answering, empty for none."""
    users: dict[str, set[str]] = defaultdict(set)
    for activity in activities:
        users[read_mailbox(activity.raw.email).registrable].add(activity.raw.name.casefold())

    def any_domain(activity: Activity, _: date) -> str:
        return read_mailbox(activity.raw.email).registrable

    def two_people(activity: Activity, day: date) -> str:
        domain = any_domain(activity, day)
        return domain if len(users[domain]) > 1 else ""

    def tool(activity: Activity, day: date) -> str:
        return affiliator.decide(activity, day).organization

    def address(activity: Activity, day: date) -> str:
        found = affiliator.decide(activity, day)
        return "" if found.hint else found.organization

    return {"tool": tool, "address": address, "any": any_domain, "two": two_people}


def _deeds(
    activities: tuple[Activity, ...], says: Lookup, names: Callable[[Activity, date], str]
) -> Iterator[_Deed]:
    for activity in activities:
        for day, commits in activity.days if activity.role is Role.AUTHOR else ():
            truth = employer(says(activity.raw.email.lower(), day)).organization
            if truth:
                yield _Deed(commits=commits, truth=truth, named=names(activity, day))


def _figures(deeds: tuple[_Deed, ...]) -> tuple[str, ...]:
    """Four counts, then precision, precision at the same organization, and coverage."""
    usual: dict[str, Counter[str]] = defaultdict(Counter)
    for deed in deeds:
        if deed.named and deed.truth != SELF:
            usual[deed.named][deed.truth] += deed.commits
    named = sum(deed.commits for deed in deeds if deed.named)
    known = sum(deed.commits for deed in deeds if deed.truth != SELF)
    right = sum(sum(found.values()) for found in usual.values())
    same = sum(max(found.values()) for found in usual.values())
    shares = (_share(right, named), _share(same, named), _share(right, known))
    return (*map(str, (named, right, same, known)), *shares)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.4f}" if whole else "-"


def _falsely_shown(activities: tuple[Activity, ...], affiliator: Affiliator) -> tuple[int, int]:
    """Commits shown to be somebody's own, and commits said to be unpaid, without any register."""
    shown, unpaid = 0, 0
    organizations: dict[str, Organization] = {}
    for activity in activities:
        for day, commits in activity.days:
            decision = affiliator.decide(activity, day)
            if decision.organization not in organizations:
                organizations |= {entry.id: entry for entry in affiliator.organizations}
            pay = paid(decision, organizations.get(decision.organization), ())
            shown += commits * (decision.capacity is Capacity.SELF)
            unpaid += commits * (pay.answer is Answer.NO)
    return shown, unpaid
