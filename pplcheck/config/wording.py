"""How problems in configuration are worded: values shown safely, choices listed, near misses.

What people wrote may be hostile or just odd: it is shown on one line, cut short, and with every
character that does not print escaped, so that a message cannot be forged.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from pplcheck.model.frozen import frozen

_SHOWN_LENGTH = 60
_HINT_LENGTH = 64
_FIRST_BEYOND_PLANE_0 = 0x10000


@frozen
class Unfit:
    """Why a text cannot be taken, worded to follow "key 'x'": `must …`.

    `guess` is what may be meant, where that is plain; else `among` lists what it may be near to.
    """

    reason: str
    guess: str = ""
    among: tuple[str, ...] = ()


def plain(text: str, length: int = _SHOWN_LENGTH) -> str:
    """A text on one line, cut after `length` characters, with unprintable characters escaped."""
    cut = text if len(text) <= length else text[:length] + "…"
    return "".join(char if char.isprintable() else _escaped(char) for char in cut)


def shown(value: Any) -> str:
    """A TOML value as a message shows it; lists and tables by what they are."""
    if isinstance(value, str):
        return '"' + plain(value).replace('"', '\\"') + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "a table"
    is_huge = isinstance(value, int) and value.bit_length() > _HINT_LENGTH
    return "a very large number" if is_huge else str(value)


def listed(options: Iterable[str]) -> str:
    """Choices as a sentence has them: `"yes", "no" or "unknown"`."""
    quoted = [f'"{option}"' for option in options]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]


def nearest(given: str, options: Iterable[str]) -> str:
    """The option a text most likely stands for, empty where none is near."""
    from difflib import get_close_matches

    if len(given) > _HINT_LENGTH:
        return ""
    folded = {_folded(option): option for option in options}
    close = get_close_matches(_folded(given), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else ""


def did_you_mean(guess: str) -> str:
    """The question that ends a message, empty where there is no guess."""
    return f'; did you mean "{plain(guess)}"?' if guess else ""


def _folded(text: str) -> str:
    return text.strip().casefold().replace("_", "-").replace(" ", "-")


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code < _FIRST_BEYOND_PLANE_0 else f"\\U{code:08x}"
