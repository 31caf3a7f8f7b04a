"""An answer of `shares` for tests of its formats, with hostile names in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pplcheck.governance.value_equation import divide
from pplcheck.model.report import Judged
from pplcheck.model.value import Effort, Equation, Left, Money, Party, SharesAnswer
from tests.governance.weighed import OPEN, effort, equation, euros, organization, person, weight

HOSTILE = "=cmd()\x1b[31m<b>\u202e"
EQUATION = replace(
    equation(weight(2), weight("0.5", "review"), weight(3, "care", "hours")),
    name="assembly of 2026-09-01",
)
EFFORTS = (
    effort(organization("nebula", "ada"), 5),
    effort(organization("nebula", "ada"), 3, "review"),
    effort(organization("tiny", "tim", declared=False), 1),
    effort(person("cat"), "12.5", "care", unit="hours", shown=False),
    effort(person("dan"), 2),
    effort(organization("nebula"), 3, "hosting", unit="months"),
    effort(OPEN, 1, "care", unit="hours"),
)


def named(name: str) -> Party:
    return replace(organization("odd"), name=name)


def answer(
    *efforts: Effort,
    by: Equation = EQUATION,
    money: Money | None = None,
    show_people: bool = False,
    left: Left | None = None,
) -> SharesAnswer:
    found = divide(efforts or EFFORTS, by, money=money, fold=not show_people, name=show_people)
    return SharesAnswer(
        tool_version="1.2.3",
        judged=Judged(
            name="kitchen", head="ab" * 20, object_format="sha1", branch="main", tree="commit"
        ),
        as_of=date(2026, 10, 1),
        since=date(2024, 10, 1),
        policy="pplcheck.toml",
        equation=by,
        total=found.total,
        rows=found.rows,
        turns=found.turns,
        unvalued=found.unvalued,
        left=left or Left(),
        money=money,
        show_people=show_people,
    )


def thousand() -> Money:
    return euros(100_000)
