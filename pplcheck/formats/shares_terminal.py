"""`shares` for people: what is proposed, by which equation, how sure, and what weights would do."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from pplcheck.formats.columns import paragraph
from pplcheck.formats.figures import interval
from pplcheck.formats.holders import label
from pplcheck.formats.neutral import neutral, shown
from pplcheck.formats.quantity import quantity, rounded
from pplcheck.model.report import percent
from pplcheck.model.rule import plural
from pplcheck.model.value import (
    COMMITS,
    Equation,
    Holder,
    Part,
    Recipients,
    ShareRow,
    SharesAnswer,
    Turn,
    Weight,
)

_ROWS: Final = 20
_TURNED: Final = 4
_NAME: Final = 60
_SHORT: Final = 24
_NARROWEST: Final = 14
_NOTHING: Final = "0"

_RECIPIENTS: Final = {
    Recipients.PARTIES: (
        "organizations receive for what was done for them, people for all other work of theirs"
    ),
    Recipients.ORGANIZATIONS: "organizations receive, people do not",
    Recipients.PEOPLE: "people receive, for whomever they acted",
    Recipients.MEMBERS: "the members named in the policy receive, nobody else does",
}
_PROPOSAL: Final = "This proposes; it pays nothing. What is paid is for an assembly to decide."
_HOW: Final = (
    "Between: from what is shown to be theirs, if all else were others', to what it would be if "
    "all that is presumed to be theirs and all that is open were."
)
_SET_ASIDE: Final = "What is open is set aside until it is known whose it is."
_DEFAULT: Final = (
    "The policy states no value equation; this is the default: one for each authored or "
    "co-authored commit. A table [value] in the policy states your own."
)


def render(answer: SharesAnswer, *, width: int, color: bool) -> str:
    """The answer as text that ends in a line break."""
    head = _head(answer, width)
    if color:
        head[0] = f"\x1b[1m{head[0]}\x1b[0m"
    blocks = [
        head,
        _equation(answer, width),
        _table(answer, width),
        _sensitivity(answer, width),
        _unvalued(answer, width),
        _notes(answer, width),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _head(answer: SharesAnswer, width: int) -> list[str]:
    judged = answer.judged
    branch = f" on {shown(judged.branch, _NAME)}" if judged.branch else ""
    money = answer.money
    of = f" of {money.written(money.minor)} {money.currency}" if money else ""
    span = f"from {answer.since.isoformat()} to" if answer.since else "up to"
    return [
        f"{shown(judged.name, _NAME)}  {neutral(judged.head[:7])}{branch}",
        *paragraph(f"proposed shares{of}, for work {span} {answer.as_of.isoformat()}", width),
        *paragraph(_PROPOSAL, width),
    ]


def _equation(answer: SharesAnswer, width: int) -> list[str]:
    equation = answer.equation
    if not equation.stated:
        return ["Value equation", *paragraph(_DEFAULT, width)]
    name = f": {shown(equation.name, _NAME)}" if equation.name else ""
    place = f" ({shown(answer.policy, _NAME)})" if answer.policy else ""
    lines = [f"Value equation{name}{place}"]
    weights = "; ".join(
        f"{_of(entry)} counts {quantity(entry.value)}" for entry in equation.weights
    )
    for text in (weights, _RECIPIENTS[equation.recipients], _limits(equation)):
        lines += paragraph(text, width) if text else []
    return lines


def _limits(equation: Equation) -> str:
    parts = [
        f"value halves every {plural(equation.half_life_months, 'month')}"
        if equation.half_life_months
        else "",
        f"nobody gets more than {percent(float(equation.cap))}" if equation.cap < 1 else "",
        "lines of ledgers that nobody else confirmed are left out"
        if equation.confirmed_only
        else "",
        f"money is handed out in steps of {quantity(equation.rounding)}"
        if equation.rounding
        else "",
    ]
    return "; ".join(part for part in parts if part)


def _of(weight: Weight) -> str:
    return f"{shown(weight.work, _SHORT) or 'any work in'} ({shown(weight.unit, _SHORT)})"


def _table(answer: SharesAnswer, width: int) -> list[str]:
    money = answer.money
    titles = ("Who", "value", "share", "between", *((money.currency,) if money else ()))
    named = [row for row in answer.rows if row.holder in (Holder.ORGANIZATION, Holder.PERSON)]
    told = [*named[:_ROWS], *(row for row in answer.rows if row not in named)]
    cells = [
        (
            shown(label(row), _NAME),
            rounded(row.value, 2),
            percent(float(row.share)),
            interval(float(row.low), float(row.high)),
            *((money.written(row.money),) if money else ()),
        )
        for row in told
    ]
    rooms = [max(len(line[at]) for line in (titles, *cells)) for at in range(len(titles))]
    rooms[0] = min(rooms[0], max(width - sum(rooms[1:]) - 2 * len(rooms), _NARROWEST))
    lines = _line(titles, rooms)
    left = len(named) - _ROWS
    for row, texts in zip(told, cells, strict=True):
        if left > 0 and row not in named:
            lines, left = [*lines, _more(left)], 0
        lines += _line(texts, rooms)
        lines += [f"    {text}" for text in paragraph(_work(row), width - 4, 0)]
    return [*lines, _more(left)] if left > 0 else lines


def _more(left: int) -> str:
    return f"  and {left:,} more: --format csv or json"


def _work(row: ShareRow) -> str:
    """What a row's value rests on, in its own units."""
    if row.holder is Holder.KEPT:
        return "everybody else is at the cap, or nothing done has any value"
    return " · ".join(_part(part) for part in row.parts if part.value)


def _part(part: Part) -> str:
    amount = rounded(part.amount, 6)
    return f"{shown(part.work, _SHORT)} {amount} {_unit(part.unit, part.amount)}"


def _unit(unit: str, amount: Fraction) -> str:
    """A unit as it is written, but for the one that is our own word."""
    return "commit" if unit == COMMITS and amount == 1 else shown(unit, _SHORT)


def _line(row: tuple[str, ...], rooms: list[int]) -> list[str]:
    """A row; a first cell that is too long goes on below."""
    first, *more = paragraph(row[0], rooms[0], 0)
    figures = (cell.rjust(room) for cell, room in zip(row[1:], rooms[1:], strict=True))
    return [
        "  ".join([f"  {first:<{rooms[0]}}", *figures]).rstrip(),
        *(f"    {piece}" for piece in more),
    ]


def _sensitivity(answer: SharesAnswer, width: int) -> list[str]:
    """What a weight that is a tenth higher does to the largest shares, in percentage points."""
    ranked = sorted(range(len(answer.rows)), key=lambda at: -answer.rows[at].share)
    tops = sorted(ranked[:_TURNED])
    titles = ("Weight + 10 %", *(shown(label(answer.rows[at]), _SHORT) for at in tops))
    cells = [(_of(turn.weight), *_moved(turn, answer, tops)) for turn in answer.turns]
    cells = [row for row in cells if set(row[1:]) != {_NOTHING}]
    if not cells:
        return []
    rooms = [max(len(line[at]) for line in (titles, *cells)) for at in range(len(titles))]
    while len(rooms) > 2 and sum(rooms) + 2 * len(rooms) > width:  # noqa: PLR2004
        rooms.pop()
    lines = [line for row in (titles, *cells) for line in _line(row[: len(rooms)], rooms)]
    told = "In percentage points, of the largest shares; --format json has all."
    return [*lines, *paragraph(told, width)]


def _moved(turn: Turn, answer: SharesAnswer, tops: list[int]) -> tuple[str, ...]:
    return tuple(_points(turn.shares[at] - answer.rows[at].share) for at in tops)


def _points(change: Fraction) -> str:
    points = round(change * 100, 2)
    return f"{float(points):+.2f}" if points else _NOTHING


def _unvalued(answer: SharesAnswer, width: int) -> list[str]:
    """Work that is recorded and weighs nothing: nobody should overlook it."""
    if not answer.unvalued:
        return []
    named = (
        f"{shown(entry.work, _SHORT)} {rounded(entry.amount, 6)} {_unit(entry.unit, entry.amount)}"
        for entry in answer.unvalued
    )
    return ["Recorded, and given no value", *paragraph(" · ".join(named), width)]


def _notes(answer: SharesAnswer, width: int) -> list[str]:
    left = answer.left
    counted = (
        (left.outside, "contribution", "outside the days that are weighed"),
        (left.unfinished, "ledger line", "of unfinished work, weighed when it is done"),
        (left.unconfirmed_out, "ledger line", "nobody else confirmed, left out"),
        (left.others, "contribution", "of those who do not receive"),
        (left.unconfirmed, "ledger line", "nobody else confirmed, weighed all the same"),
    )
    notes = [_HOW, *(_SET_ASIDE for row in answer.rows if row.holder is Holder.OPEN)]
    notes += [f"{plural(count, what)} {how}." for count, what, how in counted if count]
    return [line for note in notes for line in paragraph(note, width, 0)]
