from __future__ import annotations

from fractions import Fraction

import pytest

from pplcheck.errors import UsageError
from pplcheck.model.value import Money
from pplcheck.pipeline.pricing import parse_money


@pytest.mark.parametrize(
    ("amount", "currency", "minor", "written"),
    [
        ("10000.00", "EUR", 1_000_000, "10000.00"),
        ("0.01", "USD", 1, "0.01"),
        ("500", "JPY", 500, "500"),
        ("1.5", "KWD", 1500, "1.500"),
    ],
)
def test_an_amount_is_whole_minor_units(
    amount: str, currency: str, minor: int, written: str
) -> None:
    money = parse_money(amount, currency, None)

    assert money.minor == minor
    assert money.written(money.minor) == written


def test_a_rounding_unit_is_a_step() -> None:
    assert parse_money("10.05", "EUR", Fraction(1, 20)) == Money(
        minor=1005, currency="EUR", digits=2, step=5
    )


@pytest.mark.parametrize(
    ("amount", "currency", "rounding", "said"),
    [
        ("-1", "EUR", None, "above 0"),
        ("0", "EUR", None, "above 0"),
        ("1,000", "EUR", None, "with a point"),
        ("nan", "EUR", None, "above 0"),
        ("1e9", "EUR", None, "above 0"),
        ("1", "eur", None, "three capitals"),
        ("x", "euro", None, "three capitals"),
        ("1.005", "EUR", None, "more than the 2 digits"),
        ("1.5", "JPY", None, "more than the 0 digits"),
        ("10.03", "EUR", "1/20", "no multiple of the rounding unit the policy sets, 0.05 EUR"),
        ("10", "JPY", "1/20", "[value] rounding has more"),
    ],
)
def test_what_cannot_be_handed_out_is_refused(
    amount: str, currency: str, rounding: str | None, said: str
) -> None:
    with pytest.raises(UsageError) as caught:
        parse_money(amount, currency, Fraction(rounding) if rounding else None)

    assert said in str(caught.value)
