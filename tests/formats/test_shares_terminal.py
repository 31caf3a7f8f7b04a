from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from pplcheck.formats.shares_terminal import render
from pplcheck.model.value import COMMITS, Equation, Left, Recipients, SharesAnswer, Weight
from tests.formats.weighed import EQUATION, HOSTILE, answer, named, thousand
from tests.governance.weighed import effort, equation, organization, person, weight


def text(told: SharesAnswer, width: int = 100) -> str:
    return render(told, width=width, color=False)


def test_the_answer_reads_from_top_to_bottom() -> None:
    found = text(answer(money=thousand()))

    assert found.startswith("""\
kitchen  abababa on main
  proposed shares of 1000.00 EUR, for work from 2024-10-01 to 2026-10-01
  This proposes; it pays nothing. What is paid is for an assembly to decide.

Value equation: assembly of 2026-09-01 (pplcheck.toml)
  author (commits) counts 2; review (commits) counts 0.5; care (hours) counts 3
  organizations receive for what was done for them, people for all other work of theirs

  Who                                           value  share     between     EUR
  Nebula                                         11.5   20 %  20 to 90 %  198.28
    author 5 commits · review 3 commits
  individuals (2)                                41.5   72 %   7 to 77 %  715.52
    author 2 commits · care 12.5 hours
  1 further domain with one or two people each      2    3 %   3 to 73 %   34.48
    author 1 commit
  open: whose it is nobody knows yet                3    5 %    0 to 5 %   51.72
    care 1 hours

""")


def test_what_weights_would_do_and_what_was_left_out_is_told() -> None:
    told = answer(left=Left(outside=2, unfinished=1, unconfirmed_out=3, others=4, unconfirmed=1))

    found = text(told)

    assert "Weight + 10 %" in found
    assert "review (commits)   +" in found
    assert "Recorded, and given no value\n  hosting 3 months\n" in found
    for line in (
        "What is open is set aside until it is known whose it is.",
        "2 contributions outside the days that are weighed.",
        "1 ledger line of unfinished work, weighed when it is done.",
        "3 ledger lines nobody else confirmed, left out.",
        "4 contributions of those who do not receive.",
        "1 ledger line nobody else confirmed, weighed all the same.",
    ):
        assert line in found


def test_the_default_is_named_as_such() -> None:
    found = text(replace(answer(by=Equation()), since=None))

    assert "this is the default: one for each authored or" in found
    assert "for work up to 2026-10-01" in found
    assert "Weight + 10 %" not in found  # one kind of work: every share stays


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (replace(EQUATION, recipients=Recipients.PEOPLE), "people receive, for whomever"),
        (replace(EQUATION, recipients=Recipients.ORGANIZATIONS), "people do not"),
        (replace(EQUATION, recipients=Recipients.MEMBERS), "nobody else does"),
        (replace(EQUATION, half_life_months=12), "value halves every 12 months"),
        (replace(EQUATION, cap=Fraction(2, 5)), "nobody gets more than 40 %"),
        (replace(EQUATION, confirmed_only=True), "nobody else confirmed are left out"),
        (replace(EQUATION, rounding=Fraction(1, 20)), "in steps of 0.05"),
        (
            replace(EQUATION, weights=(Weight(work="", unit="hours", value=Fraction(1)),)),
            "any work in (hours) counts 1",
        ),
        (replace(EQUATION, name=""), "Value equation (pplcheck.toml)"),
    ],
)
def test_the_equation_is_told_in_words(changed: Equation, said: str) -> None:
    assert said in text(answer(by=changed))


def test_what_a_cap_leaves_over_says_why() -> None:
    found = text(answer(effort(named("x"), 1), by=equation(cap="0.3")))

    assert "left over: nobody may get it" in found
    assert "everybody else is at the cap" in found


def test_a_long_list_is_cut_and_says_so() -> None:
    efforts = [effort(organization(f"o{at:02}"), 50 - at) for at in range(25)]

    found = text(answer(*efforts, by=equation()))
    with_people = text(answer(*efforts, effort(person("p"), 1), by=equation()))

    assert "and 5 more: --format csv or json" in found
    assert with_people.index("and 5 more") < with_people.index("individuals (1)")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    by = equation(weight(1), weight(1, "review"), weight(1, "care", "hours"))
    told = answer(by=by, money=thousand())

    assert max(map(len, text(told, width).splitlines())) <= width


def test_hostile_names_are_neutral() -> None:
    found = text(answer(effort(named(HOSTILE))))

    assert "\x1b" not in found
    assert "\u202e" not in found


def test_the_first_line_is_bold_where_color_is_wanted() -> None:
    assert render(answer(), width=80, color=True).startswith("\x1b[1mkitchen")


def test_our_own_unit_is_a_word() -> None:
    assert COMMITS == "commits"
    assert "author 1 commit\n" in text(answer(effort(named("x"))))
