from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.formats.markdown import LIMIT, MARK, MOST, render
from pplcheck.model.report import Report, Severity
from tests.formats.fixed_report import (
    CONFLICTING,
    PRESUMED,
    USING,
    fixed_report,
    hostile_report,
    refused_report,
    report_of,
)


def based(report: Report) -> Report:
    assert report.judged
    return replace(report, judged=replace(report.judged, base="1a2b3c4" + "0" * 33))


def test_it_is_short_and_worst_first() -> None:
    lines = render(based(fixed_report())).splitlines()

    assert lines[:5] == [
        MARK,
        "**pplcheck** · base `1a2b3c4` · 5 things to look at",
        "",
        (
            "- **error** declarations conflict in 3 places: LICENSE says PPL, `package.json:4` "
            "says ISC, `CONTRIBUTING.md:31` asks contributors for PPL *PPL103*"
        ),
        (
            "- **error** Orbit Ltd: commercial use, declared in `register.toml:41`; "
            "no contribution found; no agreement covers it *PPL401*"
        ),
    ]


def test_a_place_the_message_does_not_name_is_added() -> None:
    here = replace(USING, message="Orbit uses it", line=41)
    there = replace(here, line=0)

    text = render(replace(fixed_report(), findings=(here, there)))

    assert "Orbit uses it (`register.toml:41`) *PPL401*" in text
    assert "Orbit uses it (`register.toml`) *PPL401*" in text


def test_nothing_found_is_said_in_a_line() -> None:
    assert render(report_of()) == (
        f"{MARK}\n**pplcheck** · nothing to look at\n\n"
        "Passes: nothing at or above error. Complete: yes · reading: kleiner · "
        "as of 2026-11-01 · no legal advice\n"
    )


def test_an_incomplete_check_says_so_before_anything_else() -> None:
    text = render(refused_report())

    assert text.index("**Incomplete") < text.index("PPL901")
    assert "Complete: no" in text


@pytest.mark.parametrize("message", ["x", "`" * 3000, "é" * 3000, "@a " * 1000])
def test_it_stays_below_the_limit_and_counts_what_it_left_out(message: str) -> None:
    worst = tuple(
        replace(CONFLICTING, message=message, path="p" * 4000, subject=str(number))
        for number in range(40)
    )
    rest = tuple(
        replace(PRESUMED, severity=severity, subject=str(number))
        for severity in (Severity.WARNING, Severity.NOTE)
        for number in range(30)
    )

    text = render(replace(based(hostile_report()), findings=(*worst, *rest)))

    told = text.count("\n- **")
    assert len(text.encode()) < LIMIT
    assert told <= MOST
    assert f"Not told here: {100 - told} of 100 findings (" in text.splitlines()[-1]


def test_room_decides_where_texts_are_long() -> None:
    long = tuple(
        replace(CONFLICTING, message="\u0378" * 4000, path="\u4e00" * 4000, subject=str(number))
        for number in range(MOST)
    )
    big = replace(fixed_report(), findings=tuple(replace(f, message="山" * 400) for f in long))

    text = render(big)

    assert len(text.encode()) < LIMIT
    assert text.count("\n- **") < MOST
    assert "Not told here" in text
