"""What the store's views say of all repositories together, as rows of the report.

Sums are made where the rows lie, so that memory does not grow with their number.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from pplcheck.fleet.store import Store
from pplcheck.governance.concentration import fewest_with_half
from pplcheck.governance.influence import gini
from pplcheck.model.fleet_report import (
    ChangeRow,
    KindSum,
    LedgerRow,
    LicenseRow,
    PartyRow,
    PersonRow,
    SharedRow,
    Spread,
    WorkRow,
    YearRow,
)
from pplcheck.model.party import Kind

_PARTIES = """
SELECT party, min(name), CASE WHEN count(DISTINCT kind) = 1 THEN min(kind) ELSE 'unknown' END,
  count(*), sum(commits), sum(recent), max(people), sum(people), min(first), max(last)
FROM organizations WHERE party <> '' AND commits > 0
GROUP BY party ORDER BY sum(commits) DESC, party"""
_PEOPLE = """
SELECT min(name), count(DISTINCT repository), count(DISTINCT nullif(party, '')), sum(commits),
  min(year), max(year)
FROM people GROUP BY id ORDER BY sum(commits) DESC, min(name), id"""
_WORKS = """
SELECT o.party, min(o.name),
  coalesce((SELECT min(k.name) FROM organizations k WHERE k.party = r.steward), r.steward),
  count(*), sum(o.commits)
FROM organizations o JOIN repositories r USING (repository)
WHERE o.party IN (SELECT value FROM json_each(?)) AND o.commits > 0
GROUP BY o.party, r.steward ORDER BY sum(o.commits) DESC, o.party, r.steward"""
_LEDGER = """
SELECT party, min(name), CASE WHEN count(DISTINCT kind) = 1 THEN min(kind) ELSE 'unknown' END,
  sum(reciprocity = 'applies'), sum(reciprocity = 'agreed'), sum(reciprocity = 'undetermined'),
  sum(uses > 0), sum(commits)
FROM organizations
WHERE party <> '' AND reciprocity <> 'none' AND party NOT IN (SELECT value FROM json_each(?))
GROUP BY party ORDER BY 4 DESC, 6 DESC, 8 DESC, party"""
_LICENSES = """
WITH root AS (SELECT license, terms, count(*) AS repositories FROM repositories
    WHERE state = 'judged' GROUP BY license, terms),
  file AS (SELECT license, terms, sum(files) AS files FROM licenses GROUP BY license, terms),
  both AS (SELECT license, terms FROM root UNION SELECT license, terms FROM file)
SELECT license, terms, coalesce(repositories, 0), coalesce(files, 0)
FROM both LEFT JOIN root USING (license, terms) LEFT JOIN file USING (license, terms)
ORDER BY 3 DESC, 4 DESC, license, terms"""
_YEARS = """
SELECT year, sum(commits), count(DISTINCT repository),
  sum(commits * (paid = 'paid')), sum(commits * (paid = 'presumed')),
  sum(commits * (paid = 'unpaid')), sum(commits * (paid = 'unknown'))
FROM contributions GROUP BY year ORDER BY year"""
_KINDS = "SELECT year, kind, sum(commits) FROM contributions GROUP BY year, kind"
_CHANGES = """
SELECT repository, day, before, terms_before, license, terms FROM (
  SELECT repository, day, license, terms,
    lag(license) OVER history AS before, lag(terms) OVER history AS terms_before
  FROM periods WINDOW history AS (PARTITION BY repository ORDER BY place))
WHERE terms_before IS NOT NULL AND terms <> terms_before
ORDER BY day DESC, repository, license"""

_SHARED = """
SELECT "commit", min(day), json_group_array(repository) FROM (
  SELECT DISTINCT repository, "commit", day FROM periods ORDER BY repository)
GROUP BY "commit" HAVING count(*) > 1 ORDER BY min(day), "commit" """


def parties(store: Store, members: Collection[str], total: int, open_: int) -> Iterator[PartyRow]:
    """Organizations that may be named, most contributions first; shares are of `total`."""
    for party, name, kind, count, commits, recent, low, high, first, last in store.rows(_PARTIES):
        yield PartyRow(
            party=party,
            name=name,
            kind=kind,
            member=party in members,
            repositories=count,
            commits=commits,
            recent=recent,
            people_low=low,
            people_high=high,
            first=_day(first),
            last=_day(last),
            low=commits / total if total else 0.0,
            high=min(commits + open_, total) / total if total else 0.0,
        )


def people(store: Store) -> Iterator[PersonRow]:
    """People, most contributions first; nobody where the run did not ask for them."""
    for name, repositories, organizations, commits, first, last in store.rows(_PEOPLE):
        yield PersonRow(
            name=name,
            repositories=repositories,
            organizations=organizations,
            commits=commits,
            first=first,
            last=last,
        )


def works(store: Store, members: str) -> Iterator[WorkRow]:
    """Who works on whose commons; `members` are a JSON list."""
    for member, name, steward, repositories, commits in store.rows(_WORKS, members):
        yield WorkRow(
            member=member, name=name, steward=steward, repositories=repositories, commits=commits
        )


def ledger(store: Store, members: str) -> Iterator[LedgerRow]:
    """Organizations outside to which terms may apply, those that owe most first."""
    for party, name, kind, owed, agreed, unknown, uses, commits in store.rows(_LEDGER, members):
        yield LedgerRow(
            party=party,
            name=name,
            kind=kind,
            owed=owed,
            agreed=agreed,
            undetermined=unknown,
            uses=uses,
            commits=commits,
        )


def licenses(store: Store) -> Iterator[LicenseRow]:
    """Licenses by how many roots and files they are of."""
    for license_, terms, repositories, files in store.rows(_LICENSES):
        yield LicenseRow(license=license_, terms=terms, repositories=repositories, files=files)


def years(store: Store) -> Iterator[YearRow]:
    """Every year in which anybody contributed."""
    counts: dict[tuple[int, str], int] = {
        (year, kind): commits for year, kind, commits in store.rows(_KINDS)
    }
    present = [kind for kind in Kind if any(kind.value == name for _, name in counts)]
    for year, commits, repositories, paid, presumed, unpaid, unknown in store.rows(_YEARS):
        yield YearRow(
            year=year,
            commits=commits,
            repositories=repositories,
            kinds=tuple(
                KindSum(kind=kind.value, commits=counts.get((year, kind.value), 0))
                for kind in present
            ),
            paid=paid,
            presumed=presumed,
            unpaid=unpaid,
            unknown=unknown,
        )


def changes(store: Store) -> Iterator[ChangeRow]:
    """Repositories whose root changed its terms, the latest change first."""
    for repository, day, before, terms_before, after, terms in store.rows(_CHANGES):
        yield ChangeRow(
            repository=repository,
            day=date.fromisoformat(day),
            before=before,
            terms_before=terms_before,
            after=after,
            terms_after=terms,
            closed=terms_before == "reciprocal" and terms == "none",
        )


def shared(store: Store) -> Iterator[SharedRow]:
    """Repositories that have a commit in common which changed the license: forks, or parts.

    It is found without looking for it, and so not always: forks of a work that never declared a
    license are not.
    """
    told: set[tuple[str, ...]] = set()
    for commit, day, names in store.rows(_SHARED):
        repositories = tuple(json.loads(names))
        if repositories not in told:
            told.add(repositories)
            yield SharedRow(repositories=repositories, commit=commit, day=date.fromisoformat(day))


def spread(store: Store, total: int, open_: int) -> Spread:
    """How concentrated the work is, over organizations, repositories and people."""
    found = [(commits, name) for _, name, _, _, commits, *_ in store.rows(_PARTIES)]
    counts = [commits for commits, _ in found]
    largest, name = found[0] if found else (0, "")
    return Spread(
        organizations=len(found),
        elephant=fewest_with_half(counts),
        gini=gini(counts),
        largest=name,
        low=largest / total if total else 0.0,
        high=min(largest + open_, total) / total if total and largest else 0.0,
        half_repositories=_half(store, "SELECT contributions FROM repositories"),
        absence=_half(store, "SELECT sum(commits) FROM people GROUP BY id"),
    )


def _half(store: Store, query: str) -> int:
    return fewest_with_half([count for (count,) in store.rows(query)])


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
