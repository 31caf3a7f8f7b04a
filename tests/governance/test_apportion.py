from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from pplcheck.governance.apportion import apportion

PARTS = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3),
    st.fractions(min_value=0, max_value=1000, max_denominator=97),
    max_size=12,
)


@pytest.mark.parametrize(
    ("units", "parts", "given_"),
    [
        pytest.param(10, {"a": 1, "b": 1}, {"a": 5, "b": 5}, id="even"),
        pytest.param(1, {"b": 1, "a": 1}, {"a": 1, "b": 0}, id="equal parts: the smaller key"),
        pytest.param(5, {"a": 1, "b": 3}, {"a": 1, "b": 4}, id="largest remainder"),
        pytest.param(
            2, {"a": 1, "b": 5, "c": 2}, {"a": 0, "b": 1, "c": 1}, id="the larger remainder"
        ),
        pytest.param(6, {"a": 1, "b": 3}, {"a": 1, "b": 5}, id="equal remainders: the larger part"),
        pytest.param(7, {"a": 0, "b": 0}, {"a": 0, "b": 0}, id="nobody has a part"),
        pytest.param(7, {}, {}, id="nobody"),
        pytest.param(0, {"a": 1}, {"a": 0}, id="nothing"),
    ],
)
def test_whole_units_are_divided(units: int, parts: dict[str, int], given_: dict[str, int]) -> None:
    assert apportion(units, {key: Fraction(part) for key, part in parts.items()}) == given_


@given(st.integers(0, 10**12), PARTS)
def test_the_units_add_up_and_nobody_is_a_unit_off(units: int, parts: dict[str, Fraction]) -> None:
    found = apportion(units, parts)

    total = sum(parts.values())
    assert sum(found.values()) == (units if total else 0)
    if total:
        assert all(abs(found[key] - units * part / total) < 1 for key, part in parts.items())


@given(st.integers(0, 10**6), PARTS, st.randoms())
def test_the_order_of_parts_never_matters(units: int, parts: dict[str, Fraction], rng) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    keys = list(parts)
    rng.shuffle(keys)

    assert apportion(units, {key: parts[key] for key in keys}) == apportion(units, parts)


@given(st.integers(0, 10**6), PARTS, st.integers(1, 50))
def test_the_scale_of_parts_never_matters(
    units: int, parts: dict[str, Fraction], scale: int
) -> None:
    scaled = {key: part * scale for key, part in parts.items()}

    assert apportion(units, scaled) == apportion(units, parts)
