"""Markdown as lists of people and organizations use it: rows of tables, items, plain lines.

Comments and fenced code are examples, not statements, and are left out. Markup is taken off:
of a link its text stays, of an image its description.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from pplcheck.config.importers.lines import numbered
from pplcheck.config.importers.remarks import Remarks
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Source

_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_RULE = re.compile(r"[\s:|]*+-[\s:|-]*")
_CELL = re.compile(r"(?<!\\)\|")
_ITEM = re.compile(r"[-*+]\s+|\d{1,4}[.)]\s+")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"</?[A-Za-z][^<>@]*>")
_MARKS = re.compile(r"[*`]+|(?<!\w)_+|(?<!_)_++(?!\w)")


@frozen
class Row:
    """A line that may be a statement: a table's row with its columns, an item, or plain text.

    `cells` are as written; `columns` are the table's headings in lower case, empty elsewhere. A
    heading is no statement, and may say whom those below it are about.
    """

    source: Source
    cells: tuple[str, ...]
    columns: tuple[str, ...] = ()
    is_item: bool = False
    is_heading: bool = False


def rows(path: str, data: bytes, remarks: Remarks) -> Iterator[Row]:
    """Every line of a file that may be a statement, and headings; total over any bytes."""
    columns: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    for source, line in _outside(path, data, remarks):
        if "|" in line and _RULE.fullmatch(line):
            columns = tuple(bare(cell).casefold() for cell in before)
            continue
        cells = _cells(line)
        if len(cells) < 2:  # noqa: PLR2004 - no table has one column
            columns, before = (), ()
            yield from _single(source, line)
        elif columns:
            yield Row(source=source, cells=cells, columns=columns)
        else:
            before = cells


def bare(text: str) -> str:
    """A text without markup, on one line."""
    plain = _LINK.sub(r"\1", _LINK.sub(r"\1", text))
    plain = _MARKS.sub("", _TAG.sub(" ", plain))
    return " ".join(html.unescape(plain).split())


def _single(source: Source, line: str) -> Iterator[Row]:
    item = _ITEM.match(line.strip())
    text = line.strip()[item.end() :] if item else line.strip()
    if text:
        heading = text.startswith("#")
        yield Row(source=source, cells=(text,), is_item=bool(item), is_heading=heading)


def _cells(line: str) -> tuple[str, ...]:
    written = line.strip()
    if "|" not in written:
        return ()
    return tuple(cell.strip() for cell in _CELL.split(written.removeprefix("|").removesuffix("|")))


def _outside(path: str, data: bytes, remarks: Remarks) -> Iterator[tuple[Source, str]]:
    """The lines outside of comments and fenced code."""
    in_comment = in_fence = False
    for source, line in numbered(path, data, remarks):
        if not in_comment and _FENCE.match(line):
            in_fence = not in_fence
            continue
        kept, in_comment = _without_comments(line, in_comment=in_comment)
        if kept.strip() and not in_fence:
            yield source, kept


def _without_comments(line: str, *, in_comment: bool) -> tuple[str, bool]:
    kept, rest = [], line
    while rest:
        if in_comment:
            _, end, rest = rest.partition("-->")
            in_comment = not end
        else:
            text, start, rest = rest.partition("<!--")
            kept.append(text)
            in_comment = bool(start)
    return "".join(kept), in_comment
