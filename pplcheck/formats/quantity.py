"""Exact numbers as text: amounts of work, weights, values."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

_DIGITS: Final = 6


def quantity(number: Fraction) -> str:
    """An amount or weight without loss where six decimals hold it, as they do in ledgers."""
    scaled = round(number * 10**_DIGITS)
    sign = "-" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled), 10**_DIGITS)
    return f"{sign}{whole}.{rest:0{_DIGITS}}".rstrip("0").rstrip(".")


def ratio(number: Fraction) -> str:
    """A number without loss, whatever it is: digits, or two whole numbers as 3/7."""
    return str(number)


def rounded(number: Fraction, digits: int) -> str:
    """A number for people, with thousands marked; no zeros at the end."""
    text = f"{float(round(number, digits)):,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def share(number: Fraction) -> str:
    """A share (0-1) with six decimals."""
    scaled = round(number * 10**_DIGITS)
    return millionths(scaled)


def millionths(count: int) -> str:
    """A share in millionths, as six decimals."""
    whole, rest = divmod(count, 10**_DIGITS)
    return f"{whole}.{rest:0{_DIGITS}}"
