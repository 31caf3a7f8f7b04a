"""What a text's first lines call it, and texts reduced to their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pplcheck.licensing.shingles import tokens
from pplcheck.model.license import LicenseTerms

_LEADER = re.compile(r"^[\s#=*>/|;%-]+|[\s#=*/|]+$")
_TITLE_LINES = 15
_PREFACE_WORDS = 3
_TRAILING_WORDS = 8
_LONGEST_LINE = 1000
_OF_ANOTHER_DAY = frozenset({"change", "future", "secondary", "subsequent"})
"""Words that make of a license named behind them one that does not apply yet, or not alone."""


def words(text: str) -> str:
    """A text reduced to its words: no case, accents, punctuation or line breaks."""
    return f" {' '.join(tokens(text))} "


def title_of(text: str, profiles: Sequence[LicenseTerms]) -> str | None:
    """The id of the license that one of the first lines names as a title, None without one."""
    titles = _titles(tuple((profile.id, profile.marks.titles) for profile in profiles))
    lines = (line for line in text[:20_000].splitlines() if line.strip())
    for _, line in zip(range(_TITLE_LINES), lines, strict=False):
        if len(line) > _LONGEST_LINE:
            continue
        heading = words(_LEADER.sub("", line))
        for title, license_id in titles:
            if title in heading:
                before, _, after = heading.partition(title)
                if not _OF_ANOTHER_DAY.isdisjoint(before.split()):
                    continue
                if _brief(before, _PREFACE_WORDS) and _brief(after, _TRAILING_WORDS):
                    return license_id
    return None


def _brief(part: str, most: int) -> bool:
    return len(part.split(maxsplit=most)) <= most


@lru_cache(maxsize=8)
def _titles(named: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, str], ...]:
    """Titles as words, the longest first; keyed by them, as profiles take long to compare."""
    pairs = [(words(title), name) for name, titles in named for title in titles]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[1])))
