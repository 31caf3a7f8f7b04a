from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, strategies

from pplcheck.formats.form_text import escaped, headline, work
from pplcheck.formats.neutral import is_hidden
from pplcheck.model.inquiry import unescaped
from tests.inquiries import HOSTILE, inquiries


@given(strategies.text())
def test_what_is_escaped_comes_back(text: str) -> None:
    shown = escaped(text)

    assert unescaped(shown) == text
    assert not any(map(is_hidden, shown))


def test_an_escape_beyond_unicode_stays() -> None:
    assert unescaped("\\u{ffffff}") == "\\u{ffffff}"


@pytest.mark.parametrize(
    ("names", "few", "expected"),
    [
        ("A", 0, "nothing depends on people or organizations nobody declared."),
        ("A", 1, "Declaring the first person below settles 50 % of the history."),
        (
            "A",
            2,
            "the first 2 below settles 60 % of the history: 1 person 50 %, 1 organization 10 %.",
        ),
        ("AB", 2, "Declaring the first 2 people below settles 100 % of the history."),
        ("", 1, "Declaring the first organization below settles 10 % of the history."),
    ],
    ids=["none", "one", "both", "people", "organization"],
)
def test_headline_says_what_the_first_of_those_listed_settle(
    names: str, few: int, expected: str
) -> None:
    assert headline(replace(inquiries(*names), few=few)).endswith(expected)


def test_work_says_days_where_there_are_any() -> None:
    person, firm, users = inquiries(HOSTILE[0]).entries

    assert work(person) == "1,200 commits, 2019-01-01 to 2020-02-02; settles 50 %"
    assert work(firm) == "3 commits; settles 10 %"
    assert work(users) == ""
