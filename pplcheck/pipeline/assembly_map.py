"""The part of the report on licenses: which applies where, since when, and where places differ."""

from __future__ import annotations

from pplcheck.formats.neutral import without_addresses
from pplcheck.licensing.scope import Scopes, figures, place_files
from pplcheck.model.assembly_evidence import Departure, Joined, Map, Place, Scope, Stretch
from pplcheck.model.declaration import Conflict, Declaration, Direction
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence
from pplcheck.model.rule import excerpt

PLACES = 60
"""How many places of conflicts are told; the rest is counted."""

SCOPES = 40
"""How many licenses the map tells, those of most files first."""


def license_map(evidence: Evidence, paths: tuple[str, ...]) -> Map:
    """Everything declared about licenses; `paths` are the files judged."""
    scopes = Scopes(evidence.declarations, evidence.license, evidence.profiles)
    counted = figures(place_files(paths, scopes))
    found = [
        Scope(license=row.expression, files=row.files, terms=row.terms.value, vendored=row.vendored)
        for row in counted.licenses[:SCOPES]
    ]
    rest = sum(row.files for row in counted.licenses[SCOPES:])
    unnamed = counted.undeclared + counted.unreadable + rest
    if unnamed:
        found.append(Scope(license="", files=unnamed, terms=Terms.UNKNOWN.value, vendored=0))
    places = [place for conflict in evidence.conflicts for place in _places(conflict)]
    return Map(
        scopes=tuple(found),
        periods=tuple(
            Stretch(
                license=period.expression.text if period.expression else "",
                terms=period.terms.value,
                day=period.day,
                commit=period.commit,
                path=without_addresses(period.path),
                commits=period.commits,
            )
            for period in evidence.license.periods
        ),
        conflicts=tuple(places[:PLACES]),
        more_conflicts=max(len(places) - PLACES, 0),
        joined=tuple(
            Joined(
                license=entry.license,
                root=entry.root,
                files=len(entry.paths),
                answer=entry.answer.value,
                reason=entry.file.reason,
            )
            for entry in evidence.combinations
        ),
        departures=tuple(
            sorted(
                {_departure(entry) for entry in evidence.declarations if _departs(entry)},
                key=lambda entry: (entry.path, entry.titled),
            )
        ),
    )


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
