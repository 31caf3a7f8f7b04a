"""How many bytes a part of the report takes on a page, at most.

Lists are cut so that a page stays below 500 kB whatever strangers wrote: a text weighs what it does
after it was made harmless, escaped and given places to break, a number what its element does with
its place. What is weighed here is never less than what any template prints, in any language; tests
hold pages of the worst texts against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from html import escape
from typing import Any, Final

from pplcheck.formats.neutral import LIMIT, shown
from pplcheck.model.assembly_figures import KindCount, MakerRow, Year
from pplcheck.model.assembly_phyle import BetweenRow, FlowRow, MemberRow, OwedRow, ProjectRow
from pplcheck.model.influence import CurvePoint, PowerYear

PAGE: Final = 495_000
"""Bytes of a page: what lists may fill, and the frame."""

FRAME: Final = 60_000
"""Bytes of a page but for its lists: style, words, pictures of bounded size, the glossary."""

_BREAKS: Final = "/-_:"
_BREAK: Final = len("<wbr>")
_WORDS: Final = 80
"""Bytes by which the words around a text, or those of its translation, may outgrow it."""

_BETWEEN: Final = 8
_NUMBER: Final = 130
_ENTRY: Final = 400

_FIXED: Final[Mapping[type, int]] = {
    Year: 1250,
    KindCount: 260,
    PowerYear: 1200,
    CurvePoint: 300,
    MakerRow: 650,
    ProjectRow: 950,
    MemberRow: 850,
    FlowRow: 600,
    BetweenRow: 220,
    OwedRow: 300,
}
"""What an entry with many numbers weighs but for its texts: its cells, and its part of pictures."""

_PLAIN: Final = frozenset({KindCount})
"""Entries whose texts are codes, weighed with the rest."""


def weight(part: Any) -> int:
    """Bytes that a value of the report, or a list of values, takes on a page, at most."""
    if isinstance(part, str):
        return text_weight(part)
    if isinstance(part, tuple):
        return sum(_BETWEEN + weight(entry) for entry in part)
    if part is None or isinstance(part, bool):
        return 0
    if isinstance(part, int | float | date):
        return _NUMBER
    if not is_dataclass(part):
        raise TypeError(f"{type(part).__name__} is no part of a report")
    own = _FIXED.get(type(part))
    parts = [getattr(part, field.name) for field in fields(part)]
    if own is not None:
        kinds = (tuple,) if type(part) in _PLAIN else (str, tuple)
        return own + sum(weight(entry) for entry in parts if isinstance(entry, kinds))
    return _ENTRY + sum(map(weight, parts))


def text_weight(text: str) -> int:
    """Bytes of a text on the page: harmless, escaped, with places to break, perhaps translated."""
    if not text:
        return 0
    fit = shown(text, LIMIT)
    breaks = sum(map(fit.count, _BREAKS)) * _BREAK
    plain = len(escape(fit).encode("utf-8"))
    return plain + max(breaks, plain // 2) + _WORDS
