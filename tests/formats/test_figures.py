from __future__ import annotations

import re
from dataclasses import replace

from pplcheck.formats.terminal import render
from pplcheck.model.report import Report
from pplcheck.model.standing import Standing
from tests.formats.fixed_report import (
    fixed_report,
    report_of,
)
from tests.rules.evidence import (
    COMMONER,
    FIRM,
    PERSON,
    user,
)


def lines_of(report: Report, *, width: int = 80) -> str:
    return render(report, width=width, color=False)


def test_the_unknown_part_is_part_of_every_share() -> None:
    text = lines_of(fixed_report(), width=140)

    assert re.search(r"commoner, presumed +0 +3 +8,100 +\+77 %", text)
    assert "nothing shows for whom they act: 63 % freemail, 14 % noreply" in text
    assert re.search(r"contributing commercial +1 +2 +410 +4 to 9 %", text)
    assert re.search(r"undetermined +1 +4 +502 +5 %", text)
    assert "12 commits without a readable author" in text
    assert "not counted: 2,400 merges · 310 commits by 1 bot · 12 reverts" in text


def test_presumption_without_any_hint_is_said_plainly() -> None:
    text = lines_of(report_of(replace(PERSON, hint="")))

    assert "nothing shows for whom they act\n" in text


def test_users_that_nobody_declared_are_no_zero() -> None:
    nobody = lines_of(report_of(COMMONER), width=100)
    someone = lines_of(report_of(replace(COMMONER, uses=(user(),))))

    assert re.search(r"non-contributing commercial +- +- +- +no users are declared", nobody)
    assert re.search(r"non-contributing commercial +0 +- +-\n", someone)


def test_contributions_outside_the_window_are_shown_and_said() -> None:
    text = lines_of(report_of(replace(FIRM, commits=30, people=1)))

    assert re.search(r"non-contributing commercial +1 +1 +30 +100 %", text)
    assert "      contributions lie outside the window" in text


def test_who_acted_for_several_parties_is_counted_once() -> None:
    parties = [
        replace(
            FIRM, party=key, standing=Standing.UNDETERMINED, commits=4, people=2, individuals=who
        )
        for key, who in (("a", frozenset({"ada", "bo"})), ("b", frozenset({"ada", "cy"})))
    ]

    text = lines_of(report_of(*parties))

    assert re.search(r"undetermined +2 +3 +8 +100 %", text)


def test_users_have_rows_of_their_own() -> None:
    text = lines_of(
        report_of(
            replace(COMMONER, standing=Standing.WORKER_OWNED_USER, commits=0),
            replace(COMMONER, party="u", standing=Standing.NONCOMMERCIAL_USER, commits=0),
        )
    )

    assert "worker-owned user" in text
    assert "noncommercial user" in text
