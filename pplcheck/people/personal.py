"""Personal domains: those a single person uses and that are named after that person.

Such a domain proves nothing and is never printed as an organization. A domain of one person
that is not named after them may be a small firm's or cooperative's, and stays one of unknown
kind.
"""

from __future__ import annotations

import re
import unicodedata

from pplcheck.people import suffixes, tables

_MIN_TOKEN = 3
_LONG_TOKEN = 5


def looks_personal(registrable: str, names: frozenset[str], locals_: frozenset[str]) -> bool:
    """Whether a registered name is named after somebody with these names and local parts.

    It is where its label equals a local part, holds the whole name, a long part of it, or a
    part of the name with nothing around it but initials, digits and everyday words; and
    anywhere under `.name`.
    """
    suffix = suffixes.public_suffix(registrable)
    label = _plain(registrable.removesuffix(f".{suffix}"))
    if suffix == "name" or label in {_plain(local) for local in locals_}:
        return True
    tokens = {tuple(_tokens(name)) for name in names} | {tuple(_tokens(part)) for part in locals_}
    return any(_named_after(label, parts) for parts in tokens)


def _named_after(label: str, parts: tuple[str, ...]) -> bool:
    whole = "".join(parts)
    if len(parts) > 1 and (whole in label or "".join(reversed(parts)) in label):
        return True
    for part in parts:
        if len(part) >= _LONG_TOKEN and part in label:
            return True
        if len(part) >= _MIN_TOKEN and part in label:
            others = {other for other in parts if other != part}
            before, _, after = label.partition(part)
            if _says_nothing(before, others) and _says_nothing(after, others):
                return True
    return False


def _says_nothing(rest: str, others: set[str]) -> bool:
    """Whether what stands around a name is empty, digits, a word for a site, or initials."""
    if not rest or rest.isdigit() or rest in tables.domains("personal.txt") or rest in others:
        return True
    initials = {other[0] for other in others}
    return len(rest) <= len(initials) and set(rest) <= initials


def _tokens(text: str) -> list[str]:
    return [part for part in re.split(r"[^a-z0-9]+", _fold(text)) if part]


def _plain(text: str) -> str:
    return "".join(_tokens(text))


def _fold(text: str) -> str:
    """Lower case without accents, ASCII where a letter has an ASCII base."""
    spread = unicodedata.normalize("NFKD", _unicode(text).casefold())
    return "".join(character for character in spread if not unicodedata.combining(character))


def _unicode(text: str) -> str:
    if "xn--" not in text:
        return text
    try:
        return text.encode("ascii").decode("idna")
    except UnicodeError:
        return text
