from __future__ import annotations

from fractions import Fraction

import pytest

from pplcheck.formats.quantity import millionths, quantity, ratio, rounded, share


@pytest.mark.parametrize(
    ("number", "text"),
    [("0", "0"), ("12", "12"), ("12.5", "12.5"), ("1/1000000", "0.000001"), ("-3/2", "-1.5")],
)
def test_six_decimals_are_kept_without_loss(number: str, text: str) -> None:
    assert quantity(Fraction(number)) == text


@pytest.mark.parametrize(("number", "text"), [("3/7", "3/7"), ("4", "4")])
def test_a_ratio_is_never_rounded(number: str, text: str) -> None:
    assert ratio(Fraction(number)) == text


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [("12345", 2, "12,345"), ("1/3", 2, "0.33"), ("300.25", 6, "300.25"), ("1000", 0, "1,000")],
)
def test_people_read_rounded_numbers(number: str, digits: int, text: str) -> None:
    assert rounded(Fraction(number), digits) == text


def test_shares_have_six_decimals() -> None:
    assert (share(Fraction(1, 3)), millionths(1_000_000)) == ("0.333333", "1.000000")
