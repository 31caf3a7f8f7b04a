"""The `[value]` table of a policy: the value equation by which shares are proposed.

Weights are exact: whole numbers, or decimals in quotes. Floating point is refused, as it cannot
hold a tenth, and with it everything that is no number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from pplcheck.config.toml import Table
from pplcheck.config.wording import Unfit, shown
from pplcheck.model.contribution import Role
from pplcheck.model.value import ANY_WORK, COMMITS, Equation, Recipients, Weight

MAX_WORKS: Final = 100
"""How many `[[value.work]]` one equation may have."""

MAX_MONTHS: Final = 600
"""Months a window or a half-life may span: 50 years."""

LONGEST: Final = 60
"""Characters a kind of work or a unit may have."""

ROLES: Final = tuple(role for role in Role if role not in {Role.SIGN_OFF, Role.LEDGER})
"""The roles of the history that may have a weight; a sign-off is no contribution of its own."""

_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")
_SPAN = re.compile(r"([0-9]{1,4}) *(month|year)s?")
_MEMBER_LENGTH = 200
_RECIPIENTS = {str(entry): entry for entry in Recipients}
_UNCONFIRMED = {"count": False, "leave-out": True}


def read_value(table: Table, *, stated: bool) -> Equation:
    """The equation in a table, the default one where the policy has none (`stated` False)."""
    default = Equation()
    if not stated:
        return default
    recipients = table.choice("recipients", _RECIPIENTS, default.recipients)
    equation = Equation(
        name=table.text("name"),
        weights=_weights(table),
        window_months=table.parsed("window", _months, None),
        half_life_months=table.parsed("half-life", _half_life, None),
        cap=_cap(table),
        recipients=recipients,
        members=table.parsed_list("members", _member, least="name who receives"),
        confirmed_only=table.choice("unconfirmed", _UNCONFIRMED, default.confirmed_only),
        rounding=_rounding(table),
        stated=True,
    )
    if recipients is Recipients.MEMBERS and not table.has("members"):
        table.problem('is missing; recipients = "members" needs to know who they are', "members")
    elif equation.members and recipients is not Recipients.MEMBERS:
        table.problem('is read with recipients = "members" only', "members")
    table.finish()
    return equation


def _weights(table: Table) -> tuple[Weight, ...]:
    """All weights, those of the history first; a problem where nothing is worth anything."""
    history = table.table("history")
    weights = [
        Weight(work=role.value, unit=COMMITS, value=value)
        for role in ROLES
        if (value := _number(history, role.value)) is not None
    ]
    history.finish()
    entries = table.tables("work")
    if len(entries) > MAX_WORKS:
        table.problem(f"has more than {MAX_WORKS} entries; join some", "work")
    seen: dict[tuple[str, str], int] = {}
    for entry in entries[:MAX_WORKS]:
        weight = _work(entry)
        first = seen.setdefault((weight.work, weight.unit), entry.line())
        if first != entry.line() and weight.unit:
            entry.problem(f"is there twice, first in line {first}", "unit")
        weights.append(weight)
    if not any(weight.value for weight in weights):
        table.problem(
            "gives no work any value; write a weight above 0, as history = { author = 1 }"
        )
    return tuple(weights)


def _work(table: Table) -> Weight:
    weight = Weight(
        work=table.parsed("work", _word, ANY_WORK),
        unit=table.parsed("unit", _word, "", required='say per what, as "hours" or "EUR"'),
        value=_number(table, "weight", required="say what one unit is worth") or Fraction(0),
    )
    table.finish()
    return weight


def _number(table: Table, key: str, *, required: str = "") -> Fraction | None:
    """A number that is not negative, exactly; None where it is missing or unfit."""
    if not table.has(key):
        if required:
            table.problem(f"is missing; {required}", key)
        return None
    text = table.written(key)
    if _NUMBER.fullmatch(text):
        return Fraction(Decimal(text))
    if text:
        table.problem(
            "must be 0 or more, a whole number or a decimal in quotes like "
            f'"1.5", at most 9 digits and 6 decimals, got {shown(text)}',
            key,
        )
    return None


def _cap(table: Table) -> Fraction:
    """The most one recipient gets, 0.01 to 1."""
    value = _number(table, "cap")
    if value is None:
        return Fraction(1)
    if not Fraction(1, 100) <= value <= 1:
        table.problem('must be a share from 0.01 to 1, like "0.4"', "cap")
        return Fraction(1)
    return value


def _rounding(table: Table) -> Fraction | None:
    value = _number(table, "rounding")
    if value is not None and not value:
        table.problem('must be more than 0, like "0.05"', "rounding")
        return None
    return value


def _months(text: str) -> int | Unfit:
    found = _SPAN.fullmatch(text.strip())
    if not found:
        return Unfit(reason='must be a number of months or years like "24 months"')
    months = int(found[1]) * (12 if found[2] == "year" else 1)
    if not 1 <= months <= MAX_MONTHS:
        return Unfit(reason=f"must span 1 to {MAX_MONTHS} months")
    return months


def _half_life(text: str) -> int | Unfit | None:
    return None if text.strip() == "none" else _months(text)


def _word(text: str) -> str | Unfit:
    """A kind of work or a unit, as ledgers fold them: lower case but for all capitals."""
    word = text.strip()
    if not word or len(word) > LONGEST or not word.isprintable():
        return Unfit(reason=f"must be a word or a few, at most {LONGEST} characters")
    return word if word.isupper() else word.lower()


def _member(text: str) -> str | Unfit:
    name = text.strip()
    if not name or len(name) > _MEMBER_LENGTH or not name.isprintable():
        return Unfit(reason="must be an organization's id, or a person's name or address")
    return name
