"""`who` as JSON, for machines; the schema is `schemas/who.schema.json`.

Every key is always there. Shares are 0-1 with six decimals; `low` is what is shown, `high` adds
what is presumed and what is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from pplcheck.formats.deeds import lines
from pplcheck.formats.document import Value, written
from pplcheck.formats.neutral import without_addresses
from pplcheck.model.attribution import Deed, Pay, Row, WhoAnswer

SCHEMA_VERSION: Final = "1.0.0"
"""The version of the document's form; semantic, see https://semver.org."""

_DECIMALS: Final = 6
_NO_ROWS: Final = "[]\n}\n"


def render(answer: WhoAnswer) -> str:
    """The answer as one JSON document that ends in a line break."""
    return written(document(answer))


def render_deeds(answer: WhoAnswer, deeds: Iterable[Deed]) -> Iterator[str]:
    """The same document piece by piece, with a row for each contribution."""
    yield written(document(answer)).removesuffix(_NO_ROWS) + "["
    mark = "\n"
    for text in lines(deeds, show_people=answer.show_people):
        yield f"{mark}  {text}"
        mark = ",\n"
    yield "]\n}\n" if mark == "\n" else "\n]\n}\n"


def document(answer: WhoAnswer) -> Value:
    """The answer as JSON values, before escapes; the rows come last."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "pplcheck", "version": answer.tool_version},
        "as_of": answer.as_of.isoformat(),
        "repository": _repository(answer),
        "by": answer.by.value,
        "roles": [role.value for role in answer.roles],
        "since": _day(answer.since),
        "until": _day(answer.until),
        "total": answer.total,
        "people": answer.people,
        "unattributed": answer.unattributed,
        "excluded": {
            "merges": answer.merges,
            "reverts": answer.reverts,
            "imports": answer.imports,
            "vendored": answer.vendored,
            "renames": answer.renames,
            "bots": answer.by_bots,
        },
        "pay": _pay(answer.pay),
        "lines_unknown": answer.unread,
        "rows": [_row(row) for row in answer.rows],
    }


def _repository(answer: WhoAnswer) -> Value:
    judged = answer.judged
    return {
        "name": without_addresses(judged.name),
        "head": judged.head,
        "branch": without_addresses(judged.branch) or None,
        "object_format": judged.object_format,
        "first": _day(answer.first),
        "last": _day(answer.last),
    }


def _row(row: Row) -> Value:
    return {
        "name": without_addresses(row.name) or None,
        "kind": row.kind.value if row.kind else None,
        "commits": row.commits,
        "people": row.people,
        "low": _share(row.low),
        "high": _share(row.high),
        "party": without_addresses(row.party) or None,
        "folded": row.folded,
        "pay": _pay(row.pay),
        "files": row.files,
        "lines": row.lines,
    }


def _pay(pay: Pay) -> Value:
    return {
        "paid": pay.paid,
        "presumed": pay.presumed,
        "unpaid": pay.unpaid,
        "unknown": pay.unknown,
        "low": _share(pay.low),
        "high": _share(pay.high),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _share(share: float) -> float:
    return round(share, _DECIMALS)
