from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.neutral import is_hidden
from pplcheck.formats.report_terminal import bar, render, sparkline
from pplcheck.model.assembly import Assembly
from tests.formats.assembled import FULL, NOTHING, QUIET, VERDICT, hostile

ENGLISH = Language("en")


def test_page_one_and_the_figures_are_told() -> None:
    text = render(FULL, ENGLISH, width=100)

    assert "PPL · reciprocity terms, since Dec 5, 2018" in text
    assert "Reciprocity terms apply to 4 parties." in text
    assert "Orbit Ltd" in text
    assert "one person" in text
    assert "2016\u20132026  ▁▃▄█  max. 2,828" in text
    assert "3 people: whom did they act for, and when?" in text


@pytest.mark.parametrize(
    "report",
    [FULL, NOTHING, QUIET, hostile()],
    ids=["full", "nothing", "quiet", "hostile"],
)
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("width", [60, 100, 160])
def test_lines_keep_to_the_width_and_hold_no_controls(
    report: Assembly, code: str, width: int
) -> None:
    lines = render(report, Language(code), width=width).splitlines()

    assert not any(is_hidden(sign) for line in lines for sign in line)
    if report.work is None or report.work.name == "kitchen":
        assert max(map(len, lines)) <= width + 20


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"license": "", "path": ""}, "No license is declared"),
        ({"license": "", "terms": "unknown"}, "not recognized · terms not known here"),
        ({"terms": "none"}, "The license asks nobody for reciprocity."),
        ({"due": (), "due_count": 0}, "nobody we could name"),
    ],
)
def test_the_verdict_is_a_sentence(change: dict[str, object], said: str) -> None:
    report = replace(FULL, verdict=replace(VERDICT, **change))  # type: ignore[arg-type]

    assert said in " ".join(render(report, ENGLISH, width=100).split())


def test_many_cases_are_counted() -> None:
    report = replace(FULL, verdict=replace(VERDICT, due=VERDICT.due * 5, due_count=20))

    assert "  +12" in render(report, ENGLISH, width=100)


def test_what_could_not_be_judged_is_said_with_the_reason() -> None:
    text = render(NOTHING, ENGLISH, width=100)

    assert "Nothing could be judged." in text
    assert "declarations conflict" in text


def test_bars_and_sparks() -> None:
    assert bar(0.5, 0.75, 8) == "████░░··"
    assert bar(0.0, 0.001, 4) == "░···"
    assert bar(0.0, 0.0, 4) == "····"
    assert sparkline([0, 1, 2]) == "▁▅█"
    assert sparkline([0.0, 0.0]) == "▁▁"


def test_parts_that_are_not_there_are_left_out() -> None:
    text = render(replace(FULL, makers=None, power=None, years=()), ENGLISH, width=100)

    assert "Who makes it" not in text
    assert "Year by year" not in text
    assert "Gini" not in text
