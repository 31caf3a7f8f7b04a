"""How alike a text is to each text known: Jaccard over the stretch where the known text stands.

A copy stands among other words: a project's name, a copyright block, an appendix. The stretch is
the run of words that gains most if a known shingle counts one and a foreign one costs a half;
everything within it is compared, nothing is forgiven for lying between two known passages. So a
longer relative that contains a text is not taken for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from heapq import nlargest
from itertools import compress
from operator import itemgetter

from pplcheck.licensing.compared import Compared, both, foreign_in
from pplcheck.licensing.fingerprints import ALL, Library, Print
from pplcheck.licensing.shingles import SPAN
from pplcheck.model.frozen import frozen

_LEAST = 0.6
"""A text of which less is there is not looked at further: its similarity is lower still."""

_MOST = 24
_ALL = 0.9
_MARGIN = 0.05
_RIVAL = 0.1
_COST = 0.5
_PART = 0.1
"""How much of a known text has to stand there again for one of its places to be looked for."""
_RUN = re.compile(b"\1+")


@frozen
class Likeness:
    """A known text and how alike it is.

    `score` is the similarity, 0-1, within the words from `begin` to `end` (exclusive); `whole`
    that to the text from its first word to its last. `foreign` is the longest run of words in the
    stretch that the known text lacks, 0 where only a sketch of it is kept; `lost` about how many
    words of the known text are missing. `explained` is about how many words of the text are the
    known one's; those it leaves open are not.
    """

    entry: Print
    score: float
    whole: float
    begin: int
    end: int
    foreign: int
    lost: float
    explained: float

    @property
    def weight(self) -> float:
        """What decides between texts that claim the same words: likeness before length."""
        return self.score**4 * self.explained

    def overlaps(self, other: Likeness) -> bool:
        """Whether both speak of the same words, by a tenth of the shorter stretch or more."""
        both = min(self.end, other.end) - max(self.begin, other.begin)
        return both * 10 > min(self.end - self.begin, other.end - other.begin)


def likenesses(order: list[int], library: Library) -> list[Likeness]:
    """Every known text that a text may be, the most alike first; `order` is its shingles."""
    groups = library.groups_of(order)
    counts = library.shared(dict(compress(zip(order, groups, strict=True), groups)).values())
    likely = [text for text, count in enumerate(counts) if _is_likely(library.prints[text], count)]
    if not likely:
        return []
    distinct = set(order)
    below = _below(distinct, {library.prints[text].limit for text in likely})
    near = _near(library, likely, counts, below, len(distinct))
    whole = Compared.of(order, groups, near, library)
    compared, found = whole, {}
    for text in sorted(near, key=lambda text: -library.prints[text].limit):
        entry, own = library.prints[text], counts[text]
        compared = compared.up_to(entry.limit) if entry.sketched else whole
        beyond = below[entry.limit] - own
        found[text] = _likeness(entry, compared.shared_with(text), own, compared, beyond)
    return sorted(map(found.__getitem__, near), key=lambda one: (-one.weight, one.entry.id))


def _is_likely(entry: Print, count: int) -> bool:
    """Whether enough of a known text is there to look further."""
    return count > 0 and count >= _LEAST * entry.size


def _below(shingles: Collection[int], limits: set[int]) -> dict[int, int]:
    """How many of some shingles are not greater than each of some limits."""
    most = max((limit for limit in limits if limit < ALL), default=-1)
    ordered = sorted(filter(most.__ge__, shingles))
    return {
        limit: bisect_right(ordered, limit) if limit < ALL else len(shingles) for limit in limits
    }


def _near(
    library: Library, likely: list[int], counts: list[int], below: dict[int, int], total: int
) -> list[int]:
    """Of the likely texts those worth a closer look, by how much of each is there.

    `total` is how many shingles there are. Where one text is nearly all there is, another is a
    rival or short enough to stand beside.
    """
    prints = library.prints
    covered: list[tuple[float, float, int]] = []
    for text in likely:
        entry, count = prints[text], counts[text]
        whole = _whole(entry, count, below[entry.limit] - count)
        covered.append((count / entry.size, whole, text))
    best = max((whole for _, whole, _ in covered), default=0.0)
    if best >= _ALL:
        room = (1 - best + _MARGIN) * total
        covered = [
            (cover, whole, text)
            for cover, whole, text in covered
            if cover >= best - _MARGIN and (whole >= best - _RIVAL or prints[text].words <= room)
        ]
    return [text for _, _, text in nlargest(_MOST, covered)]


def _likeness(entry: Print, shared: bytes, own: int, compared: Compared, beyond: int) -> Likeness:
    """How alike a text is that has `own` shingles of the known one's, and `beyond` others."""
    share = _share(entry)
    score, shown, first, after = _scored(entry, shared, _stretch(shared), own, compared)
    again = shared.count(1) - own
    if score < min(_ALL, own / entry.size) and again > _PART * own:
        once = [_stretch(both(shared, mask)) for mask in (compared.firsts, compared.lasts)]
        each = (_scored(entry, shared, stretch, own, compared) for stretch in once)
        score, shown, first, after = max((score, shown, first, after), *each, key=itemgetter(0))
    kept = shared[first:after]
    begin, end = compared.places[first], compared.places[after - 1] + 1
    is_whole = share == 1 and entry.size < len(compared.order)
    return Likeness(
        entry=entry,
        score=score,
        whole=_whole(entry, own, beyond),
        begin=begin,
        end=end + SPAN - 1,
        foreign=_foreign(kept) if is_whole else 0,
        lost=max(0.0, (entry.size - shown) / share - SPAN + 1),
        explained=shown / share if entry.sketched else shown,
    )


def _scored(
    entry: Print, shared: bytes, stretch: tuple[int, int], own: int, compared: Compared
) -> tuple[float, int, int, int]:
    """How alike a stretch is to the known text, how much of that it shows, and the stretch."""
    first, after = stretch
    passage, kept = compared.order[first:after], shared[first:after]
    is_all = shared.count(1) == kept.count(1)
    shown = own if is_all else len(set(compress(passage, kept)))
    extra = max(0.0, foreign_in(passage, kept) - entry.slack * _share(entry))
    return shown / (entry.size + extra), shown, first, after


def _share(entry: Print) -> float:
    """How much of a known text's shingles is kept of it, 0-1."""
    return min(1.0, entry.size / max(entry.words - SPAN + 1, 1))


def _whole(entry: Print, own: int, beyond: int) -> float:
    """How alike a text is from its first word to its last.

    Words that the known text leaves open count for nothing.
    """
    return own / (entry.size + max(0.0, beyond - entry.slack * _share(entry)))


def _stretch(shared: bytes) -> tuple[int, int]:
    """The run of shingles with the greatest sum, begin and end (exclusive).

    `shared` says of every shingle that is compared whether the known text has it.
    """
    best = sum_ = 0.0
    begin = start = end = last = 0
    for run in _RUN.finditer(shared):
        first, after = run.span()
        sum_ -= _COST * (first - last)
        if sum_ <= 0:
            sum_, start = 0.0, first
        sum_ += after - first
        if sum_ > best:
            best, begin, end = sum_, start, after
        last = after
    return begin, end


def _foreign(shared: bytes) -> int:
    """Words in the longest run that the known text lacks; one changed word makes five shingles."""
    return max(max(map(len, shared.split(b"\1"))) - SPAN + 1, 0)
