"""Ids for organizations that are known by name: found where declared, else made from the name.

An id is the name in lower case with `-` for everything but letters and digits. Two names that
would get the same id get `-2`, `-3` in the order they are asked for, so ask in a fixed order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

from pplcheck.config.names import organization_id
from pplcheck.config.wording import Unfit, nearest

_LONGEST: Final = 80
_BETWEEN: Final = re.compile(r"[\W_]+")


class Ids:
    """The ids in use, and the names each is known by."""

    def __init__(self, organizations: Iterable[Mapping[str, Any]] = ()) -> None:
        """Begin with entries of registers: `id`, `name`, `aliases`."""
        self._by_name: dict[str, str] = {}
        self._used: dict[str, str] = {}
        self._last: dict[str, int] = {}
        for entry in organizations:
            key = str(entry.get("id", ""))
            self._used.setdefault(key.casefold(), key)
        for entry in organizations:
            for name in (entry.get("name", ""), *entry.get("aliases", [])):
                self._by_name.setdefault(_folded(str(name)), str(entry.get("id", "")))

    def find(self, written: str) -> str:
        """The id that an id, name or alias stands for (case aside), empty where none does."""
        return self._used.get(written.strip().casefold()) or self._by_name.get(_folded(written), "")

    def near(self, written: str) -> str:
        """The id or name most likely meant, empty where none is near."""
        return nearest(written, (*self._used, *self._by_name))

    def make(self, name: str) -> str:
        """The id of a name: the one it has, else a new one."""
        found = self._by_name.get(_folded(name))
        if found:
            return found
        base = _slug(name)
        key, count = base, self._last.get(base, 1)
        while key.casefold() in self._used:
            count += 1
            key = f"{base}-{count}"
        self._last[base] = count  # so that many names alike are not counted from the start again
        self._used[key.casefold()] = key
        self._by_name[_folded(name)] = key
        return key


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    slug = _BETWEEN.sub("-", plain)[:_LONGEST].strip("-")
    if not slug or isinstance(organization_id(slug), Unfit):
        return f"organization-{slug}".strip("-")
    return slug


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
