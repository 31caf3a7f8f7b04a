"""A license history for people: the periods of the root's license, then every change."""

from __future__ import annotations

from typing import Final

from pplcheck.formats.columns import columns, paragraph
from pplcheck.formats.neutral import neutral, shown
from pplcheck.model.declaration import Declaration, Direction, Origin
from pplcheck.model.license import Terms
from pplcheck.model.rule import plural
from pplcheck.model.timeline import LicenseHistory, Shift, Span

_NAME: Final = 60
_SHORT: Final = 7
_SHIFTS: Final = 60
_PEOPLE: Final = 8
_FILES: Final = 2

TERMS: Final = {
    Terms.RECIPROCAL: "reciprocity terms",
    Terms.NONE: "no reciprocity terms",
    Terms.UNKNOWN: "terms not known here",
}


def periods(history: LicenseHistory, width: int, *, show_people: bool) -> list[str]:
    """The periods with the commits and people that fall in each, oldest first."""
    others = _others(history)
    rows = [_period(span, others, show_people=show_people) for span in history.spans]
    note = "What was released under a license stays under it; a later one takes nothing back."
    return ["Periods", *columns(rows, width), *paragraph(note, width)] if rows else []


def _others(history: LicenseHistory) -> str:
    """What other files of the root declared before any license file did."""
    first = next((span.period for span in history.spans if span.period), None)
    early = [shift for shift in history.shifts if not first or shift.day < first.day]
    told = {shift.path: [one for one in shift.after if _is_of_all(one)] for shift in early}
    said = [
        f"{shown(path, _NAME)} says {shown(entries[0].expression.text, _NAME)} · "
        for path, entries in sorted(told.items())
        if entries and entries[0].expression
    ]
    return "".join(said[:_FILES])


def _is_of_all(entry: Declaration) -> bool:
    """Whether a page or a manifest says under which license the whole work is given."""
    whole = entry.covers == "" and entry.direction is Direction.OUTBOUND
    return whole and entry.origin in (Origin.README, Origin.MANIFEST)


def _period(span: Span, others: str, *, show_people: bool) -> tuple[str, ...]:
    work = f"{plural(span.commits, 'commit')}, {plural(len(span.people), 'person', 'people')}"
    if show_people:
        names = [shown(entry.name, _NAME) for entry in span.people[:_PEOPLE]]
        more = len(span.people) - len(names)
        work += f": {', '.join(names)}" + (f" and {more} more" if more else "")
    period = span.period
    if period is None:
        return ("before", "", "no license file", others + work)
    name = shown(period.expression.text, _NAME) if period.expression else "cannot be named"
    place = f"{shown(period.path, _NAME)} · {TERMS[period.terms]} · {work}"
    return (period.day.isoformat(), neutral(period.commit[:_SHORT]), name, place)


def changes(history: LicenseHistory, width: int, *, show_people: bool) -> list[str]:
    """Every change of a declaration, oldest first; of many the first and the last."""
    found = history.shifts
    half = _SHIFTS // 2
    told = found if len(found) <= _SHIFTS else (*found[:half], *found[-half:])
    rows = [_change(entry, show_people=show_people) for entry in told]
    lines = columns(rows, width)
    if len(told) < len(found):
        more = f"  … {len(found) - len(told):,} changes between these: --format json"
        lines.insert(len(columns(rows[:half], width)), more)
    if history.skipped:
        skipped = plural(history.skipped, "version")
        text = f"{skipped} of other files were not looked into for headers; the history is long"
        lines += paragraph(f"{text} (--headers looks into all)", width)
    elif not history.headers:
        lines += paragraph("headers of other files were not looked into", width)
    return ["Changes", *lines] if lines else []


def _change(shift: Shift, *, show_people: bool) -> tuple[str, ...]:
    was, became = shown(shift.was, _NAME), shown(shift.became, _NAME)
    text = f"{was} → {became}" if was and became else became or f"{was} no longer"
    by = f" · {shown(shift.author.name, _NAME)}" if show_people else ""
    commit = neutral(shift.commit[:_SHORT])
    return (shift.day.isoformat(), commit, shown(shift.path, _NAME), text + by)
