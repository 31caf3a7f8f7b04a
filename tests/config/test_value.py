from __future__ import annotations

from fractions import Fraction

import pytest

from pplcheck.config.policy import load_policy
from pplcheck.errors import ConfigurationError
from pplcheck.model.value import COMMITS, Equation, Recipients, Weight

HISTORY = "[value.history]\nauthor = 1\n"
WORK = "[[value.work]]\nunit = 'hours'\nweight = 1\n"


def load(text: str) -> Equation:
    return load_policy(text.encode(), "pplcheck.toml").value


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as caught:
        load(text)
    return caught.value.problems


def test_a_policy_without_an_equation_has_the_one_that_is_named_as_the_default() -> None:
    found = load("")

    assert found == Equation()
    assert not found.stated
    assert [(entry.work, entry.unit, int(entry.value)) for entry in found.weights] == [
        ("author", COMMITS, 1),
        ("co-author", COMMITS, 1),
    ]


def test_an_equation_is_read_whole() -> None:
    found = load(
        """
[value]
name = "assembly of 2026-09-01"
recipients = "members"
members = ["nebula", "ada@mail.example"]
window = "3 years"
half-life = "12 months"
cap = "0.45"
unconfirmed = "leave-out"
rounding = "0.05"
[value.history]
review = "0.5"
author = 2
[[value.work]]
work = "Care"
unit = "Hours"
weight = "1.500000"
[[value.work]]
unit = "EUR"
weight = "0.02"
"""
    )

    assert found == Equation(
        name="assembly of 2026-09-01",
        weights=(
            Weight(work="author", unit=COMMITS, value=Fraction(2)),
            Weight(work="review", unit=COMMITS, value=Fraction(1, 2)),
            Weight(work="care", unit="hours", value=Fraction(3, 2)),
            Weight(work="", unit="EUR", value=Fraction(1, 50)),
        ),
        window_months=36,
        half_life_months=12,
        cap=Fraction(9, 20),
        recipients=Recipients.MEMBERS,
        members=("nebula", "ada@mail.example"),
        confirmed_only=True,
        rounding=Fraction(1, 20),
        stated=True,
    )


def test_no_decay_may_be_written_out() -> None:
    assert load("[value]\nhalf-life = 'none'\n" + HISTORY).half_life_months is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("[value]", "gives no work any value", id="nothing"),
        pytest.param("[value.history]\nauthor = 0", "gives no work any value", id="all zero"),
        pytest.param("[value.history]\nauthor = -1", "must be 0 or more", id="negative"),
        pytest.param("[value.history]\nauthor = '-0.5'", "must be 0 or more", id="negative text"),
        pytest.param("[value.history]\nauthor = nan", 'write it in quotes: "nan"', id="nan"),
        pytest.param("[value.history]\nauthor = 'nan'", "must be 0 or more", id="nan in quotes"),
        pytest.param("[value.history]\nauthor = 'inf'", "must be 0 or more", id="infinite"),
        pytest.param("[value.history]\nauthor = 1.5", 'in quotes: "1.5"', id="floating point"),
        pytest.param("[value.history]\nauthor = true", "got true", id="a truth"),
        pytest.param("[value.history]\nauthor = '1,5'", "must be 0 or more", id="a comma"),
        pytest.param("[value.history]\nauthor = '1e9'", "must be 0 or more", id="an exponent"),
        pytest.param("[value.history]\nauthor = '٣'", "must be 0 or more", id="other digits"),
        pytest.param("[value.history]\nauthor = 1234567890", "must be 0 or more", id="huge"),
        pytest.param("[value.history]\nautor = 1", 'mean "author"', id="unknown role"),
        pytest.param("[value.history]\nsign-off = 1", "not known", id="a sign-off"),
        pytest.param(HISTORY + "[value]\ncap = 0", "0.01 to 1", id="no cap at all"),
        pytest.param(HISTORY + "[value]\ncap = 2", "0.01 to 1", id="a cap above all"),
        pytest.param(HISTORY + "[value]\nrounding = 0", "more than 0", id="no rounding unit"),
        pytest.param(HISTORY + "[value]\nwindow = 'long'", '"24 months"', id="window"),
        pytest.param(HISTORY + "[value]\nwindow = '51 years'", "600 months", id="long window"),
        pytest.param(HISTORY + "[value]\nhalf-life = '0 months'", "600 months", id="half-life"),
        pytest.param(HISTORY + "[value]\nrecipients = 'all'", '"parties"', id="recipients"),
        pytest.param(
            HISTORY + "[value]\nrecipients = 'members'", "who they are", id="members missing"
        ),
        pytest.param(
            HISTORY + "[value]\nrecipients = 'members'\nmembers = []", "empty", id="no members"
        ),
        pytest.param(HISTORY + "[value]\nmembers = ['a']", "only", id="members not asked for"),
        pytest.param(
            HISTORY
            + "[value]\nrecipients = 'members'\nmembers = ['a\\u0007']".replace("'a", '"a').replace(
                "']", '"]'
            ),
            "organization's id",
            id="a member that does not print",
        ),
        pytest.param(WORK + WORK, "is there twice, first in line 1", id="a unit twice"),
        pytest.param("[[value.work]]\nweight = 1", "is missing", id="no unit"),
        pytest.param("[[value.work]]\nunit = 'hours'", "is missing", id="no weight"),
        pytest.param("[[value.work]]\nunit = ''\nweight = 1", "a word", id="empty unit"),
        pytest.param(f"[[value.work]]\nunit = '{'x' * 61}'\nweight = 1", "60", id="long unit"),
        pytest.param(
            "".join(f"[[value.work]]\nunit = 'u{at}'\nweight = 1\n" for at in range(101)),
            "more than 100 entries",
            id="too many",
        ),
        pytest.param(HISTORY + "[value]\nname = ''", "must not be empty", id="empty name"),
        pytest.param("value = 1", "must be a table", id="no table"),
    ],
)
def test_nonsense_is_refused_with_its_reason(text: str, said: str) -> None:
    if text.startswith(HISTORY):  # the table before its own tables
        text = text.removeprefix(HISTORY) + "\n" + HISTORY

    assert any(said in problem for problem in problems(text)), problems(text)


def test_all_problems_are_told_at_once() -> None:
    found = problems(
        "[value]\ncap = 7\nwindow = 'x'\n[value.history]\nauthor = -1\nreview = nan\n"
        "[[value.work]]\nweight = '-2'\n"
    )

    assert len(found) == 7
    assert [problem.rpartition(":")[2][0] for problem in found] == list("1235678")
