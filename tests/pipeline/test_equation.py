from __future__ import annotations

from fractions import Fraction

from pplcheck.model.value import COMMITS, Equation, Recipients, Weight
from pplcheck.pipeline.equation import value_settings


def test_the_equation_every_reader_is_told_of() -> None:
    found = value_settings(Equation())

    assert found["value.history.author"] == "1"
    assert (found["value.window"], found["value.half-life"]) == ("the whole time", "none")
    assert (found["value.rounding"], found["value.work"]) == ("one minor unit", ())


def test_the_equation_a_policy_states() -> None:
    equation = Equation(
        name="assembly",
        weights=(
            Weight(work="review", unit=COMMITS, value=Fraction(1, 2)),
            Weight(work="care", unit="hours", value=Fraction(3)),
        ),
        window_months=36,
        half_life_months=12,
        cap=Fraction(2, 5),
        recipients=Recipients.MEMBERS,
        members=("nebula",),
        confirmed_only=True,
        rounding=Fraction(1, 20),
        stated=True,
    )

    assert value_settings(equation) == {
        "value.name": "assembly",
        "value.history.review": "0.5",
        "value.work": ("care: 3 per hours",),
        "value.window": "36 months",
        "value.half-life": "12 months",
        "value.cap": "0.4",
        "value.recipients": "members",
        "value.members": ("nebula",),
        "value.unconfirmed": "leave-out",
        "value.rounding": "0.05",
    }
