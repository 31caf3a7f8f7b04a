"""What `ask` prints: the headline, then a line a question, most settling first."""

from __future__ import annotations

from pplcheck.formats.columns import columns, paragraph
from pplcheck.formats.form_text import headline
from pplcheck.formats.neutral import neutral, shown
from pplcheck.model.inquiry import Inquiries, Inquiry, Topic
from pplcheck.model.report import percent
from pplcheck.model.rule import plural

_NAME = 40
_ADDRESSES = 3
_WHOM = "whom to ask (people: whom did they act for, and when?)"
_HOW = (
    "To answer: pplcheck ask --format markdown -o answers.md (or csv, toml); fill it in; "
    "pplcheck register add --answers answers.md"
)


def render(found: Inquiries, *, width: int) -> str:
    """The questions as people read them, with names and addresses, so that they can be asked."""
    lines = [neutral(found.project, 100), *paragraph(headline(found), width), ""]
    counted = [entry for entry in found.entries if entry.commits]
    rows: list[tuple[str, ...]] = [("settles", "so far", "commits", "when", _WHOM)]
    rows += map(_row, counted)
    lines += columns(rows, width) if counted else []
    if found.left_out:
        lines += paragraph(f"and {plural(found.left_out, 'question')} more; see --limit", width)
    if any(entry.topic is Topic.USER for entry in found.entries):
        lines += ["", *paragraph("Nobody is declared as a user: who uses this work?", width)]
    return "\n".join([*lines, "", *paragraph(_HOW, width)]) + "\n"


def _row(entry: Inquiry) -> tuple[str, ...]:
    return (
        percent(entry.settles),
        percent(entry.together),
        f"{entry.commits:,}",
        _years(entry),
        _whom(entry),
    )


def _years(entry: Inquiry) -> str:
    if not entry.first or not entry.last:
        return ""
    first, last = entry.first.year, entry.last.year
    return str(first) if first == last else f"{first}-{last}"


def _whom(entry: Inquiry) -> str:
    if entry.topic is Topic.ORGANIZATION:
        return f"{shown(entry.name, _NAME)}: {entry.ask}"
    addresses = [identity.rpartition("<")[2].removesuffix(">") for identity in entry.identities]
    listed = list(dict.fromkeys(neutral(address, _NAME) for address in addresses))
    more = f" and {len(listed) - _ADDRESSES} more" if len(listed) > _ADDRESSES else ""
    return f"{neutral(entry.name, _NAME)} <{', '.join(listed[:_ADDRESSES])}{more}>"
