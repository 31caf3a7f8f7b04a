"""Words behind a license's name that take back what that license grants.

"The Apache License with the Commons Clause" and "the MIT License for noncommercial use only" name
a license and say in the same breath that another one applies, whose terms nobody can look up.
Licenses that close uses themselves are often followed by a summary that sounds alike; only
those that the Open Source Initiative approved let everybody do everything (definition 5, 6).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pplcheck.licensing.spdx import OSI_APPROVED

UNCLEAR = "other terms are added to the license named"
"""Why a statement with such words means nothing that can be told."""

_REACH = 160
_END = re.compile(r"[.;!?](?=\s|$)|\bor\b|\bo\b|\bou\b|\boder\b", re.IGNORECASE)
"""Where what is said of the license ends: with the sentence, or where a choice begins."""

_TAKEN = re.compile(
    r"\bcommons[\s-]+clause\b|\bmodified\s+(?:with|to)\b|\bwith\s+additional\s+restrictions\b"
    r"|\b(?:for|only|in|para|con|pour|für|per|em|sin|ohne|solo|sólo)\s+(?:\w+\s+){0,2}?"
    r"(?:non-?\s?commercial|no\s+comercial|non\s+commercial\w*|nicht-?\s?kommerziell\w*"
    r"|fines\s+comerciales|fins\s+commerciales)"
    r"|\bno\s+commercial\s+use\b|\bcommercial\s+use\s+(?:is\s+)?"
    r"(?:not\s+(?:allowed|permitted)|prohibited|forbidden|requires)",
    re.IGNORECASE,
)


def is_restricted(text: str, begin: int, end: int, ids: Iterable[str]) -> bool:
    """Whether words in or behind names at [begin, end) restrict a license that closes nothing.

    `ids` are those the names stand for. What follows in another sentence, or behind an "or", is
    not looked at: it may speak of another license.
    """
    if not any(name.removesuffix("+") in OSI_APPROVED for name in ids):
        return False
    rest = text[end : end + _REACH]
    stop = _END.search(rest)
    behind = rest[: stop.start()] if stop else rest
    return bool(_TAKEN.search(text[begin:end]) or _TAKEN.search(behind))
