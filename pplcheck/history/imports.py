"""Commits that bring in the work of others, as far as their messages say so.

Only messages that a tool writes, or a custom fixes word for word, are believed: what git-subtree
squashes (its manual, "COMMANDS"), what git-buildpackage imports (gbp-import-orig(1)), and a
subject that names a module with its version under `vendor`, which on two large projects of the
Go world was nothing but a vendored drop in 94 and 97 of 100 cases. Everything else a message may
say ("initial import", "sync with upstream", git-svn's trailer) was more often work of the author.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Aside(StrEnum):
    """Why a commit is told apart and left out of contributions."""

    IMPORT = "import"
    VENDORED = "vendored"
    RENAME = "rename"


_SUBTREE = re.compile(rb"^git-subtree-dir: *\S", re.MULTILINE)
_SQUASHED = re.compile(rb"Squashed '[^'\n]+' (?:content from commit|changes from) [0-9a-f]{7,64}\b")
_UPSTREAM = re.compile(
    rb"(?:Imported Upstream|Import Upstream|New upstream) version \S+\s*(?:\n|\Z)"
)
_MODULE = re.compile(
    rb"vendor(?:ing|ed)?:? (?:(?:updated?|bump):? )?(?:to )?\"?[\w.-]+/[\w./-]+\"?[:,]? (?:to )?"
    rb"(?:v?\d|[0-9a-f]{6,})",
    re.IGNORECASE,
)
_FIRST = frozenset(b"SINVv")


def aside(message: bytes) -> Aside | None:
    """What a message shows a commit to be, None where it shows nothing of the kind."""
    if b"git-subtree-dir:" in message and _SUBTREE.search(message):
        return Aside.IMPORT
    if not message or message[0] not in _FIRST:
        return None
    if _SQUASHED.match(message) or _UPSTREAM.match(message):
        return Aside.IMPORT
    return Aside.VENDORED if _MODULE.match(message) else None
