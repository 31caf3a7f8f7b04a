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
def test_lines_fit_and_hold_no_controls(report: PhyleReport, code: str, width: int) -> None:
    lines = render(report, Language(code), width=width).splitlines()

    assert not any(is_hidden(sign) for line in lines for sign in line)
    assert max(map(len, lines)) <= width


def test_projects_flows_and_what_is_owed() -> None:
    text = " ".join(render(PHYLE, ENGLISH, width=140).split())

    assert "1 Projects Projects kept by Nebula Coop Kitchen 16,012 ███" in text
    assert "of members 57 %" in text or "of members 57%" in text
    assert "PPL · outsiders who owe 2 and 3 not known" in text
    assert "terms not known here · outsiders who owe 0" in text
    assert "not checked wholly" in text
    assert "Garden could not be checked: ../garden: the history is shallow" in text
    assert "Ledger not judged: it has an address only" in text
    assert "Nebula Coop 8,700 ███" in text
    assert "to what it keeps 8,200 · to what all keep 500 · received from other members 920" in text
    assert "Meadow Coop → Nebula Coop 920" in text
    assert "Project by project Kitchen Nebula Coop 8,200 ███" in text
    assert "Members of whom no project shows a contribution quiet" in text
    assert "Comet Inc business Kitchen +5" in text


def test_bars_are_drawn_with_signs_every_terminal_has() -> None:
    text = render(PHYLE, ENGLISH, width=100, ascii_only=True)

    assert text.isascii()
    assert "##----" in text
    assert "> Nebula Coop" in text


def test_where_there_is_nothing_that_is_said() -> None:
    text = render(EMPTY, ENGLISH, width=100)

    assert "0 projects judged" in text
    assert "The phyle names no project." in text
    assert "No project judged shows a contribution of a member." in text
    assert "to no organization outside the phyle" in text
    assert "phyle.toml --site" in text


def test_what_is_left_out_is_counted() -> None:
    report = replace(PHYLE, between=(BETWEEN,) * 20, more_between=3)

    assert "\n  +11\n" in render(report, ENGLISH, width=100)


def test_a_project_of_which_all_is_known_has_no_doubt_beside_it() -> None:
    row = replace(PHYLE.projects[0], undetermined=0, open=0)
    text = render(replace(PHYLE, projects=(row,), more_projects=0), ENGLISH, width=100)

    assert "outsiders who owe 2\n" in text
    assert "not known" not in text
