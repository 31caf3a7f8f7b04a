"""An amount of money as whole minor units, so that dividing it never loses one."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from pplcheck.errors import UsageError
from pplcheck.model.value import Money

DIGITS: Final = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"), 0),
    **dict.fromkeys(("RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}
"""Digits behind the point where they are not two, by currency (ISO 4217, list one)."""

USUAL: Final = 2
"""Digits behind the point of every other currency."""

_AMOUNT = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
_CURRENCY = re.compile(r"[A-Z]{3}")


def parse_money(amount: str, currency: str, rounding: Fraction | None) -> Money:
    """An amount in a currency; `rounding` is the smallest amount handed out, None for one unit.

    Raises UsageError for what is no amount, no currency, or cannot be handed out to the last unit.
    """
    wrong = []
    if not _CURRENCY.fullmatch(currency):
        wrong.append(f"--currency wants three capitals, as EUR, got {currency!r}")
    if not _AMOUNT.fullmatch(amount) or not Decimal(amount):
        wrong.append(
            "--amount wants a number above 0 like 10000.00, at most 15 digits, with a point and "
            f"nothing else, got {amount!r}"
        )
    if wrong:
        raise UsageError("; ".join(wrong))
    digits = DIGITS.get(currency, USUAL)
    minor = _minor(Fraction(Decimal(amount)), digits, f"--amount {amount}", currency)
    step = 1 if rounding is None else _minor(rounding, digits, "[value] rounding", currency)
    if minor % step:
        raise UsageError(
            f"--amount {amount} is no multiple of the rounding unit the policy sets, "
            f"{Money(minor=0, currency=currency, digits=digits).written(step)} {currency}; "
            "name an amount that is"
        )
    return Money(minor=minor, currency=currency, digits=digits, step=step)


def _minor(amount: Fraction, digits: int, what: str, currency: str) -> int:
    exact = amount * 10**digits
    if exact.denominator != 1:
        raise UsageError(f"{what} has more than the {digits} digits {currency} has")
    return int(exact)
