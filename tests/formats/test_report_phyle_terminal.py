from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.neutral import is_hidden
from pplcheck.formats.report_phyle_terminal import render
from pplcheck.model.assembly_phyle import PhyleReport
from tests.formats.assembled_phyle import BETWEEN, EMPTY, PHYLE, PHYLES

ENGLISH = Language("en")


@pytest.mark.parametrize("report", PHYLES.values(), ids=PHYLES)
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("width", [60, 100])
def test_lines_hold_no_controls(report: PhyleReport, code: str, width: int) -> None:
    lines = render(report, Language(code), width=width).splitlines()

    assert not any(is_hidden(sign) for line in lines for sign in line)
    if report is not PHYLES["hostile"]:
        assert max(map(len, lines)) <= width + 20


def test_projects_flows_and_what_is_owed() -> None:
    text = " ".join(render(PHYLE, ENGLISH, width=140).split())

    assert "Projects kept by Nebula Coop Kitchen PPL · 16,012 contributions" in text
    assert "Pantry terms not known here" in text
    assert "not checked wholly" in text
    assert "Garden could not be checked: ../garden: the history is shallow" in text
    assert "Ledger not judged: it has an address only" in text
    assert "Meadow Coop → Nebula Coop 920 contributions" in text
    assert "Members of whom no project shows a contribution quiet" in text
    assert "Comet Inc business Kitchen +5" in text


def test_where_there_is_nothing_that_is_said() -> None:
    text = render(EMPTY, ENGLISH, width=100)

    assert "0 projects judged" in text
    assert "to no organization outside the phyle" in text
    assert "whose commons" not in text
    assert "phyle.toml --site" in text


def test_what_is_left_out_is_counted() -> None:
    report = replace(PHYLE, between=(BETWEEN,) * 20, more_between=3)

    assert "\n  +11\n" in render(report, ENGLISH, width=100)
