from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import unescape

import pytest

from pplcheck.formats.html import page
from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.report_markdown import render
from pplcheck.model.assembly import Assembly
from tests.formats.assembled import FULL, NOTHING, QUIET, hostile

ENGLISH = Language("en")


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_views_are_there(code: str) -> None:
    text = render(FULL, Language(code))

    assert len(re.findall(r"^## ", text, re.MULTILINE)) == 9
    assert text.startswith("# ")
    assert text.endswith("\n")


def figures(page: str) -> Counter[str]:
    """Numbers and days of a part of the page as they are written, each place of the JSON once."""
    found = re.findall(r'<(?:data|time) [^>]*data-at="([^"]+)">([^<]+)<', page)
    return Counter(unescape(text) for _, text in set(found))


def times(text: str, written: str) -> int:
    """How often a number or day stands in a text by itself."""
    return len(re.findall(rf"(?<![\d\u202f]){re.escape(written)}(?![\d\u202f]|[.,]\d)", text))


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("report", [FULL, NOTHING, QUIET], ids=["full", "nothing", "quiet"])
def test_every_view_has_every_figure_that_the_page_has(report: Assembly, code: str) -> None:
    views = re.split(r"<section ", page.render(report, Language(code)))
    parts = re.split(r"^## ", render(report, Language(code)), flags=re.MULTILINE)

    assert len(views) == len(parts)
    for view, part in zip(views, parts, strict=True):
        wanted = figures(view)
        lost = {text for text, number in wanted.items() if times(part, text) < number}
        assert lost == set()


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
    assert "| contributor absence factor: the fewest people who did half | 1 | 1 | \u2013 |" in text


def test_nothing_judged_is_said_with_the_reason() -> None:
    text = render(NOTHING, ENGLISH)

    assert "Nothing could be judged." in text
    assert "declarations conflict" in text


def test_empty_parts_say_so() -> None:
    text = render(QUIET, ENGLISH)

    assert "No findings." in text
    assert "No waivers." in text
    assert "No earlier report was given" in text


def test_parts_that_are_not_there_are_left_out() -> None:
    text = render(replace(FULL, makers=None, power=None, map=None), ENGLISH)

    assert "## Who makes it" not in text
    assert "## Power" not in text
    assert "## Licenses" not in text
