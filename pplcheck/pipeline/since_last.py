"""What changed since an earlier report: the JSON of that one beside the present value.

The earlier file is the caller's, and may be anybody's work: it is read with bounds, believed in
what it says of itself, and refused where it is no such report.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pplcheck.errors import UsageError
from pplcheck.model.assembly import SCHEMA_VERSION, Assembly, Figure, Moved, Since
from pplcheck.pipeline.loose import read_loose
from pplcheck.pipeline.told import within

LIMIT = 32 << 20
"""Bytes of an earlier report."""

LONGEST = 200
"""Characters of a text of the earlier report that are told."""

MOVED = 8_000
CODES = 5_000
"""Bytes of what moved, and of the codes of findings that came or went, on the page."""

_FIGURES: tuple[tuple[str, str], ...] = (
    ("commits", "work.commits"),
    ("contributions", "work.contributions"),
    ("people", "work.people"),
    ("shown", "verdict.certainty.shown_share"),
    ("unknown", "verdict.certainty.unknown_share"),
    ("gini", "power.writing.gini"),
    ("absence", "power.writing.absence_factor"),
    ("elephant", "power.largest.elephant_factor"),
    ("largest", "power.largest.low"),
)
"""Figures compared one by one, by the name they are told under."""


def since_last(path: Path, present: Assembly) -> Since:
    """What differs between the report in a file and the present one.

    Raises UsageError where the file is no report of a version that is understood.
    """
    earlier = _read(path)
    codes = {entry["fingerprint"]: entry["code"] for entry in _findings(earlier)}
    now = {
        entry.fingerprint: entry.code
        for page in (present.book, *present.appendix)
        for entry in page.findings
    }
    moved = within(_moved(earlier, present), MOVED)
    new = within(sorted(now[key] for key in now.keys() - codes.keys()), CODES)
    gone = within(sorted(codes[key] for key in codes.keys() - now.keys()), CODES)
    return Since(
        head=_text(_at(earlier, "work.head")),
        as_of=_day(earlier, path),
        version=_text(earlier.get("version")),
        figures=tuple(_figures(earlier, present)),
        moved=moved.entries,
        more_moved=moved.more,
        new_findings=new.entries,
        more_new=new.more,
        gone_findings=gone.entries,
        more_gone=gone.more,
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(read_loose(path, LIMIT))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"--previous: {str(path)!r} is no JSON: {error}") from error
    version = found.get("schema_version") if isinstance(found, dict) else None
    major = SCHEMA_VERSION.partition(".")[0]
    if not isinstance(version, str) or version.partition(".")[0] != major or "book" not in found:
        raise UsageError(
            f"--previous: {str(path)!r} is no report of `pplcheck report --format json` "
            f"in version {major}.x of its form"
        )
    return dict(found)


def _day(earlier: dict[str, Any], path: Path) -> date:
    try:
        return date.fromisoformat(_text(earlier.get("as_of")))
    except ValueError as error:
        raise UsageError(f"--previous: {str(path)!r} has no day in `as_of`") from error


def _findings(earlier: dict[str, Any]) -> list[dict[str, str]]:
    later = earlier.get("appendix")
    pages = [earlier["book"], *(later if isinstance(later, list) else ())]
    lists = [page.get("findings") for page in pages if isinstance(page, dict)]
    return [
        {"fingerprint": _text(entry.get("fingerprint")), "code": _text(entry.get("code"))}
        for entries in lists
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, dict)
    ]


def _at(value: object, path: str) -> object:
    """A member of nested objects, None where one of them is missing."""
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
    return value


def _text(value: object) -> str:
    return value[:LONGEST] if isinstance(value, str) else ""


def _number(value: object) -> float | None:
    """A finite number, None where there is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) <= sys.float_info.max else None


def _figures(earlier: dict[str, Any], present: Assembly) -> Iterator[Figure]:
    for name, path in _FIGURES:
        before, after = _number(_at(earlier, path)), _number(_at(present, path))
        if before is not None and after is not None and before != after:
            yield Figure(what=name, name="", before=before, after=after)
    rows = present.makers.by_standing if present.makers else ()
    known = _rows(_at(earlier, "makers.by_standing"), "code", lambda row: _number(row.get("low")))
    for row in rows:
        low = known.get(row.code)
        if low is not None and low != row.low:
            yield Figure(what="standing", name=row.code, before=low, after=row.low)


def _rows(
    value: object, key: str, read: Callable[[dict[str, Any]], float | None]
) -> dict[str, float | None]:
    entries = value if isinstance(value, list) else ()
    return {_text(row.get(key)): read(row) for row in entries if isinstance(row, dict)}


def _moved(earlier: dict[str, Any], present: Assembly) -> Iterator[Moved]:
    for name in ("license", "terms"):
        before = _text(_at(earlier, f"verdict.{name}"))
        after = str(getattr(present.verdict, name))
        if before != after:
            yield Moved(what=name, name="", before=before, after=after)
    if _text(earlier.get("reading")) != present.reading:
        yield Moved(
            what="reading", name="", before=_text(earlier.get("reading")), after=present.reading
        )
    yield from _parties(earlier, present)


def _parties(earlier: dict[str, Any], present: Assembly) -> Iterator[Moved]:
    """Parties whose standing is another one now, or who were not told of before."""
    entries = _at(earlier, "exchanges")
    known = {
        _text(row.get("name")): _text(row.get("standing"))
        for row in (entries if isinstance(entries, list) else ())
        if isinstance(row, dict)
    }
    for row in present.exchanges:
        before = known.get(row.name, "")
        if before != row.standing:
            yield Moved(what="standing", name=row.name, before=before, after=row.standing)
