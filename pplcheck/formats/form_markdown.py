"""The form of `ask` as Markdown: a section a question, `- field:` lines to fill in.

What comes from a history stands in code spans, in which Markdown reads nothing.
"""

from __future__ import annotations

from pplcheck.formats.form_text import HINTS, escaped, headline, work
from pplcheck.formats.neutral import neutral
from pplcheck.model.inquiry import FIELDS, Inquiries, Inquiry, Topic

_TITLES = {
    Topic.PERSON: "Person: whom did they act for, and when?",
    Topic.ORGANIZATION: "Organization: {ask}",
    Topic.USER: "Users: {ask}",
}

_NAMES = {Topic.PERSON: "a person", Topic.ORGANIZATION: "an organization", Topic.USER: "a user"}


def render(found: Inquiries) -> str:
    """The form; empty fields stay unknown, and a section's fields may be repeated."""
    head = (
        f"# Questions about {_code(neutral(found.project, 100))}, as of {found.as_of}\n\n"
        f"{headline(found)}\n\n"
        "Write after the colons what you know and leave the rest empty: empty stays unknown. For\n"
        "another time or another organization, repeat the fields of a section below its own.\n"
        "Then run `pplcheck register add --answers THIS-FILE`.\n\n"
    )
    asked = {entry.topic for entry in found.entries}
    legends = [_legend(topic) for topic in Topic if topic in asked]
    return "".join([head, *legends, *map(_section, found.entries)])


def _legend(topic: Topic) -> str:
    lines = [f"* {field}: {hint}\n" for field, hint in HINTS[topic].items()]
    return f"What the fields of {_NAMES[topic]} take:\n\n{''.join(lines)}\n"


def _section(entry: Inquiry) -> str:
    lines = [f"\n## {_TITLES[entry.topic].format(ask=entry.ask)}\n\n"]
    if entry.topic is not Topic.USER:
        lines.append(f"{work(entry)}.\n\n")
    lines.append(f"- about: {entry.topic}\n")
    if entry.party:
        lines.append(f"- id: {_code(entry.party)}\n")
    if entry.name:
        lines.append(f"- name: {_code(entry.name)}\n")
    lines += (f"- identity: {_code(identity)}\n" for identity in entry.identities)
    lines.append("\n")
    lines += (f"- {field}:\n" for field in FIELDS[entry.topic])
    return "".join(lines)


def _code(text: str) -> str:
    """A code span; a backtick, which would end it, is written as an escape."""
    shown = escaped(text).replace("`", "\\u{60}")
    return f"`{shown}`"
