"""Whole units divided by shares: largest remainder, the same whoever comes first.

Hamilton's method: everybody gets the whole units of their part, and what is left over goes, one
unit each, to the largest remainders. Of equal remainders the larger part goes first, then the
smaller key, so the order in which parts are given never matters.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction


def apportion(units: int, parts: Mapping[str, Fraction]) -> dict[str, int]:
    """`units` divided in proportion to `parts`; the result adds up to `units` exactly.

    Parts are not negative. Where all of them are 0, everybody gets 0.
    """
    total = sum(parts.values(), Fraction(0))
    if not total:
        return dict.fromkeys(parts, 0)
    exact = {key: units * part / total for key, part in parts.items()}
    given = {key: int(amount) for key, amount in exact.items()}
    rest = units - sum(given.values())
    ranked = sorted(parts, key=lambda key: (given[key] - exact[key], -parts[key], key))
    for key in ranked[:rest]:
        given[key] += 1
    return given
