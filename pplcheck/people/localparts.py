"""Local parts of addresses: whether an organization issued one, or somebody chose it.

Organizations name mailboxes by rule, most after given name and family name (`ada.example`,
`aexample`, `adae`), so that two people never share one. Who has a domain to themselves needs no
rule: `me`, `git`, initials. In the histories measured a domain with a single user was that
user's employer's in three of four cases after an address of the first form, and in one of ten
or fewer after one of the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pplcheck.people import spelling, tables

_MOST = 64
"""Characters of a local part, and tokens of a name, that are looked at (RFC 5321, 4.5.3.1)."""

_MAX_NAME_TOKENS = 8

_INITIALS = 3


def is_issued(local: str, names: Iterable[str]) -> bool:
    """Whether a local part is made of two parts of one of these names."""
    parts = _parts(local)
    return any(_is_made_of(parts, spelling.tokens(name)[:_MAX_NAME_TOKENS]) for name in names)


def is_chosen(local: str, names: Iterable[str]) -> bool:
    """Whether a local part is a few letters that are no name, or has a word that names nobody."""
    parts = _parts(local)
    if any(part in tables.domains("chosen.txt") for part in parts):
        return True
    is_short = sum(map(len, parts)) <= _INITIALS
    return is_short and not any(part in spelling.tokens(name) for name in names for part in parts)


def _parts(local: str) -> list[str]:
    own = local.partition("+")[0][:_MOST]
    return [part for part in re.split(r"[^a-z]+", spelling.fold(own)) if part]


def _is_made_of(parts: list[str], name: list[str]) -> bool:
    """Whether the parts of a local part stand for at least two tokens of a name."""
    if len(name) < 2:  # noqa: PLR2004 - a given name and a family name
        return False
    if len(parts) == 1:
        return _is_joined(parts[0], name)
    said = [part for part in parts if part in name]
    initials = [part for part in parts if len(part) == 1 and part in {token[0] for token in name}]
    return bool(said) and len(said) + len(initials) > 1


def _is_joined(part: str, name: list[str]) -> bool:
    """Whether a word is one token of a name with the beginning of another before or after it."""
    for at, token in enumerate(name):
        others = name[:at] + name[at + 1 :]
        if len(token) > 1 and part != token:
            before, after = part.removesuffix(token), part.removeprefix(token)
            rests = [rest for rest in (before, after) if rest != part]
            if any(other.startswith(rest) for rest in rests for other in others):
                return True
    return False
