"""Licenses that notices name in a way of their own, with the version apart from the name.

"The LaTeX Project Public License (LPPL), either version 1.3c of this license or (at your option)
any later version": the notice that license proposes. "The same terms as Perl itself": perllicense,
that is, the Artistic License or the GNU GPL, version 1 or later, as the recipient likes. "Version
2.0 of the Apache License": as many pages put it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_PERL = re.compile(r"\W*(?:the\s+)?(?:same\s+)?terms\s+as\s+(?:the\s+)?Perl\s*5?\b", re.IGNORECASE)
_PERL_TERMS = "Artistic-1.0-Perl OR GPL-1.0-or-later"
_LATEX = re.compile(
    r"""\W*(?:the\s+)?(?:(?:terms|conditions)\s+of\s+)?(?:the\s+)?LaTeX\s+Project\s+Public\s+Licen[sc]e
    (?:(?!\.\s).){0,60}?\bv(?:ersion)?\.?\s*(?P<version>1\.(?:[0-2]|3[ac]?))(?![\w.]*\d)
    (?P<later>[^.]{0,60}?\blater\b)?""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_LATEX_IDS = {"1.0", "1.1", "1.2", "1.3a", "1.3c"}
_VERSION_FIRST = re.compile(
    r"\W*(?:the\s+)?v(?:ersion|\.)\s*(?P<version>\d(?:\.\d)?)\s+of\s+(?:the\s+)?"
    r"(?P<name>(?:[A-Za-z][\w-]{1,30}\s+){1,5}Licen[sc]e)\b",
    re.IGNORECASE,
)


def customary_name(
    text: str, place: int, known: Callable[[str], str | None]
) -> tuple[int, int, str] | None:
    """The license named at a place: where it starts and ends, and its id or ids; else None.

    `known` tells the id of a name in running text, None where it is not known.
    """
    perl = _PERL.match(text, place)
    if perl:
        return perl.start(), perl.end(), _PERL_TERMS
    latex = _LATEX.match(text, place)
    if latex:
        # of "1.3 or any later version" one may take 1.3c, the only later one
        exact = "1.3c" if latex["later"] and latex["version"] == "1.3" else latex["version"]
        return (latex.start(), latex.end(), f"LPPL-{exact}") if exact in _LATEX_IDS else None
    first = _VERSION_FIRST.match(text, place)
    named = known(f"{first['name']} {first['version']}") if first else None
    return (first.start(), first.end(), named) if first and named else None
