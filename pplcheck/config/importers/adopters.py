"""ADOPTERS and USERS files: who says they use the work; a claim of use, a line each.

Tables (the column headed organization, company, adopter, user or name, else the first), items
(`- [Nebula](https://...) - what for`), lines that begin bold or with a link, and in files with none
of these, plain lines. Where items repeat (`- *Environment*: ...`), the headings name the users.
Nothing says whether a use is commercial.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pplcheck.config.importers.gather import Gathering
from pplcheck.config.importers.markdown import Row, bare, rows
from pplcheck.config.importers.remarks import Remarks
from pplcheck.config.importers.sieve import Sieve
from pplcheck.model.imported import Imported, ImportedUse

_HEADINGS = ("organization", "organisation", "company", "adopter", "user", "end user", "name")
_LEADING = re.compile(r"\s*[*_]{0,3}!?\[+([^\[\]]+)\]|\s*(?:\*\*|__)_?([^*_]+)(?:\*|_)")
_ENDS = re.compile(
    r"\s+[-\u2013\u2014]+\s+|\s*[:(\u2013\u2014]|\s+(?:uses?|is using|since|for)\s"
    r"|,\s(?!(?:inc|ltd|llc|gmbh|co|corp|plc|s\.a)\b)",
    re.IGNORECASE,
)
_LONGEST = 80
_REPEATED = 3
"""How often an item must begin alike to be a property of what the heading above it names."""


def read(files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None) -> Imported:
    """The claims of lists of users, each organization once a file; total over any bytes."""
    gathering = Gathering("adopters", sieve)
    uses: dict[tuple[str, str], ImportedUse] = {}
    for path, data in files:
        for use in _uses(tuple(rows(path, data, gathering.remarks)), gathering.remarks):
            gathering.organization(use.organization, use.source)
            uses.setdefault((path, use.organization.casefold()), use)
    return replace(gathering.imported(), uses=tuple(uses.values()))


def _uses(found: tuple[Row, ...], remarks: Remarks) -> Iterable[ImportedUse]:
    for name, row in _names(found):
        if name and len(name) <= _LONGEST and any(map(str.isalnum, name)):
            yield ImportedUse(organization=name, source=row.source)
        elif name:
            remarks.add("too long for a name; not taken over", row.source)


def _names(found: tuple[Row, ...]) -> Iterator[tuple[str, Row]]:
    """The name each row claims a use for, in files of each make."""
    keys = Counter(_in_line(row.cells[0]) for row in found if row.is_item)
    repeated = {key for key, count in keys.items() if count >= _REPEATED}
    marked = any(row.columns or row.is_item or _LEADING.match(row.cells[0]) for row in found)
    above: Row | None = None
    for row in found:
        if row.is_heading:
            above = row
        elif row.columns:
            yield _in_table(row), row
        elif row.is_item and repeated:
            if _in_line(row.cells[0]) in repeated and above:
                yield bare(above.cells[0].strip("#")), above
                above = None
        elif row.is_item or not marked or _LEADING.match(row.cells[0]):
            yield _in_line(row.cells[0]), row


def _in_table(row: Row) -> str:
    for heading in _HEADINGS:
        for column, cell in zip(row.columns, row.cells, strict=False):
            if heading == column or heading in re.split(r"\W+", column):
                return _in_cell(cell)
    return _in_cell(row.cells[0])


def _in_cell(text: str) -> str:
    """The name a cell holds: its link's or bold text, else all of it."""
    leading = _LEADING.match(text)
    return bare(leading[1] or leading[2]) if leading else bare(text)


def _in_line(text: str) -> str:
    """The name a line begins with: a link's or bold text, else what stands before the rest."""
    if _LEADING.match(text):
        return _in_cell(text)
    return _ENDS.split(bare(text), maxsplit=1)[0].strip(" .,;")
