"""The value equation in force, key by key, as `config show` prints it."""

from __future__ import annotations

from pplcheck.formats.quantity import quantity
from pplcheck.model.value import COMMITS, Equation


def value_settings(equation: Equation) -> dict[str, str | tuple[str, ...]]:
    """Every setting of the `[value]` table under its key, in the order of the documentation."""
    window, half_life = equation.window_months, equation.half_life_months
    weights, rounding = equation.weights, equation.rounding
    works = {
        f"value.history.{weight.work}": quantity(weight.value)
        for weight in weights
        if weight.unit == COMMITS
    }
    return {
        "value.name": equation.name,
        **works,
        "value.work": tuple(
            f"{weight.work}: {quantity(weight.value)} per {weight.unit}"
            for weight in weights
            if weight.unit != COMMITS
        ),
        "value.window": f"{window} months" if window else "the whole time",
        "value.half-life": f"{half_life} months" if half_life else "none",
        "value.cap": quantity(equation.cap),
        "value.recipients": equation.recipients.value,
        "value.members": equation.members,
        "value.unconfirmed": "leave-out" if equation.confirmed_only else "count",
        "value.rounding": "one minor unit" if rounding is None else quantity(rounding),
    }
