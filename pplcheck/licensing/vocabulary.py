"""Which license a name means: SPDX ids, this project's own ids for the relatives, aliases.

SPDX ids are matched without regard to case and come out as SPDX spells them. Aliases count in
license fields; outside of them, names that are too short to prove anything do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import field
from functools import cache

from pplcheck.licensing.addresses import address_key, named_by
from pplcheck.licensing.beginnings import Beginnings
from pplcheck.licensing.full_names import FULL_NAMES
from pplcheck.licensing.spdx import EXCEPTIONS, OSI_APPROVED, OTHER
from pplcheck.model.frozen import frozen
from pplcheck.model.license import Leaf, LicenseTerms
from pplcheck.model.naming import fold

_DEPRECATED_GNU = re.compile(r"(?:A|L)?GPL-\d\.\d|GFDL-1\.\d", re.IGNORECASE)
_IDSTRING = re.compile(r"(?:DocumentRef-[A-Za-z0-9.-]+:LicenseRef-)?[A-Za-z0-9][A-Za-z0-9.-]*\+?")
_OWN_NAME = re.compile(r"LicenseRef-[A-Za-z]+")
_OWN_VERSION = re.compile(r"^LicenseRef-.*\d$")
_NO_LICENSE = {"none", "noassertion", "null", "n/a", "na", "-", "tbd", "todo", "and", "or"}
_LONGEST_NAME = 120


@cache
def _spdx() -> dict[str, str]:
    return {name.casefold(): name for name in OSI_APPROVED | OTHER}


@cache
def _spdx_folded() -> dict[str, str]:
    full = {fold(name): license_id for name, license_id in FULL_NAMES}
    return full | {fold(name): name for name in sorted(OSI_APPROVED | OTHER, key=len, reverse=True)}


@cache
def _exceptions() -> dict[str, str]:
    return {name.casefold(): name for name in EXCEPTIONS}


@frozen
class Vocabulary:
    """The names known: exact ids (any case), folded names, and those a field alone gives sense."""

    ids: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    field_only: frozenset[str] = frozenset()
    addresses: dict[str, str] = field(default_factory=dict)
    beginnings: Beginnings = field(init=False, repr=False, compare=False)
    _leaves: dict[str, Leaf | None] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Know how names begin; `object.__setattr__` because the rest stays as given."""
        beginnings = Beginnings(lambda: {*self.names, *map(fold, self.ids), *_spdx_folded()})
        object.__setattr__(self, "beginnings", beginnings)

    @classmethod
    def from_profiles(cls, profiles: Iterable[LicenseTerms]) -> Vocabulary:
        """The vocabulary of a set of profiles, on top of the ids SPDX lists."""
        ids: dict[str, str] = {}
        names: dict[str, str] = {}
        weak: set[str] = set()
        pages: dict[str, set[str]] = {}
        profiles = tuple(profiles)
        titles = Counter(fold(profile.name) for profile in profiles)
        for profile in profiles:
            ids[profile.id.casefold()] = profile.id
            for name in (*profile.aliases, profile.id):
                names.setdefault(fold(name), profile.id)
            if titles[fold(profile.name)] == 1:  # one that versions share names none of them
                names.setdefault(fold(profile.name), profile.id)
            names[fold(profile.id)] = profile.id
            weak.update(fold(name) for name in profile.field_only)
            for source in profile.sources:
                pages.setdefault(address_key(source), set()).add(profile.id)
        return cls(
            ids=ids,
            names=names,
            field_only=frozenset(weak),
            addresses={page: found.pop() for page, found in pages.items() if len(found) == 1},
        )

    def leaf(self, text: str) -> Leaf | None:
        """What one name in a license field means; None where it is no name at all.

        An id nobody lists stays as it is written, marked unknown.
        """
        if text in self._leaves:
            return self._leaves[text]
        leaf = self._leaves[text] = self._leaf(text.strip())
        return leaf

    def _leaf(self, name: str) -> Leaf | None:
        if not 0 < len(name) <= _LONGEST_NAME or name.casefold() in _NO_LICENSE:
            return None
        known = self.find(name)
        if known:
            return Leaf(id=known)
        return Leaf(id=name, known=False) if _IDSTRING.fullmatch(name) else None

    def find(self, name: str) -> str | None:
        """The canonical id of a name or of an address, None where it is not known."""
        if "/" in name and "." in name and (named := self._addressed(name)):
            return named
        key = name.casefold()
        later = key.endswith("+")
        plain_id = self.ids.get(key) or _spdx().get(key.rstrip("+"))
        if plain_id and (later or _DEPRECATED_GNU.fullmatch(plain_id)):
            return _with_plus(plain_id) if later else _without_plus(plain_id)
        return plain_id or self._folded(name)

    def _addressed(self, name: str) -> str | None:
        page = self.addresses.get(address_key(name))
        named = named_by(name)
        return page or (self.find(named) if named and "/" not in named else None)

    def in_prose(self, name: str) -> str | None:
        """As `find`, for running text: names that only a license field gives sense are none."""
        return None if fold(name) in self.field_only else self.find(name)

    def exception(self, name: str) -> tuple[str, bool]:
        """An exception's canonical spelling, and whether SPDX lists it."""
        known = _exceptions().get(name.casefold())
        return known or name, known is not None

    def _folded(self, name: str) -> str | None:
        own = _OWN_NAME.match(name)
        if own and not self.beginnings.may_be(own[0]):
            return None  # thousands of files may each have an id of their own
        key = fold(name)
        if not key or len(name) > _LONGEST_NAME or name.count("(") != name.count(")"):
            return None
        known = self.names.get(key) or self._without_brackets(name)
        if key.endswith("+"):
            known = self._later(known or self.names.get(key.rstrip("+")))
        if known:
            return known
        listed = _spdx_folded().get(key)
        return _without_plus(listed) if listed and _DEPRECATED_GNU.fullmatch(listed) else listed

    def _later(self, known: str | None) -> str | None:
        """An id with the plus its name had, where it is one of ours that has versions."""
        own = known is not None and _OWN_VERSION.search(known)
        return f"{known}+" if own else known

    def _without_brackets(self, name: str) -> str | None:
        if not name.endswith(")") or "(" not in name:
            return None
        head, _, inner = name[:-1].partition("(")
        outside = self.names.get(fold(head))
        inside = self.names.get(fold(inner)) or ("/" in inner and self._addressed(inner)) or None
        if fold(head) in self.field_only:  # a few letters mean what the brackets say
            return inside if inside == outside and fold(inner) not in self.field_only else None
        return outside if outside and inside in (None, outside) else None


def _with_plus(spdx_id: str) -> str:
    if _DEPRECATED_GNU.fullmatch(spdx_id):
        return f"{spdx_id}-or-later"
    return spdx_id if spdx_id.endswith("-or-later") else f"{spdx_id}+"


def _without_plus(spdx_id: str) -> str:
    return f"{spdx_id}-only"
