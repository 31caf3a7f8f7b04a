"""What a text's first lines call it, and texts reduced to their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pplcheck.model.license import LicenseTerms
from pplcheck.model.naming import plain

_WORDS = re.compile(r"[\W_]+")
_LEADER = re.compile(r"^[\s#=*>/|;%-]+|[\s#=*/|]+$")
_TITLE_LINES = 15
_PREFACE_WORDS = 3
_TRAILING_WORDS = 8


def words(text: str) -> str:
    """A text reduced to its words: no case, accents, punctuation or line breaks."""
    return f" {_WORDS.sub(' ', plain(text)).strip()} "


def title_of(text: str, profiles: Sequence[LicenseTerms]) -> str | None:
    """The id of the license that one of the first lines names as a title, None without one."""
    titles = _titles(tuple(profiles))
    lines = (line for line in text[:20_000].splitlines() if line.strip())
    for _, line in zip(range(_TITLE_LINES), lines, strict=False):
        heading = words(_LEADER.sub("", line))
        for title, license_id in titles:
            before, found, after = heading.partition(title)
            if found and _brief(before, _PREFACE_WORDS) and _brief(after, _TRAILING_WORDS):
                return license_id
    return None


def _brief(part: str, most: int) -> bool:
    return len(part.split(maxsplit=most)) <= most


@lru_cache(maxsize=8)
def _titles(profiles: tuple[LicenseTerms, ...]) -> tuple[tuple[str, str], ...]:
    pairs = [(words(title), p.id) for p in profiles for title in p.marks.titles]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[1])))
