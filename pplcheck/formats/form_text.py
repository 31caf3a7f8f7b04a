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


_PLURALS: Final = {"person": "people", "organization": "organizations"}


def escaped(text: str) -> str:
    """A text without hidden characters, from which `unescaped` gives the very text back."""
    return neutral(text.replace("\\u{", "\\u{5c}u{"), limit=sys.maxsize)


def headline(found: Inquiries) -> str:
    """How much is open, and how much of it the first of the questions listed would settle."""
    whole = plural(found.total, "contribution")
    if not found.few:
        return f"{whole}; nothing depends on people or organizations nobody declared."
    asked = {
        "person": found.first(Topic.PERSON),
        "organization": found.first(Topic.ORGANIZATION),
    }
    counted = [
        (plural(count, one, _PLURALS[one]), percent(share))
        for one, (count, share) in asked.items()
        if count
    ]
    is_mixed = len(counted) > 1
    whom = str(found.few) if is_mixed else counted[0][0].removeprefix("1 ")
    parts = ": " + ", ".join(map(" ".join, counted)) if is_mixed else ""
    return (
        f"{whole}, {percent(found.open_share)} of them presumed or undetermined. Declaring the "
        f"first {whom} below settles {percent(sum(share for _, share in asked.values()))} of the "
        f"history{parts}."
    )


def work(entry: Inquiry) -> str:
    """How much somebody did, when, and what an answer settles; empty where nothing is counted."""
    if not entry.commits:
        return ""
    days = f", {entry.first} to {entry.last}" if entry.first and entry.last else ""
    return f"{plural(entry.commits, 'commit')}{days}; settles {percent(entry.settles)}"
