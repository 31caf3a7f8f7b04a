"""When two spellings name the same license.

People write `GPLv3`, `GPL-3.0`, `GNU GPL version 3`; SPDX matches ids without regard to case
(annex "License List Matching Guidelines"). Folding makes such spellings equal, and no others.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LATER = re.compile(
    r"(?<![\s,(])[\s,(]*+\b(?:or|and)[\s-]+(?:\(at your option\)\s*)?(?:any\s+)?"
    r"(?:later|newer|higher|greater)(?:\s+versions?)?\b\)?"
)
_VERSION = re.compile(r"(?:\b|(?<=[a-z]))v(?:er(?:sion)?)?\.?\s*(?=\d)|\bversion\b")
_FILLER = re.compile(r"\b(?:the|gnu|licen[sc]es?|licencia|licenca|licenza|lizenz)\b")
_ZERO = re.compile(r"(?<=\d)(?:\.0)+(?![\d.])")
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]")
_REST = re.compile(r"[^\w+]|_")
_NO_REST = {sign: None for sign in range(128) if _REST.match(chr(sign))}
"""`_REST` in ASCII, left out faster than a pattern does."""


def plain(text: str) -> str:
    """Text without case and accents, quotes and dashes made plain (NFKD)."""
    return unaccented(text).casefold()


def unaccented(text: str) -> str:
    """Text without accents, quotes and dashes made plain (NFKD); the case stays."""
    if text.isascii():
        return text
    return _COMBINING.sub("", unicodedata.normalize("NFKD", text))


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A license name's key: equal for spellings of one name, with `+` for "or later"."""
    text = plain(name)
    # Most names have little of all this, and to look for a letter is far cheaper than to match.
    if "ater" in text or "newer" in text or "higher" in text:
        text = _LATER.sub("+", text)
    if "v" in text:
        text = _VERSION.sub(" ", text)
    if "the" in text or "gnu" in text or "li" in text:
        text = _FILLER.sub(" ", text)
    if ".0" in text:
        text = _ZERO.sub("", text)
    return text.translate(_NO_REST) if text.isascii() else _REST.sub("", text)
