"""Fixed answers of `who` for the tests of its formats."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pplcheck.model.attribution import Attribution, By, Certainty, Deed, Pay, Row, WhoAnswer
from pplcheck.model.contribution import Role
from pplcheck.model.party import Answer, Capacity, Ground, Kind, Strength
from pplcheck.model.report import Judged
from pplcheck.model.standing import Standing

HOSTILE = '=1+1"\x1b[31m\u202eEve <eve@mail.example>\ud800,\n'


def ground(
    fact: str, strength: Strength = Strength.REGISTER, source: str = "register.toml:3"
) -> Ground:
    return Ground(clause="", fact=fact, answer=Answer.YES, source=source, strength=strength)


ORBIT = Attribution(
    individual="ben",
    capacity=Capacity.ORGANIZATION,
    organization="orbit",
    name="Orbit Ltd",
    declared=True,
    kind=Kind.COMMERCIAL,
    standing=Standing.CONTRIBUTING_COMMERCIAL,
    certainty=Certainty.SHOWN,
    paid=Answer.YES,
    paid_certainty=Certainty.SHOWN,
    basis=Certainty.SHOWN,
    strength=Strength.REGISTER,
    grounds=(ground("acted for Orbit Ltd"),),
)
FREEMAIL = Attribution(
    individual="ada",
    hint="freemail",
    kind=Kind.INDIVIDUAL,
    standing=Standing.COMMONER,
    certainty=Certainty.PRESUMED,
    basis=Certainty.PRESUMED,
)


def deed(attribution: Attribution, number: int = 1, person: str = "") -> Deed:
    return Deed(
        commit=f"{number:040x}",
        day=date(2024, 5, 6),
        role=Role.AUTHOR,
        attribution=attribution,
        person=person,
    )


def row(  # noqa: PLR0913 - a row's parts, each by name
    name: str,
    commits: int,
    low: float,
    high: float,
    *,
    party: str = "",
    kind: Kind | None = None,
    people: int = 1,
    pay: Pay | None = None,
    folded: int = 0,
) -> Row:
    return Row(
        name=name,
        party=party,
        kind=kind,
        commits=commits,
        people=people,
        low=low,
        high=high,
        pay=pay or Pay(unknown=commits),
        folded=folded,
    )


ROWS = (
    row("Orbit Ltd", 60, 0.6, 0.73, party="orbit", kind=Kind.COMMERCIAL, pay=Pay(paid=60)),
    row(
        "3 further domains with one or two people each", 10, 0.1, 0.23, kind=Kind.UNKNOWN, folded=3
    ),
    row("self", 14, 0.14, 0.27, kind=Kind.INDIVIDUAL, pay=Pay(unpaid=14)),
    row("", 16, 0.16, 0.16, kind=Kind.UNKNOWN),
)


def who_answer(by: By = By.ORGANIZATION, rows: tuple[Row, ...] = ROWS) -> WhoAnswer:
    return WhoAnswer(
        tool_version="1.2.3",
        judged=Judged(
            name="kitchen", head="ab" * 20, object_format="sha1", branch="main", tree="commit"
        ),
        as_of=date(2026, 1, 1),
        by=by,
        roles=(Role.AUTHOR, Role.CO_AUTHOR),
        since=None,
        until=None,
        first=date(2019, 2, 3),
        last=date(2024, 5, 6),
        total=100,
        people=7,
        unattributed=0,
        merges=4,
        reverts=1,
        by_bots=2,
        pay=Pay(paid=70, unpaid=14, unknown=16),
        rows=rows,
    )


def hostile_answer() -> WhoAnswer:
    """An answer whose texts come from somebody with bad intentions."""
    answer = who_answer(rows=(row(HOSTILE, 1, 0.01, 1.0, party=HOSTILE, kind=Kind.UNKNOWN),))
    return replace(answer, judged=replace(answer.judged, name=HOSTILE, branch=HOSTILE))
