"""What may be combined with what, for people: a license's rows, and the files of a work."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from pplcheck.formats.columns import columns
from pplcheck.formats.neutral import shown
from pplcheck.model.compatibility import (
    Certainty,
    Combination,
    CompatibilityRow,
    Compatible,
    Flow,
    Joining,
)
from pplcheck.model.license import LicenseTerms
from pplcheck.model.rule import plural

RANK: Final = (Compatible.NO, Compatible.DISPUTED, Compatible.UNKNOWN, Compatible.YES)
"""What to look at first."""

PART: Final = {
    Compatible.YES: "may be a part of the work",
    Compatible.NO: "may not be a part of the work",
    Compatible.DISPUTED: "disputed whether it may be a part of the work",
    Compatible.UNKNOWN: "not known whether it may be a part of the work",
}
_NAME: Final = 60
_ROWS: Final = 20
_FLOWS: Final = {
    Flow.INBOUND: "What may come in: work under another license, into a work under this one",
    Flow.OUTBOUND: "What may go out: work under this license, into a work under another one",
}
_JOININGS: Final = {
    Joining.ADAPTATION: "worked into it",
    Joining.FILE: "as part of it, in files of its own",
    Joining.COLLECTION: "beside it, each a separate work",
}
_CERTAINTIES: Final = {
    Certainty.TEXT: "by both texts",
    Certainty.ANALOGY: "by analogy",
    Certainty.DISPUTED: "not settled",
    Certainty.UNKNOWN: "not compared",
}
_ANSWER: Final = 10


def combinable(terms: LicenseTerms, width: int) -> list[str]:
    """What may come into a work under a license and what may go out of it; none without rows."""
    lines: list[str] = []
    for flow, title in _FLOWS.items():
        rows = [row for row in terms.compatibility if flow in row.flows]
        told = [line for joining in _JOININGS for line in _joined(rows, joining, width)]
        lines += ["", *textwrap.wrap(title, width), *told] if told else []
    return lines


def _joined(rows: Sequence[CompatibilityRow], joining: Joining, width: int) -> Iterator[str]:
    """One way of joining: who, the answer and how sure it is, and why."""
    found = [row for row in rows if joining in row.joinings]
    if found:
        yield f"  {_JOININGS[joining]}"
    for row in found:
        others = ", ".join(row.others)
        text = f"{row.answer.value:<{_ANSWER}}{others} ({_CERTAINTIES[row.certainty]})"
        yield from _wrapped(text, width, 4, 4 + _ANSWER)
        yield from _wrapped(row.reason, width, 4 + _ANSWER, 4 + _ANSWER)


def _wrapped(text: str, width: int, first: int, rest: int) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=" " * first,
        subsequent_indent=" " * rest,
        break_on_hyphens=False,
    )


def combined(found: Sequence[Combination], width: int) -> list[str]:
    """The other licenses in a work under reciprocity terms, those first that do not go with it."""
    ranked = sorted(found, key=lambda entry: (RANK.index(entry.answer), entry.vendored))
    lines = columns([_row(entry) for entry in ranked[:_ROWS]], width)
    if len(ranked) > _ROWS:
        lines.append(f"  and {len(ranked) - _ROWS:,} more: --format json")
    return ["Combined with", *lines] if lines else []


def _row(entry: Combination) -> tuple[str, ...]:
    words = [PART[entry.answer]]
    if entry.vendored:
        words.append("in third-party folders")
    if entry.answer is not Compatible.YES and entry.file.reason:
        words.append(shown(entry.file.reason))
    return plural(len(entry.paths), "file"), shown(entry.license, _NAME), " · ".join(words)
