from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from pplcheck.config.wording import did_you_mean, listed, nearest, plain, shown


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("plain", '"plain"'),
        ('a "quoted" one', '"a \\"quoted\\" one"'),
        ("two\nlines", '"two\\u000alines"'),
        ("right\u202eleft", '"right\\u202eleft"'),
        ("\U000e0001", '"\\U000e0001"'),
        ("x" * 61, '"' + "x" * 60 + '…"'),
        (True, "true"),
        (False, "false"),
        (3, "3"),
        (2.5, "2.5"),
        (1 << 70, "a very large number"),
        ([1], "a list"),
        ({"a": 1}, "a table"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 3, tzinfo=UTC), "2026-01-02T03:00:00+00:00"),
        (time(3, 4), "03:04:00"),
    ],
)
def test_values_are_shown_on_one_safe_line(value: Any, said: str) -> None:
    assert shown(value) == said


def test_a_text_is_cut_before_it_is_escaped() -> None:
    assert plain("\n" * 5, 2) == "\\u000a\\u000a…"


@pytest.mark.parametrize(
    ("options", "said"),
    [(["a"], '"a"'), (["a", "b"], '"a" or "b"'), (["a", "b", "c"], '"a", "b" or "c"')],
)
def test_choices_are_listed_as_a_sentence_has_them(options: list[str], said: str) -> None:
    assert listed(options) == said


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("fail_on", "fail-on"),
        ("Fail On", "fail-on"),
        ("regster", "register"),
        ("zebra", ""),
        ("register" * 20, ""),
    ],
)
def test_near_misses_are_found(given: str, found: str) -> None:
    assert nearest(given, ["fail-on", "register"]) == found


def test_a_question_is_asked_only_with_a_guess() -> None:
    assert did_you_mean("") == ""
    assert did_you_mean("x\ny") == '; did you mean "x\\u000ay"?'
