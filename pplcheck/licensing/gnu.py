"""The GNU licenses as notices name them: "… version 3 of the License, or any later version".

Wording: the notices the Free Software Foundation proposes at the end of the GPL, LGPL and AGPL.
The version stands before the name, right behind it, or some words later; without one nothing is
named.
"""

from __future__ import annotations

import re

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
