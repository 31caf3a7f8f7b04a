"""What `ask` answers as JSON: the figures, then a member a question, most settling first."""

from __future__ import annotations

from typing import Final

from pplcheck.formats.document import Value, written
from pplcheck.model.inquiry import FIELDS, Inquiries, Inquiry, Topic

SCHEMA_VERSION: Final = "1.0"


def render(found: Inquiries) -> str:
    """The document; shares are 0-1, days inclusive, people named with their identities."""
    people, by_people = found.first(Topic.PERSON)
    firms, by_firms = found.first(Topic.ORGANIZATION)
    return written(
        {
            "schema_version": SCHEMA_VERSION,
            "repository": found.project,
            "as_of": found.as_of.isoformat(),
            "contributions": found.total,
            "open": round(found.open_share, 4),
            "people_first": {"people": people, "settles": round(by_people, 4)},
            "organizations_first": {"organizations": firms, "settles": round(by_firms, 4)},
            "left_out": found.left_out,
            "questions": [_question(entry) for entry in found.entries],
        }
    )


def _question(entry: Inquiry) -> Value:
    return {
        "about": entry.topic.value,
        "id": entry.party or None,
        "name": entry.name or None,
        "identities": list(entry.identities),
        "kind": entry.kind.value,
        "ask": entry.ask,
        "commits": entry.commits,
        "first": entry.first.isoformat() if entry.first else None,
        "last": entry.last.isoformat() if entry.last else None,
        "settles": round(entry.settles, 4),
        "together": round(entry.together, 4),
        "fields": list(FIELDS[entry.topic]),
    }
