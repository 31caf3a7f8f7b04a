"""The share of every party, and the ends between which it lies, whatever the open part is.

`low` takes all that is not shown for a party to be others'. `high` takes all that is presumed to
be its own, and all that is open, to be its own; work of which nothing shows for whom somebody did
it may be an organization's.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

from pplcheck.governance.capping import Capped
from pplcheck.governance.efforts import Account
from pplcheck.model.frozen import frozen
from pplcheck.model.value import Holder

OPEN = ""
"""The key of the open part: work of nobody who is known."""

KEPT = "\0"
"""The key of what a cap leaves over; no party's key is like it."""

_NONE = Fraction(0)


@frozen
class Bounds:
    """A share and its ends, all 0-1 and exact.

    `worth` is the least share that a unit of its shown value has, whatever turns out.
    """

    share: Fraction
    low: Fraction
    high: Fraction
    worth: Fraction = Fraction(0)


def proposed(
    accounts: Sequence[Account], weights: Sequence[Fraction], cap: Fraction
) -> dict[str, Fraction]:
    """The share of every party by key, of the open part, and of what a cap leaves over."""
    values = {entry.party.key: entry.value(weights) for entry in accounts}
    pool = values.pop(OPEN, _NONE)
    if not pool and not any(values.values()):
        return {**dict.fromkeys(values, _NONE), OPEN: _NONE, KEPT: Fraction(1)}
    capped = Capped(values.values(), pool, cap)
    shares = {key: capped.share(value) for key, value in values.items()}
    return {**shares, OPEN: capped.pool, KEPT: capped.spare}


def bounds(
    accounts: Sequence[Account], weights: Sequence[Fraction], cap: Fraction
) -> dict[str, Bounds]:
    """The same with the ends of each."""
    shares = proposed(accounts, weights, cap)
    ends = _Ends(accounts, weights, cap)
    known = {
        entry.party.key: Bounds(
            share=shares[entry.party.key],
            low=ends.low(entry),
            high=ends.high(entry),
            worth=ends.worth(entry),
        )
        for entry in accounts
        if entry.party.key != OPEN
    }
    # Whose the open part is may be found out: then nothing is left of it.
    known[OPEN] = Bounds(share=shares[OPEN], low=_NONE, high=shares[OPEN])
    known[KEPT] = Bounds(share=shares[KEPT], low=_NONE, high=shares[KEPT])
    return known


class _Ends:
    """The least and the most of everybody."""

    def __init__(
        self, accounts: Sequence[Account], weights: Sequence[Fraction], cap: Fraction
    ) -> None:
        known = [entry for entry in accounts if entry.party.key != OPEN]
        self._weights = weights
        self._cap = cap
        self._shown = {entry.party.key: entry.shown(weights) for entry in known}
        self._whole = sum((entry.value(weights) for entry in accounts), _NONE)
        self._movable = self._whole - sum(self._shown.values(), _NONE)
        self._pool = sum((e.value(weights) for e in accounts if e.party.key == OPEN), _NONE)
        self._capped = Capped(self._shown.values(), self._movable, cap)
        # at most so many parties can be at the cap, beside one that is looked at
        self._top = sorted(self._shown.values(), reverse=True)[: int(1 / cap) + 1]

    def low(self, entry: Account) -> Fraction:
        """The share if all that is not shown belonged to parties that nobody knows."""
        return self._capped.share(self._shown[entry.party.key])

    def high(self, entry: Account) -> Fraction:
        """The share if all that may be the party's were, and others lost most to the cap.

        The party's share is largest where others are far above the cap: so what is left for them
        to have is thought to be in the hands of those who have most.
        """
        most = self._most(entry)
        if not most:
            return _NONE
        shown = self._shown[entry.party.key]
        others = list(self._top)
        if shown in others:
            others.remove(shown)
        beside = self._whole - most
        rest = self._movable - (most - shown)
        worth = 1 / self._whole
        for count, held in enumerate(accumulate(others[: int(1 / self._cap)], initial=rest)):
            if count:
                above = min(held, beside)
                worth = max(worth, (1 - count * self._cap) / (self._whole - above))
        return min(self._cap, most * worth)

    def _most(self, entry: Account) -> Fraction:
        """The most that may be the party's own.

        Work of which nothing shows for whom somebody did it may be an organization's.
        """
        if entry.party.holder is Holder.ORGANIZATION:
            return self._shown[entry.party.key] + self._movable
        return entry.value(self._weights) + self._pool

    def worth(self, entry: Account) -> Fraction:
        """The least share of a unit of shown value.

        Others' caps only lift it above its part of the whole; the own cap lowers it most where
        all that may be the party's is.
        """
        if not self._most(entry):
            return _NONE
        return min(1 / self._whole, self._cap / self._most(entry))
