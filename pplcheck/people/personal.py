"""Personal domains: those a single person uses for themselves.

Such a domain proves nothing and is never printed as an organization. One person uses it alone,
and it is named after them, or they have used it for many years, or the address is none that an
organization would issue. A small firm of one can look the same; a register can tell.
"""

from __future__ import annotations

from collections.abc import Iterable

from pplcheck.people import localparts, spelling, suffixes, tables

LONG = 8 * 365
"""Days after which a domain nobody else ever used is taken for its user's own."""

_MOST_USERS = 100
"""Different names and local parts at a domain beyond which nobody takes them for one person."""

_MIN_TOKEN = 3
_LONG_TOKEN = 5
_SHORTENED = 4

User = tuple[str, str, str]
"""Somebody at a domain: the key of the individual, a name, the local part of the address."""


def is_personal(registrable: str, users: Iterable[User], days: int) -> bool:
    """Whether a registered name is a single person's own.

    `users` is everybody seen to use it, `days` the time between its first and last use. A name
    that nobody is seen to use is no person's.
    """
    known = frozenset(users)
    if not known or len(known) > _MOST_USERS or not _are_one(known):
        return False
    names = frozenset(name for _, name, _ in known)
    locals_ = frozenset(local for _, _, local in known)
    if days >= LONG or looks_personal(registrable, names, locals_):
        return True
    if any(localparts.is_issued(local, names) for local in locals_):
        return False
    if suffixes.public_suffix(registrable) in tables.rows("leisure.txt"):
        return True
    return all(localparts.is_chosen(local, names) for local in locals_)


def _are_one(users: Iterable[User]) -> bool:
    """Whether all are one person: each linked to the others by individual, name or local part."""
    groups: list[set[tuple[str, str]]] = []
    for individual, name, local in sorted(users):
        marks = {("is", individual), ("uses", local.partition("+")[0])}
        if spelling.plain(name):
            marks.add(("named", spelling.plain(name)))
        for group in [group for group in groups if group & marks]:
            groups.remove(group)
            marks |= group
        groups.append(marks)
    return len(groups) == 1


def looks_personal(registrable: str, names: frozenset[str], locals_: frozenset[str]) -> bool:
    """Whether a registered name is named after somebody with these names and local parts.

    It is where its label equals a local part, holds the whole name, a long part of it, or a
    part of the name with nothing around it but initials, digits and everyday words.
    """
    suffix = suffixes.public_suffix(registrable)
    label = spelling.plain(registrable.removesuffix(f".{suffix}"))
    if label in {spelling.plain(local) for local in locals_}:
        return True
    tokens = {tuple(spelling.tokens(text)) for text in names | locals_}
    return any(_named_after(label, parts) for parts in tokens)


def _named_after(label: str, parts: tuple[str, ...]) -> bool:
    whole, bare = "".join(parts), label.strip("0123456789")
    if len(parts) > 1 and (whole in label or "".join(reversed(parts)) in label):
        return True
    for part in parts:
        if len(part) >= _LONG_TOKEN and part in label:
            return True
        if len(bare) >= _SHORTENED and part.startswith(bare):
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
