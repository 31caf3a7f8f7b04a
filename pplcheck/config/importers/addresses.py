"""Mail addresses as foreign tables write them."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\s<>]+@[^\s<>@]+")


def mail(written: str) -> str:
    """An address in lower case; where it holds no `@`, its last `!` is one.

    Only for a text in the place of an address: the `!` in a name such as "Nebula!" is none.
    """
    text = written.strip().lower()
    if "@" in text or "!" not in text:
        return text
    user, _, host = text.rpartition("!")
    return f"{user}@{host}"


def names_one(address: str) -> bool:
    """Whether a text can be an address: one word with an `@` and something on both sides."""
    return bool(_WORD.fullmatch(address)) and address.isprintable()
