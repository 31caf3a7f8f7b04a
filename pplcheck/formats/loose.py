"""What stands outside of a repository, for people: loose texts, and components of a bill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from pplcheck.formats.chronicle import TERMS
from pplcheck.formats.columns import columns, paragraph
from pplcheck.formats.combining import PART, RANK
from pplcheck.formats.neutral import neutral, shown
from pplcheck.model.compatibility import Compatible
from pplcheck.model.component import ExaminedComponent
from pplcheck.model.license import MatchVerdict, Terms
from pplcheck.model.listing import IdentifiedFile
from pplcheck.model.rule import excerpt, plural

_NAME: Final = 60
_ROWS: Final = 60


def identified(files: Sequence[IdentifiedFile], width: int) -> list[str]:
    """One file a line: which license its text is, how near, and what differs."""
    rows = [
        (neutral(entry.file, _NAME), entry.match.verdict.value, _which(entry), _differs(entry))
        for entry in files
    ]
    return ["Texts", *columns(rows, width)]


def _which(entry: IdentifiedFile) -> str:
    match = entry.match
    if match.id is None:
        return "-"
    near = "" if match.verdict is MatchVerdict.MATCH else "near "
    return f"{near}{shown(match.id, _NAME)} ({match.score:.3f})"


def _differs(entry: IdentifiedFile) -> str:
    match = entry.match
    parts = [shown(entry.note)] if entry.note else []
    if match.titled and match.titled != match.id:
        told = "text unknown" if match.title_only else "another text"
        parts.append(f"titled {shown(match.titled, _NAME)}, {told}")
    if match.changed:
        parts.append(f"changed in {', '.join(shown(clause, _NAME) for clause in match.changed)}")
    return " · ".join(parts)


def components(found: Sequence[ExaminedComponent], width: int) -> list[str]:
    """What to look at first: components that do not go with the work, or carry terms."""
    counts = Counter(entry.terms for entry in found)
    told = " · ".join(f"{counts[terms]:,} {TERMS[terms]}" for terms in Terms if counts[terms])
    title = plural(len(found), "component")
    ranked = sorted(found, key=lambda entry: (RANK.index(entry.answer), not entry.is_reciprocal))
    notable = [entry for entry in ranked if _is_notable(entry)]
    lines = columns([_row(entry) for entry in notable[:_ROWS]], width)
    if len(notable) > _ROWS:
        lines.append(f"  and {len(notable) - _ROWS:,} more: --format json")
    return [title, *paragraph(told or "none", width), *lines]


def _is_notable(entry: ExaminedComponent) -> bool:
    return entry.answer is not Compatible.YES or entry.terms is not Terms.NONE


def _row(entry: ExaminedComponent) -> tuple[str, ...]:
    component = entry.component
    name = shown(f"{component.name} {component.version}".strip(), _NAME) or "without a name"
    written = shown(excerpt(" · ".join(component.written)), _NAME)
    license_ = shown(entry.expression.text, _NAME) if entry.expression else written or "not stated"
    words = [TERMS[entry.terms], PART[entry.answer]]
    if entry.file.reason or entry.adaptation.reason:
        words.append(shown(entry.file.reason or entry.adaptation.reason))
    return name, license_, " · ".join(words)
