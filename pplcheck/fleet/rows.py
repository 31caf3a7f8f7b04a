"""A record as rows of the store's tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from pplcheck.fleet.record_text import unpacked
from pplcheck.fleet.worker import Bounds, Outcome
from pplcheck.model.fleet import Member, Person, Sum
from pplcheck.model.frozen import frozen

_NO_WORK = {"head": "", "commits": 0, "contributions": 0, "people": 0, "first": None, "last": None}

Row = tuple[Any, ...]


@frozen
class Facts:
    """What is kept of one repository: the result by column, and rows of the other tables."""

    result: Mapping[str, Any]
    rows: Mapping[str, Sequence[Row]]


def facts_of(outcome: Outcome, tip: str, question: str, bounds: Bounds) -> Facts:
    """The rows of what a scan gave, of a repository that stood at `tip`."""
    record = unpacked(outcome.record)
    assembly = record["assembly"]
    found = assembly["map"] or {"periods": [], "scopes": []}
    result = {
        "identity": outcome.identity,
        "tip": tip,
        "question": question,
        "failed": outcome.failed,
        "seconds": outcome.seconds,
        "cpu": outcome.cpu,
        "megabytes": outcome.megabytes,
        "seconds_allowed": bounds.seconds,
        "megabytes_allowed": bounds.megabytes,
        "open": record["flows"]["open"],
        "record": outcome.record,
        **_answers(assembly),
    }
    rows = {
        "organization": _rows(Member, record["organizations"]),
        "contribution": _rows(Sum, record["sums"]),
        "person": _rows(Person, record["people"]),
        "period": [
            (place, *(entry[name] for name in _PERIOD))
            for place, entry in enumerate(found["periods"])
        ],
        "license": [tuple(entry[name] for name in _LICENSE) for entry in found["scopes"]],
        "finding": _findings(assembly),
    }
    return Facts(result=result, rows=rows)


_PERIOD = ("license", "terms", "day", "commit", "path", "commits")
_LICENSE = ("license", "terms", "files", "vendored")


def _answers(assembly: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a report in brief."""
    work, verdict, power = assembly["work"], assembly["verdict"], assembly["power"]
    is_judged = work is not None
    return {
        "as_of": assembly["as_of"],
        "reading": assembly["reading"],
        "state": "judged" if is_judged else "refused",
        "reason": "; ".join(_gaps(assembly) if is_judged else _refusals(assembly)),
        "complete": int(assembly["complete"]),
        "license": verdict["license"],
        "terms": verdict["terms"],
        "files": verdict["files"],
        "reciprocal_files": verdict["reciprocal_files"],
        "errors": verdict["errors"] if is_judged else 0,
        "warnings": verdict["warnings"] if is_judged else 0,
        "notes": verdict["notes"] if is_judged else 0,
        "absence": power["writing"]["absence_factor"] if power else 0,
        "elephant": power["largest"]["elephant_factor"] if power else 0,
        **{name: (work or _NO_WORK)[name] for name in _NO_WORK},
    }


def _refusals(assembly: Mapping[str, Any]) -> Iterator[str]:
    """Why nothing could be judged."""
    return (entry["message"] for entry in assembly["book"]["findings"])


def _gaps(assembly: Mapping[str, Any]) -> Iterator[str]:
    """What could not be looked at of what was judged."""
    for gap in assembly["annex"]["gaps"]:
        if gap["fatal"]:
            yield f"{gap['path']}: {gap['what']}" if gap["path"] else gap["what"]


def _rows(kind: type, entries: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Values in the order of the kind's fields, which is that of the table's columns."""
    names = [field.name for field in fields(kind)]
    return [tuple(entry[name] for name in names) for entry in entries]


def _findings(assembly: Mapping[str, Any]) -> list[Row]:
    """How often each rule found something, on all pages of the evidence."""
    books = (assembly["book"], *assembly.get("appendix", ()))
    counts = Counter(
        (entry["code"], entry["name"], entry["severity"])
        for book in books
        for entry in book["findings"]
    )
    return [(*key, count) for key, count in sorted(counts.items())]
