"""`licenses` as JSON, for machines; the schema is `schemas/licenses.schema.json`.

Every key is always there; the parts that were not asked for are null.
"""

from __future__ import annotations

from typing import Final

from pplcheck.formats.declared import declaration_rows
from pplcheck.formats.document import Value, written
from pplcheck.formats.neutral import without_addresses
from pplcheck.model.compatibility import Combination, Joined
from pplcheck.model.component import ExaminedComponent
from pplcheck.model.declaration import Conflict, Declaration
from pplcheck.model.license import Expression
from pplcheck.model.listing import IdentifiedFile, LicensesAnswer, Listing
from pplcheck.model.report import Gap
from pplcheck.model.scope import Placed, ScopeFigures
from pplcheck.model.timeline import LicenseHistory, Shift, Span

SCHEMA_VERSION: Final = "1.1.0"
"""The version of the document's form; semantic, see https://semver.org."""


def render(answer: LicensesAnswer) -> str:
    """The answer as one JSON document that ends in a line break."""
    return written(document(answer))


def document(answer: LicensesAnswer) -> Value:
    """The answer as JSON values, before escapes."""
    listing, history, people = answer.listing, answer.history, answer.show_people
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "pplcheck", "version": answer.tool_version},
        "complete": answer.complete,
        "repository": _repository(listing) if listing else None,
        "license": _license(listing) if listing else None,
        "declarations": declaration_rows(listing.declarations if listing else ()),
        "conflicts": [_conflict(entry) for entry in listing.conflicts] if listing else [],
        "combinations": [_combination(entry) for entry in listing.combinations] if listing else [],
        "coverage": _coverage(listing.figures) if listing else None,
        "files": [_file(entry) for entry in listing.files]
        if listing and answer.with_files
        else None,
        "timeline": [_shift(entry, show_people=people) for entry in history.shifts]
        if history
        else None,
        "periods": [_span(entry, show_people=people) for entry in history.spans]
        if history
        else None,
        "followed": _followed(history) if history else None,
        "identified": None
        if answer.identified is None
        else [_identified(entry) for entry in answer.identified],
        "components": None
        if answer.components is None
        else [_component(entry) for entry in answer.components],
        "gaps": [_gap(entry) for entry in answer.gaps],
    }


def _text(expression: Expression | None) -> str | None:
    return expression.text if expression else None


def _repository(listing: Listing) -> Value:
    judged = listing.judged
    return {
        "name": judged.name,
        "head": judged.head or None,
        "branch": judged.branch or None,
        "judged": judged.tree,
        "object_format": judged.object_format,
    }


def _license(listing: Listing) -> Value:
    found = listing.license
    return {
        "expression": _text(found.expression),
        "terms": found.terms.value,
        "path": found.declaration.path if found.declaration else None,
    }


def _conflict(conflict: Conflict) -> Value:
    return {
        "covers": conflict.covers,
        "direction": "inbound" if conflict.inbound else "outbound",
        "declarations": [_place(entry) for entry in conflict.declarations],
    }


def _place(entry: Declaration) -> Value:
    return {
        "path": entry.path,
        "line": entry.line or None,
        "expression": _text(entry.expression),
        "origin": entry.origin.value,
        "direction": entry.direction.value,
    }


def _combination(entry: Combination) -> Value:
    return {
        "expression": entry.license,
        "root": entry.root,
        "vendored": entry.vendored,
        "paths": list(entry.paths),
        "compatible": entry.answer.value,
        "as_part": _joined(entry.file),
        "adapted": _joined(entry.adaptation),
        "beside": _joined(entry.collection),
    }


def _coverage(figures: ScopeFigures) -> Value:
    return {
        "files": figures.files,
        "licenses": [
            {
                "expression": row.expression,
                "terms": row.terms.value,
                "files": row.files,
                "vendored": row.vendored,
            }
            for row in figures.licenses
        ],
        "means": {kind.value: count for kind, count in figures.means},
        "undeclared": figures.undeclared,
        "unreadable": figures.unreadable,
        "vendored": figures.vendored,
    }


def _file(entry: Placed) -> Value:
    via = entry.license.via
    return {
        "path": entry.path,
        "expression": _text(entry.license.expression),
        "via": via.path if via else None,
        "means": entry.license.means.value,
        "vendored": entry.vendored,
    }


def _shift(shift: Shift, *, show_people: bool) -> Value:
    return {
        "commit": shift.commit,
        "date": shift.day.isoformat(),
        "path": shift.path,
        "from": without_addresses(shift.was) or None,
        "to": without_addresses(shift.became) or None,
        "author": shift.author.name if show_people else None,
    }


def _span(span: Span, *, show_people: bool) -> Value:
    period = span.period
    return {
        "expression": _text(period.expression) if period else None,
        "terms": period.terms.value if period else None,
        "commit": period.commit if period else None,
        "date": period.day.isoformat() if period else None,
        "path": period.path if period else None,
        "until": span.until or None,
        "commits": span.commits,
        "people": len(span.people),
        "names": [entry.name for entry in span.people] if show_people else None,
    }


def _followed(history: LicenseHistory) -> Value:
    return {"head": history.head, "headers": history.headers, "skipped": history.skipped}


def _identified(entry: IdentifiedFile) -> Value:
    match = entry.match
    return {
        "file": entry.file,
        "id": match.id,
        "score": match.score,
        "verdict": match.verdict.value,
        "titled": match.titled,
        "changed": list(match.changed),
        "note": entry.note or None,
    }


def _component(entry: ExaminedComponent) -> Value:
    component = entry.component
    return {
        "name": component.name,
        "version": component.version or None,
        "reference": component.reference or None,
        "expression": _text(entry.expression),
        "written": [without_addresses(text) for text in component.written],
        "listed": entry.listed,
        "terms": entry.terms.value,
        "compatible": entry.answer.value,
        "as_part": _joined(entry.file),
        "adapted": _joined(entry.adaptation),
        "beside": _joined(entry.collection),
    }


def _joined(joined: Joined) -> Value:
    return {
        "answer": joined.answer.value,
        "certainty": joined.certainty.value,
        "reason": joined.reason or None,
    }


def _gap(gap: Gap) -> Value:
    return {
        "code": gap.code,
        "path": gap.path or None,
        "what": without_addresses(gap.what),
        "fatal": gap.fatal,
    }
