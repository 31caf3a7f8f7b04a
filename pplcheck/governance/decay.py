"""How much of a contribution's value is left after a time: it halves every half-life.

Between two halvings it falls in a straight line, counted in whole months: so what is left stays
a fraction, and money that is divided by it comes out to the last cent on every machine.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

_MONTHS = 12


def months_between(day: date, as_of: date) -> int:
    """Whole months from a day to a later one; 0 where it is not later."""
    months = (as_of.year - day.year) * _MONTHS + as_of.month - day.month
    if as_of.day < day.day:
        months -= 1
    return max(months, 0)


def left_after(months: int, half_life: int | None) -> Fraction:
    """What is left after whole months, 0-1; all of it where nothing decays."""
    if half_life is None:
        return Fraction(1)
    halvings, rest = divmod(months, half_life)
    return (1 - Fraction(rest, 2 * half_life)) * Fraction(1, 1 << halvings)
