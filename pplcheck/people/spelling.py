"""Spellings of names, made comparable: lower case, without accents, split at what is no letter."""

from __future__ import annotations

import re
import unicodedata

_RUN = re.compile(r"[a-z0-9]+")
_MOST = 200
"""Characters that are looked at; longer texts are no names."""


def tokens(text: str) -> list[str]:
    """The runs of letters and digits in a text, folded."""
    return _RUN.findall(fold(text))


def plain(text: str) -> str:
    """Letters and digits only, folded."""
    return "".join(tokens(text))


def fold(text: str) -> str:
    """Lower case without accents, ASCII where a letter has an ASCII base; A-labels read."""
    text = read_labels(text[:_MOST]).casefold()
    if text.isascii():
        return text
    spread = unicodedata.normalize("NFKD", text)
    return "".join(character for character in spread if not unicodedata.combining(character))


def read_labels(text: str) -> str:
    """A domain with its A-labels (RFC 5890) as people read them; broken ones stay as they are."""
    if "xn--" not in text:
        return text
    try:
        return text.encode("ascii").decode("idna")
    except UnicodeError:
        return text
