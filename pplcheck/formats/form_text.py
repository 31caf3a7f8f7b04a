r"""Text and figures as every form shows them, so that what is read back is what was written.

Hidden characters appear as `\u{1b}`, see `neutral`; `inquiry.unescaped` undoes it.
"""

from __future__ import annotations

import sys
from typing import Final

from pplcheck.formats.neutral import neutral
from pplcheck.model.inquiry import Inquiries, Inquiry, Topic
from pplcheck.model.report import percent
from pplcheck.model.rule import plural

ACTED_FOR: Final = 'an id or a name of an organization, or "self" for themselves'

HINTS: Final[dict[Topic, dict[str, str]]] = {
    Topic.PERSON: {
        "organization": ACTED_FOR,
        "from": "first day, as 2024-01-31; empty: since ever",
        "until": "first day no longer, as 2026-01-31; empty: still",
        "paid": "yes, no or unknown",
        "source": "who says so",
    },
    Topic.ORGANIZATION: {
        "kind": (
            "worker-cooperative, cooperative, nonprofit, public, education, commercial, individual"
        ),
        "worker_owned": "owned by those who work in it: yes, no or unknown",
        "surplus_to_worker_owners": "all surplus goes to the worker-owners: yes, no or unknown",
        "source": "statutes, public register, who says so",
    },
    Topic.USER: {
        "organization": "an id or a name",
        "use": "commercial, noncommercial or unknown",
        "since": "first day, as 2024-01-31",
        "source": "who says so",
    },
}
"""What to write into each field."""


def escaped(text: str) -> str:
    """A text without hidden characters, from which `unescaped` gives the very text back."""
    return neutral(text.replace("\\u{", "\\u{5c}u{"), limit=sys.maxsize)


def headline(found: Inquiries) -> str:
    """How much is open, and how few people would settle how much of it."""
    whole = plural(found.total, "contribution")
    if not found.few:
        return f"{whole}; nothing depends on people nobody declared."
    people = "1 person settles" if found.few == 1 else f"{found.few} people settles"
    these = "this" if found.few == 1 else "these"
    return (
        f"{whole}, {percent(found.open_share)} of them presumed or undetermined. "
        f"Declaring {these} {people} {percent(found.few_settle)} of the history."
    )


def work(entry: Inquiry) -> str:
    """How much somebody did, when, and what an answer settles; empty where nothing is counted."""
    if not entry.commits:
        return ""
    days = f", {entry.first} to {entry.last}" if entry.first and entry.last else ""
    return f"{plural(entry.commits, 'commit')}{days}; settles {percent(entry.settles)}"
