"""Whether a license's name may begin with some words, before the longer guesses are tried.

Of the words in a notice few begin a name. Telling so from the first word or two spares folding
every run of eleven words; it never says no to a name that `Vocabulary.find` knows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from pplcheck.model.naming import fold, plain

_OPEN_END = re.compile(r"(?:(?:\b(?:or|and)(?:[\s-]+any)?|v(?:er(?:sion)?)?\.?)[\s(-]*)+\Z")
"""What the words behind may give another sense: "or" later, "v" 3."""

_LONGEST_END = 80


class Beginnings:
    """The folded names that are known, searched by how they begin."""

    def __init__(self, folded: Callable[[], Iterable[str]]) -> None:
        """Keep where the names come from; they are put in order when one is asked for."""
        self._folded = folded
        self.may_be = lru_cache(maxsize=1 << 12)(self._may_be)
        """Whether a known name may begin with words that hold no bracket and no slash."""
        self._goes_on = lru_cache(maxsize=1 << 12)(
            lambda word, operator: self._begins(fold(word) + operator.casefold())
        )

    def may_be_whole(self, written: str) -> bool:
        """Whether a text, its words one blank apart, may be a name; of expressions few may.

        Told from the first word and the operator behind it, which many expressions share.
        """
        first, _, rest = written.partition(" ")
        operator = rest.partition(" ")[0]
        if operator not in {"AND", "OR"} or "/" in written or "(" in first:
            return True
        if self._goes_on(first, operator):
            return True
        # "or later" is another word to `fold` than "or"
        behind = rest.casefold() if rest.isascii() else plain(rest)
        return "ater" in behind or "newer" in behind or "higher" in behind

    @cached_property
    def _names(self) -> list[str]:
        return sorted(self._folded())

    def _may_be(self, words: str) -> bool:
        text = plain(words)
        end = _OPEN_END.search(text, max(len(text) - _LONGEST_END, 0))
        key = fold(text[: end.start()] if end else text).partition("+")[0]
        return self._begins(key)

    def _begins(self, key: str) -> bool:
        """Whether a folded name begins with a key."""
        names = self._names
        place = bisect_left(names, key)
        return place < len(names) and names[place].startswith(key)
