"""`shares` as CSV, for accounting: a line for each party, kind of work and unit.

Shares have six decimals and add up to 1 over all lines; with an amount, `money` adds up to it.
`low` and `high` are the ends of the share.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.formats.holders import label
from pplcheck.formats.neutral import shown
from pplcheck.formats.quantity import millionths, quantity, share
from pplcheck.formats.table import csv_text
from pplcheck.model.value import SharesAnswer

COLUMNS: Final = ("party", "kind of work", "amount", "unit", "share", "low", "high")
"""The columns; `money` and `currency` follow where an amount is divided."""


def render(answer: SharesAnswer) -> str:
    """The answer under a line of titles."""
    money = ("money", "currency") if answer.money else ()
    return csv_text((*COLUMNS, *money), _lines(answer))


def _lines(answer: SharesAnswer) -> Iterator[tuple[str, ...]]:
    for row in answer.rows:
        name = shown(label(row))
        if not row.parts:
            ends = (millionths(row.millionths), share(row.low), share(row.high))
            yield (name, "", "", "", *ends, *_money(answer, row.money))
        for part in row.parts:
            work = (shown(part.work), quantity(part.amount), shown(part.unit))
            ends = (millionths(part.millionths), share(part.low), share(part.high))
            yield (name, *work, *ends, *_money(answer, part.money))


def _money(answer: SharesAnswer, minor: int) -> tuple[str, ...]:
    money = answer.money
    return (money.written(minor), money.currency) if money else ()
