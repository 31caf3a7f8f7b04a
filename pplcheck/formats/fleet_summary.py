"""What came of a run over many repositories, for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Final

from pplcheck.formats.document import written
from pplcheck.formats.neutral import shown
from pplcheck.model.fleet import Summary
from pplcheck.model.rule import plural

_ROWS: Final = 20
_NAME: Final = 60
_REASON: Final = 200
_NAMED: Final = ("refusals", "gaps", "others")


def as_text(summary: Summary, folder: str) -> str:
    """The run in brief, and which repositories could not be judged, each with its reason."""
    many = ("repository", "repositories")
    parts = [
        plural(summary.listed, *many),
        f"{summary.scanned:,} scanned",
        f"{summary.kept:,} known already",
        f"{summary.refused:,} could not be checked" if summary.refused else "",
        f"{summary.partly:,} not checked wholly" if summary.partly else "",
        f"{summary.same:,} named or copied twice" if summary.same else "",
        f"{plural(summary.addresses, 'address', 'addresses')} not fetched (--clone does)"
        if summary.addresses
        else "",
    ]
    lines = [" · ".join(filter(None, parts))]
    lines += _listed("could not be checked", summary.refusals)
    lines += _listed("not checked wholly", summary.gaps)
    lines += _listed("counted once", summary.others)
    lines += ["", f"More: pplcheck fleet report {shown(folder, _REASON)} --site public"]
    return "\n".join(lines) + "\n"


def _listed(head: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield head
    for name, reason in rows[:_ROWS]:
        yield f"  {shown(name, _NAME)}: {shown(reason, _REASON)}"
    if len(rows) > _ROWS:
        yield f"  and {len(rows) - _ROWS:,} more: --format json names all"


def as_json(summary: Summary) -> str:
    """The same, with every name, as one document."""
    told = {
        field.name: getattr(summary, field.name)
        for field in fields(summary)
        if field.name not in _NAMED
    }
    named = {
        name: [{"repository": where, "reason": why} for where, why in getattr(summary, name)]
        for name in _NAMED
    }
    return written({"schema_version": "1.1.0", **told, **named})
