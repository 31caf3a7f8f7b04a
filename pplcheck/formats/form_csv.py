"""The form of `ask` as CSV for a spreadsheet: a row a question, with empty cells to fill in."""

from __future__ import annotations

from typing import Final

from pplcheck.formats.form_text import escaped
from pplcheck.formats.table import csv_text
from pplcheck.model.inquiry import FIELDS, Inquiries, Inquiry, Topic
from pplcheck.model.report import percent

_FACTS: Final = ("about", "id", "name", "identities", "commits", "first", "last", "settles")
_ANSWERS: Final = tuple(dict.fromkeys(field for topic in Topic for field in FIELDS[topic]))

HEADER: Final = (*_FACTS, *_ANSWERS)
"""The columns: what is known, then what is to be filled in; a row uses those of its topic."""

SEPARATOR: Final = "; "
"""What stands between the identities of a person; none holds it, see `_part`."""

UNASKED: Final = "n/a"
"""What stands in a cell that a row has no use for."""


def render(found: Inquiries) -> str:
    """The form; copy a row for another time or another organization, empty stays unknown."""
    return csv_text(HEADER, map(_row, found.entries))


def _row(entry: Inquiry) -> tuple[str, ...]:
    known = (
        entry.topic.value,
        _cell(entry.party),
        _cell(entry.name),
        SEPARATOR.join(_part(identity) for identity in entry.identities),
        str(entry.commits or ""),
        entry.first.isoformat() if entry.first else "",
        entry.last.isoformat() if entry.last else "",
        percent(entry.settles) if entry.commits else "",
    )
    asked = FIELDS[entry.topic]
    return (*known, *("" if field in asked else UNASKED for field in _ANSWERS))


def _part(text: str) -> str:
    """An identity in a list of them."""
    return _cell(text).replace(";", "\\u{3b}")


def _cell(text: str) -> str:
    """A text of which an apostrophe in front is no mark of `csv_text`."""
    shown = escaped(text)
    return f"\\u{{27}}{shown[1:]}" if shown.startswith("'") else shown
