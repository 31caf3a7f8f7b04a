"""Shares under a cap: what is above it goes to all others in proportion, until nobody is above.

The pool belongs to parties yet unknown and is never capped. Everybody's share rises with their
own value, and falls or stays with that of others; a cap that binds lifts all who are below it.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction


class Capped:
    """Values of which nobody's share may exceed a cap (above 0, at most 1), beside a pool."""

    def __init__(self, values: Iterable[Fraction], pool: Fraction, cap: Fraction) -> None:
        """`values` of all parties, not negative, in any order."""
        self._cap = cap
        self._sorted = sorted(values, reverse=True)
        self._pool = pool
        self._total = sum(self._sorted, pool)
        self._worth = self._unit()

    def share(self, value: Fraction) -> Fraction:
        """The share of a party with one of the values, 0-1."""
        if not value:
            return Fraction(0)
        return self._cap if self._worth is None else min(self._cap, value * self._worth)

    @property
    def pool(self) -> Fraction:
        """The share of the pool."""
        return self._pool * self._worth if self._worth is not None else Fraction(0)

    @property
    def spare(self) -> Fraction:
        """What nobody gets, as all who are worth anything are at the cap."""
        if self._worth is not None:
            return Fraction(0)
        return 1 - self._cap * sum(1 for value in self._sorted if value)

    def _unit(self) -> Fraction | None:
        """The share a unit of value has below the cap; None where nothing is below it.

        At most as many values are looked at as caps fit into 1.
        """
        used, rest = Fraction(0), self._total
        for value in self._sorted:
            if not rest or value * (1 - used) <= self._cap * rest:
                break
            used += self._cap
            rest -= value
        return (1 - used) / rest if rest else None
