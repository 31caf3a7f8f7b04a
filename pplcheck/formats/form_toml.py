"""The form of `ask` as TOML: in the words of a register, with empty texts to fill in."""

from __future__ import annotations

import json

from pplcheck.formats.form_text import HINTS, escaped, headline, work
from pplcheck.formats.neutral import neutral
from pplcheck.model.inquiry import FIELDS, Inquiries, Inquiry, Topic


def render(found: Inquiries) -> str:
    """The form; empty fields stay unknown, and a block may be repeated."""
    project = neutral(found.project, 100)
    head = (
        f"# Questions about {project}, as of {found.as_of}.\n# {headline(found)}\n"
        "# Fill in what you know and leave the rest empty: empty stays unknown. Repeat a block\n"
        "# for another time or another organization.\n"
        "# Then: pplcheck register add --answers THIS-FILE\n"
    )
    return "".join([head, *map(_block, found.entries)])


def _block(entry: Inquiry) -> str:
    note = f"# {work(entry)}\n" if work(entry) else ""
    lines = [f"\n{note}[[{entry.topic}]]\n"]
    if entry.topic is Topic.PERSON:
        listed = ", ".join(map(_quoted, entry.identities))
        lines += (f"name = {_quoted(entry.name)}\n", f"identities = [{listed}]\n")
        lines.append(f"[[{entry.topic}.enrollment]]\n")
    elif entry.topic is Topic.ORGANIZATION:
        lines += (f"id = {_quoted(entry.party)}\n", f"name = {_quoted(entry.name)}\n")
    for field in FIELDS[entry.topic]:
        blank = f'{field} = ""'
        lines.append(f"{blank:<32}  # {HINTS[entry.topic][field]}\n")
    return "".join(lines)


def _quoted(text: str) -> str:
    """A basic string of TOML, which escapes quotes and backslashes as JSON does."""
    return json.dumps(escaped(text), ensure_ascii=False)
