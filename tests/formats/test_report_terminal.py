from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.neutral import is_hidden
from pplcheck.formats.report_terminal import render
from pplcheck.model.assembly import Assembly
from tests.formats.assembled import FULL, NOTHING, QUIET, VERDICT, WORK, hostile

ENGLISH = Language("en")


def test_page_one_and_the_figures_are_told() -> None:
    text = render(FULL, ENGLISH, width=100)

    assert "PPL · reciprocity terms, since Dec 5, 2018" in text
    assert "Reciprocity terms apply to 4 parties." in text
    assert "Orbit Ltd" in text
    assert "one person" in text
    assert "contributions  ▁▃▄█  max. 2,828 · 2026: 2,828" in text
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
    assert max(map(len, lines)) <= width


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


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_eight_views_are_told_in_order(code: str) -> None:
    lines = render(FULL, Language(code), width=80).splitlines()

    assert [line[0] for line in lines if re.match(r"[1-8] \w", line)] == list("12345678")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_terminal_of_ascii_shows_bars_too(code: str) -> None:
    wide = render(FULL, Language(code), width=80)
    text = render(FULL, Language(code), width=80, ascii_only=True)

    assert not set("█░╌▁▂▃▄▅▆▇·\u2013…\u00a0\u202f") & set(text)
    assert "###" in text
    assert [len(line) for line in text.splitlines()] == [len(line) for line in wide.splitlines()]


def test_numbers_and_their_signs_stay_together() -> None:
    lines = render(FULL, Language("fr"), width=60).splitlines()

    assert not any(line.strip().startswith("%") for line in lines)


def test_markup_of_strangers_is_text() -> None:
    work = replace(WORK, name="[bold]:smile:[/bold] [red]")

    assert "[bold]:smile:[/bold]" in render(replace(FULL, work=work), ENGLISH, width=100)


def test_many_cases_are_counted() -> None:
    report = replace(FULL, verdict=replace(VERDICT, due=VERDICT.due * 5, due_count=20))

    assert "  +12" in render(report, ENGLISH, width=100)


def test_what_could_not_be_judged_is_said_with_the_reason() -> None:
    text = render(NOTHING, ENGLISH, width=100)

    assert "Nothing could be judged." in text
    assert "declarations conflict" in text


def test_parts_that_are_not_there_are_left_out() -> None:
    text = render(replace(FULL, makers=None, power=None, years=()), ENGLISH, width=100)

    assert "Who makes it" not in text
    assert "There is no contribution to count." in text
    assert "Gini" not in text
