"""The report on all repositories of the latest run together, from what the store holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from pplcheck._version import __version__
from pplcheck.fleet import sums
from pplcheck.fleet.store import Store
from pplcheck.formats.neutral import without_addresses
from pplcheck.model.fleet_report import FLEET_SCHEMA_VERSION, FleetReport, RepositoryRow
from pplcheck.pipeline.exact import exact

REPOSITORIES, ORGANIZATIONS, PEOPLE = 150, 100, 100
WORKS, LEDGER, LICENSES, YEARS, CHANGES, SHARED = 100, 100, 60, 60, 60, 40
"""Rows of each list; together they keep a page below 500 kB."""

_ROWS = """
SELECT repository, steward, state, reason, complete, as_of, license, terms, contributions, people,
  open, errors, (SELECT count(*) FROM organizations o
    WHERE o.repository = r.repository AND o.reciprocity = 'applies'
      AND o.party NOT IN (SELECT value FROM json_each(?)))
FROM repositories r ORDER BY state <> 'refused', contributions DESC, repository"""
_TOTALS = """
SELECT count(*), sum(state = 'judged'), sum(state = 'refused'), sum(state = 'same'),
  sum(state = 'address'), sum(state = 'waiting'), total(contributions), total(open),
  min(as_of), max(as_of),
  sum(state IN ('refused', 'waiting') OR (state = 'judged' AND NOT complete))
FROM repositories"""


def report(store: Store, pages: Mapping[str, str] | None = None) -> FleetReport:
    """What the latest run found of all repositories; `pages` are those of each, by its name."""
    meta = store.meta()
    members = tuple(filter(None, meta.get("members", "").split("\n")))
    outside = json.dumps(members)
    (totals,) = store.rows(_TOTALS)
    listed, judged, refused, same, addresses, waiting, *sums_ = totals
    contributions, open_, since, as_of, lacking = sums_
    total, unknown = int(contributions), int(open_)
    lists: dict[str, Any] = {
        **_told("repositories", _repositories(store, outside, pages or {}), REPOSITORIES),
        **_told("organizations", sums.parties(store, members, total, unknown), ORGANIZATIONS),
        **_told("people", sums.people(store), PEOPLE),
        **_told("works", sums.works(store, outside), WORKS),
        **_told("ledger", sums.ledger(store, outside), LEDGER),
        **_told("licenses", sums.licenses(store), LICENSES),
        **_last("years", sums.years(store), YEARS),
        **_told("changes", sums.changes(store), CHANGES),
        **_told("shared", sums.shared(store), SHARED),
    }
    found = FleetReport(
        schema_version=FLEET_SCHEMA_VERSION,
        tool="pplcheck",
        version=__version__,
        name=meta.get("name", ""),
        complete=not lacking,
        since=_day(since),
        as_of=_day(as_of),
        listed=listed,
        judged=judged or 0,
        refused=refused or 0,
        same=same or 0,
        addresses=addresses or 0,
        waiting=waiting or 0,
        contributions=total,
        open=unknown,
        spread=sums.spread(store, total, unknown),
        **lists,
    )
    return exact(found)


def _repositories(store: Store, members: str, pages: Mapping[str, str]) -> Iterator[RepositoryRow]:
    for (
        name, steward, state, reason, complete, as_of, license_, terms, contributions, people,
        open_, errors, owing,
    ) in store.rows(_ROWS, members):  # fmt: skip
        yield RepositoryRow(
            name=without_addresses(name),
            page=pages.get(name, ""),
            steward=steward,
            state=state,
            reason=without_addresses(reason),
            complete=bool(complete),
            as_of=_day(as_of),
            license=license_,
            terms=terms,
            contributions=contributions,
            people=people,
            open=open_,
            owing=owing,
            errors=errors,
        )


def _told(name: str, rows: Iterable[Any], limit: int) -> dict[str, Any]:
    """The first rows of a list; the others are counted and not kept."""
    rest = iter(rows)
    return {name: tuple(islice(rest, limit)), f"more_{name}": sum(1 for _ in rest)}


def _last(name: str, rows: Iterable[Any], limit: int) -> dict[str, Any]:
    found = tuple(rows)
    return {name: found[-limit:], f"more_{name}": max(len(found) - limit, 0)}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
