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
    ("few", "expected"),
    [
        (0, "nothing depends on people"),
        (1, "Declaring this 1 person settles 50 % of the history."),
        (2, "Declaring these 2 people settles 50 % of the history."),
    ],
    ids=["none", "one", "two"],
)
def test_headline_says_how_few_settle_how_much(few: int, expected: str) -> None:
    assert expected in headline(replace(inquiries("Ada"), few=few))


def test_work_says_days_where_there_are_any() -> None:
    person, firm, users = inquiries(HOSTILE[0]).entries

    assert work(person) == "1,200 commits, 2019-01-01 to 2020-02-02; settles 50 %"
    assert work(firm) == "3 commits; settles 10 %"
    assert work(users) == ""
