from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from pplcheck.formats.neutral import is_hidden
from pplcheck.formats.terminal import render
from pplcheck.model.party import Kind
from pplcheck.model.report import Outcome, Report
from pplcheck.model.standing import Basis, Reciprocity, Standing, Verdict
from tests.formats.fixed_report import (
    CONFLICTING,
    PRESUMED,
    fixed_evidence,
    fixed_report,
    hostile_report,
    refused_report,
    report_of,
    unlicensed_report,
)
from tests.rules.evidence import (
    COMMONER,
    FIRM,
    PERSON,
    gap,
    user,
)

LONG = "The Very Long Name of a Federation of Cooperatives of the Harbor and the Hills " * 3
REPORTS = {
    "fixed": fixed_report(),
    "people": replace(fixed_report(), show_people=True),
    "refused": refused_report(),
    "hostile": hostile_report(),
    "unlicensed": unlicensed_report(),
    "empty": report_of(),
    "long names": report_of(replace(FIRM, name=LONG), replace(COMMONER, name="山田" * 80)),
}
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def lines_of(report: Report, *, width: int = 80) -> str:
    return render(report, width=width, color=False)


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("name", REPORTS)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    text = lines_of(REPORTS[name], width=width)

    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert text.endswith("\n")


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_hidden_is_printed(name: str) -> None:
    text = lines_of(REPORTS[name])

    assert not [character for character in text if is_hidden(character) and character != "\n"]
    assert "@mail.example" not in text
    text.encode()


def test_markup_and_emoji_codes_of_strangers_stay_as_they_are() -> None:
    text = lines_of(hostile_report(), width=140)

    assert "[bold]x[/bold] :smile:" in text
    assert "\\u{202e}" in text


def test_color_changes_nothing_but_color() -> None:
    plain = lines_of(fixed_report())
    colored = render(fixed_report(), width=80, color=True)

    assert colored != plain
    without = STYLE.sub("", colored)
    assert [line.rstrip() for line in without.splitlines()] == plain.splitlines()


def test_a_hostile_report_in_color_holds_only_our_own_styles() -> None:
    text = STYLE.sub("", render(hostile_report(), width=100, color=True))

    assert "\x1b" not in text


def test_the_answers_come_in_the_order_people_ask() -> None:
    text = lines_of(fixed_report())

    parts = ["License ", "Standing ", "Reciprocity terms", "PPL103", "Ask first", "reading:"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_a_full_answer_fits_one_screen() -> None:
    assert lines_of(fixed_report(), width=100).count("\n") <= 45


def test_a_person_is_named_only_where_people_are_asked_for() -> None:
    person = replace(
        PERSON,
        kind=Kind.COMMERCIAL,
        standing=Standing.COMMONER,
        basis=Basis.SHOWN,
        verdict=Verdict.PROHIBITED,
        reciprocity=Reciprocity.APPLIES,
        uses=(user(),),
    )
    report = report_of(person)

    assert "one person" in lines_of(report)
    assert "Ada Example" not in lines_of(report)
    assert "Ada Example" in lines_of(replace(report, show_people=True))


def test_a_finding_tells_its_place_where_its_sentence_does_not() -> None:
    found = replace(PRESUMED, message="no such name", path="a.toml", line=3)
    told = replace(found, message="no such name in b.toml", path="b.toml", line=0)
    whole = replace(found, message="no such id", path="c.toml", line=0)

    text = lines_of(replace(fixed_report(), findings=(found, told, whole)))

    assert "no such name (a.toml:3)\n" in text
    assert "no such name in b.toml\n" in text
    assert "no such id (c.toml)\n" in text


def test_long_lists_are_cut_and_say_so() -> None:
    firms = [replace(FIRM, party=str(number), name=f"Firm {number}") for number in range(11)]
    findings = tuple(replace(PRESUMED, subject=str(number)) for number in range(10))
    report = replace(report_of(*firms), findings=findings)

    text = lines_of(report)

    assert "and 3 more: --format json" in text
    assert "and 2 more: --format json" in text


def test_findings_told_above_are_not_told_twice() -> None:
    report = replace(fixed_report(), findings=(fixed_report().findings[1],))

    assert lines_of(report).count("PPL401") == 1


def test_an_incomplete_report_says_so_first_and_last() -> None:
    evidence = replace(fixed_evidence(), gaps=(gap(),))
    report = replace(
        fixed_report(),
        complete=False,
        evidence=evidence,
        outcome=Outcome(exit_status=3, reason="could not check: an object is missing"),
    )

    text = lines_of(report)

    assert "! Incomplete" in text.split("License", maxsplit=1)[0]
    assert text.splitlines()[-1] == "Could not check: an object is missing"


def test_a_refusal_says_why_and_what_to_do() -> None:
    text = lines_of(refused_report())

    assert "the history of /srv/commons is cut off at 1a2b3c4" in text
    assert "what to do: fetch the whole history: git fetch --unshallow" in text
    assert "Could not check: the history is cut off" in text


def test_a_refusal_without_words_still_says_that_nothing_was_checked() -> None:
    bare = replace(refused_report().findings[0], remedy="")

    assert "what to do" not in lines_of(replace(refused_report(), findings=(bare,)))
    assert "Could not check" in lines_of(replace(refused_report(), findings=()))


def test_the_gate_speaks_where_it_fails_or_something_is_waived() -> None:
    waived = Outcome(
        exit_status=0,
        reason="nothing at or above error; 1 waived",
        waived=(CONFLICTING,),
        waivers=fixed_report().outcome.waivers,
    )

    assert "Fails: 2 errors" in lines_of(fixed_report())
    assert "passes: nothing at or above error; 1 waived" in lines_of(
        replace(report_of(), outcome=waived)
    )
    assert "passes" not in lines_of(report_of()).splitlines()[-1]
