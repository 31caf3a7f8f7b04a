"""The part of the report on licenses: which applies where, since when, and where places differ."""

from __future__ import annotations

from collections.abc import Iterable

from pplcheck.formats.neutral import without_addresses
from pplcheck.licensing.scope import Scopes, figures, place_files
from pplcheck.model.assembly_evidence import Departure, Joined, Map, Place, Scope, Stretch
from pplcheck.model.compatibility import Combination
from pplcheck.model.declaration import Conflict, Declaration, Direction, Period
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence
from pplcheck.model.rule import excerpt
from pplcheck.pipeline.told import last, within

SCOPES = 10_000
PERIODS = 8_000
CONFLICTS = 12_000
JOINED = 8_000
DEPARTURES = 8_000
"""Bytes of each list on the page."""


def license_map(evidence: Evidence, paths: tuple[str, ...]) -> Map:
    """Everything declared about licenses; `paths` are the files judged."""
    licenses = Scopes(evidence.declarations, evidence.license, evidence.profiles)
    counted = figures(place_files(paths, licenses))
    found = [
        Scope(license=row.expression, files=row.files, terms=row.terms.value, vendored=row.vendored)
        for row in counted.licenses
    ]
    unnamed = counted.undeclared + counted.unreadable
    if unnamed:
        found.insert(0, Scope(license="", files=unnamed, terms=Terms.UNKNOWN.value, vendored=0))
    scopes = within(found, SCOPES)
    periods = last([_stretch(entry) for entry in evidence.license.periods], PERIODS)
    places = within(
        (place for conflict in evidence.conflicts for place in _places(conflict)), CONFLICTS
    )
    joined = within(map(_joined, evidence.combinations), JOINED)
    departures = within(_departures(evidence.declarations), DEPARTURES)
    return Map(
        scopes=scopes.entries,
        more_scopes=scopes.more,
        periods=periods.entries,
        more_periods=periods.more,
        conflicts=places.entries,
        more_conflicts=places.more,
        joined=joined.entries,
        more_joined=joined.more,
        departures=departures.entries,
        more_departures=departures.more,
    )


def _stretch(period: Period) -> Stretch:
    return Stretch(
        license=period.expression.text if period.expression else "",
        terms=period.terms.value,
        day=period.day,
        commit=period.commit,
        path=without_addresses(period.path),
        commits=period.commits,
    )


def _joined(entry: Combination) -> Joined:
    return Joined(
        license=entry.license,
        root=entry.root,
        files=len(entry.paths),
        answer=entry.answer.value,
        reason=entry.file.reason,
    )


def _departures(declarations: Iterable[Declaration]) -> list[Departure]:
    """Texts of the project's own that depart from a license, each once."""
    found = {_departure(entry) for entry in declarations if _departs(entry)}
    return sorted(found, key=lambda entry: (entry.path, entry.titled, entry.found))


def _places(conflict: Conflict) -> list[Place]:
    return [
        Place(
            scope=without_addresses(conflict.covers),
            path=without_addresses(entry.path),
            line=entry.line,
            license=_said(entry),
            asked=entry.direction is Direction.INBOUND,
        )
        for entry in conflict.declarations
    ]


def _said(entry: Declaration) -> str:
    if entry.expression:
        return entry.expression.text
    return f'"{without_addresses(excerpt(entry.written))}"'


def _departs(entry: Declaration) -> bool:
    return bool(entry.titled or entry.changed) and not entry.vendored


def _departure(entry: Declaration) -> Departure:
    return Departure(
        path=without_addresses(entry.path),
        titled=entry.titled,
        found=entry.expression.text if entry.expression else "",
        clauses=entry.changed,
    )
