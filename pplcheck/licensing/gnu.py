"""The GNU licenses as notices name them: "… version 3 of the License, or any later version".

Wording: the notices the Free Software Foundation proposes at the end of the GPL, LGPL and AGPL.
The version stands before the name, right behind it, or some words later; without one nothing is
named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pplcheck.licensing.titles import words

_NAME = re.compile(
    r"""\W*(?:the\s+)?(?:terms(?:\s+and\s+conditions)?\s+of\s+)?(?:either\s+)?
    (?:(?:version\s+|v\.?\s*)(?P<version>\d(?:\.\d)?)\b
       (?P<later>[\s,(]*or\s+(?:\(at\s+your\s+option\)\s+)?(?:any\s+)?(?:later|newer)
                 (?:\s+versions?)?\)?)?
       [\s,]*of\s+)?
    (?:the\s+)?(?:GNU\s+)?(?P<kind>Affero\s+|Lesser\s+|Library\s+)?(?:GNU\s+)?
    General\s+Public\s+Licen[sc]e\b""",
    re.IGNORECASE | re.VERBOSE,
)
_VERSION = re.compile(
    r"(?:\W{0,6}|(?:(?!\.\s+[A-Z]|\bor\b).){0,140}?\bv(?:er(?:sion)?)?s?\.?\s*)(?P<version>\d(?:\.\d)?)"
    r"(?![\d-])(?P<plus>\+)?",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"[^.]{0,60}?\bor\b[\s,]*(?:\(\s*at\s+your\s+(?:option|choice)\s*\)\s*)?(?:any\s+)?"
    r"(?:later|newer|above|higher)\b",
    re.IGNORECASE,
)
_FAMILIES = {"": "GPL", "affero": "AGPL", "lesser": "LGPL", "library": "LGPL"}
_VERSIONS = {
    "GPL": {"1": "1.0", "2": "2.0", "3": "3.0"},
    "LGPL": {"2": "2.0", "2.1": "2.1", "3": "3.0"},
    "AGPL": {"1": "1.0", "3": "3.0"},
}


_WORDING = (
    " published by the free software foundation ",
    " gnu org licenses ",
    " general public license for more details ",
)
"""What only the notices of the GNU licenses say."""

GNU_SIGNS = (b"oftware Foundation", b"gnu.org/licenses", b"eneral Public")
"""One of these stands wherever that is said, in a paragraph that speaks of licenses."""

_PROMISES = (
    " is free software you can ",
    " in the hope that it will be useful but without any warranty ",
)
"""What they say and others repeat; of a license that closes uses, the first is not so."""

PROMISE_SIGNS = (b"WITHOUT ANY", b"free soft")
"""One of these stands wherever that is promised."""

_OWN_NAME = re.compile(
    r" (?:terms of|under|of) (?:the )?(?:gnu )?(?:\w+ )?general public licen[sc]e "
)
_GNU_IDS = ("GPL-", "LGPL-", "AGPL-", "GFDL-")


def names_gnu(ids: Iterable[str]) -> bool:
    """Whether some license ids name one of the GNU licenses."""
    return any(name.startswith(_GNU_IDS) for name in ids)


def borrowed_wording(notice: str, ids: Iterable[str], *, reciprocal: bool = False) -> str:
    """`GPL` where a notice that names other licenses is the GNU licenses' own, edited; else "".

    `ids` are the licenses the notice was read to name; `reciprocal` says that they close some
    uses, so that the GPL's own promises do not hold either.
    """
    if names_gnu(ids):
        return ""
    text = words(notice)
    marks = (*_WORDING, *_PROMISES) if reciprocal else _WORDING
    is_edited = any(mark in text for mark in marks) and not _OWN_NAME.search(text)
    return "GPL" if is_edited else ""


def gnu_name(text: str, place: int) -> tuple[int, int, str] | None:
    """The GNU license named at a place: where it starts and ends, and its id; else None."""
    found = _NAME.match(text, place)
    if found is None:
        return None
    version, later, end = found["version"], bool(found["later"]), found.end()
    if version is None:
        behind = _VERSION.match(text, end)
        if behind is None:
            return None
        version, end = behind["version"], behind.end()
        follows = _LATER.match(text, end)
        later, end = bool(behind["plus"] or follows), follows.end() if follows else end
    family = _FAMILIES[(found["kind"] or "").strip().casefold()]
    number = _VERSIONS[family].get(version.removesuffix(".0"))
    if number is None:
        return None
    return found.start(), end, f"{family}-{number}-{'or-later' if later else 'only'}"
