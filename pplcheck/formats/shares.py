"""`shares` as JSON, for machines; the schema is `schemas/shares.schema.json`.

Every key is always there. Shares are 0-1 with six decimals and add up to 1; `value` and weights
are exact, as text: digits, or two whole numbers as `3/7`. Money is a whole number of minor units.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from pplcheck.formats.document import Value, written
from pplcheck.formats.neutral import without_addresses
from pplcheck.formats.quantity import quantity, ratio
from pplcheck.model.value import Equation, Part, ShareRow, SharesAnswer, Turn

SCHEMA_VERSION: Final = "1.0.0"
"""The version of the document's form; semantic, see https://semver.org."""

_DECIMALS: Final = 6
_MILLION: Final = 10**6


def render(answer: SharesAnswer) -> str:
    """The answer as one JSON document that ends in a line break."""
    judged = answer.judged
    return written(
        {
            "schema_version": SCHEMA_VERSION,
            "tool": {"name": "pplcheck", "version": answer.tool_version},
            "as_of": answer.as_of.isoformat(),
            "since": answer.since.isoformat() if answer.since else None,
            "repository": {
                "name": without_addresses(judged.name),
                "head": judged.head,
                "branch": without_addresses(judged.branch) or None,
                "object_format": judged.object_format,
            },
            "policy": without_addresses(answer.policy) or None,
            "proposal": True,
            "equation": _equation(answer.equation),
            "total": ratio(answer.total),
            "money": _money(answer),
            "left_out": {
                "outside": answer.left.outside,
                "unfinished": answer.left.unfinished,
                "unconfirmed": answer.left.unconfirmed_out,
                "others": answer.left.others,
            },
            "unconfirmed": answer.left.unconfirmed,
            "not_valued": [
                {"work": entry.work, "unit": entry.unit, "amount": quantity(entry.amount)}
                for entry in answer.unvalued
            ],
            "sensitivity": [_turn(turn, answer.rows) for turn in answer.turns],
            "rows": [_row(row) for row in answer.rows],
        }
    )


def _equation(equation: Equation) -> Value:
    return {
        "stated": equation.stated,
        "name": without_addresses(equation.name) or None,
        "recipients": equation.recipients.value,
        "members": len(equation.members) or None,
        "window_months": equation.window_months,
        "half_life_months": equation.half_life_months,
        "cap": ratio(equation.cap),
        "confirmed_only": equation.confirmed_only,
        "rounding": ratio(equation.rounding) if equation.rounding else None,
        "weights": [
            {"work": entry.work or None, "unit": entry.unit, "weight": quantity(entry.value)}
            for entry in equation.weights
        ],
    }


def _money(answer: SharesAnswer) -> Value | None:
    money = answer.money
    if money is None:
        return None
    return {
        "minor": money.minor,
        "currency": money.currency,
        "digits": money.digits,
        "step": money.step,
    }


def _turn(turn: Turn, rows: tuple[ShareRow, ...]) -> Value:
    return {
        "work": turn.weight.work or None,
        "unit": turn.weight.unit,
        "changes": [
            _decimals(after - row.share) for row, after in zip(rows, turn.shares, strict=True)
        ],
    }


def _row(row: ShareRow) -> Value:
    return {
        "name": without_addresses(row.name) or None,
        "party": without_addresses(row.party) or None,
        "holder": row.holder.value,
        "count": row.count,
        "value": ratio(row.value),
        "share": row.millionths / _MILLION,
        "low": _decimals(row.low),
        "high": _decimals(row.high),
        "money": row.money,
        "parts": [_part(part) for part in row.parts],
    }


def _part(part: Part) -> Value:
    return {
        "work": part.work,
        "unit": part.unit,
        "amount": quantity(part.amount),
        "value": ratio(part.value),
        "share": part.millionths / _MILLION,
        "low": _decimals(part.low),
        "high": _decimals(part.high),
        "money": part.money,
    }


def _decimals(share: Fraction) -> float:
    return float(round(share, _DECIMALS))
