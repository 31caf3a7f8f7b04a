from __future__ import annotations

import re

import pytest

from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.report_phyle_markdown import render
from pplcheck.model.assembly_phyle import PhyleReport
from tests.formats.assembled_phyle import EMPTY, PHYLE, PHYLES, hostile

ENGLISH = Language("en")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("report", PHYLES.values(), ids=PHYLES)
def test_every_row_of_a_table_has_as_many_cells_as_its_head(report: PhyleReport, code: str) -> None:
    text = render(report, Language(code))
    width = 0

    assert len(re.findall(r"^## ", text, re.MULTILINE)) == 5
    for line in text.splitlines():
        if not line.startswith("| "):
            width = 0
            continue
        cells = len(re.findall(r"(?<!\\)\|", line))
        assert width in {0, cells}
        width = cells


def test_projects_flows_and_what_is_owed() -> None:
    text = render(PHYLE, ENGLISH)

    assert "| Kitchen | PPL | reciprocity terms | 16,012 | 9,120 | 640 | 5,871 |" in text
    assert "could not be checked: `../garden`: the history is shallow" in text
    assert "| Meadow Coop | Nebula Coop | 920 |" in text
    assert "| Nebula Coop | all members together | 500 |" in text
    assert "| Kitchen | Nebula Coop | Nebula Coop | 8,200 | 400 | 11 | 51%\u201388% |" in text
    assert "| Kitchen | Comet Inc | business | 640 | it contributes or contributed |" in text
    assert "| quiet (silent) |" in text
    assert "5 more are not listed" in text


def test_where_there_is_nothing_that_is_said() -> None:
    text = render(EMPTY, ENGLISH)

    assert "The phyle names no project." in text
    assert "No project judged shows a contribution of a member." in text
    assert "to no organization outside the phyle" in text


def test_nothing_strangers_wrote_is_markup() -> None:
    text = render(hostile(), ENGLISH)
    outside = re.sub(r"`[^`\n]*`", "", text)

    assert "<img" not in outside
    assert "[x](" not in outside
    assert "\x1b" not in text
    assert "\u202e" not in text
