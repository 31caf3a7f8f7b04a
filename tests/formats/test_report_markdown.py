from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.report_markdown import render
from pplcheck.model.assembly import Assembly
from tests.formats.assembled import BOOK, DOSSIER, FULL, NOTHING, QUIET, hostile

ENGLISH = Language("en")


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_views_are_there(code: str) -> None:
    text = render(FULL, Language(code))

    assert len(re.findall(r"^## ", text, re.MULTILINE)) == 9
    assert text.startswith("# ")
    assert text.endswith("\n")


@pytest.mark.parametrize(
    "report",
    [FULL, NOTHING, QUIET, hostile()],
    ids=["full", "nothing", "quiet", "hostile"],
)
def test_every_row_of_a_table_has_as_many_cells_as_its_head(report: Assembly) -> None:
    width = 0
    for line in render(report, ENGLISH).splitlines():
        if not line.startswith("| "):
            width = 0
            continue
        cells = len(re.findall(r"(?<!\\)\|", line))
        assert width in {0, cells}
        width = cells


def test_nothing_strangers_wrote_is_markup() -> None:
    text = render(hostile(), ENGLISH)
    outside = re.sub(r"`[^`\n]*`", "", text)

    assert "<img" not in outside
    assert "[x](" not in outside
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "@user" not in outside


def test_what_is_told_of_makers_and_power() -> None:
    text = render(FULL, ENGLISH)

    assert "| 21 domains of one or two people each | unknown |" in text
    assert "| for themselves | person |" in text
    assert "| nothing shows for whom | unknown |" in text
    assert "| contributor absence factor: the fewest people who did half | 1 | 1 | 0 |" in text


def test_nothing_judged_is_said_with_the_reason() -> None:
    text = render(NOTHING, ENGLISH)

    assert "Nothing could be judged." in text
    assert "declarations conflict" in text


def test_empty_parts_say_so() -> None:
    text = render(QUIET, ENGLISH)

    assert "No findings." in text
    assert "No waivers." in text
    assert "No earlier report was given" in text


def test_long_tables_and_books_are_counted() -> None:
    report = replace(
        FULL,
        book=replace(BOOK, findings=BOOK.findings * 70, dossiers=(DOSSIER,) * 64, more_dossiers=0),
    )

    text = render(report, ENGLISH)

    assert "\n+10\n" in text
    assert "4 more parties are in the JSON of pplcheck check." in text


def test_parts_that_are_not_there_are_left_out() -> None:
    text = render(replace(FULL, makers=None, power=None, map=None), ENGLISH)

    assert "## Who makes it" not in text
    assert "## Power" not in text
    assert "## Licenses" not in text
