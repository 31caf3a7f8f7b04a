from __future__ import annotations

from dataclasses import replace
from datetime import date

from pplcheck.formats.chronicle import changes, periods
from pplcheck.model.declaration import Origin
from tests.formats.licensed import ADA, HISTORY, HOSTILE, declared


def test_periods_tell_license_commits_and_people() -> None:
    lines = "\n".join(periods(HISTORY, 100, show_people=False))

    assert "2018-12-05  cdcdcdc  PPL" in lines
    assert "40 commits, 1 person" in lines
    assert "before               no license file  3 commits, 1 person" in lines
    assert "Ada" not in lines
    assert "stays under it" in lines


def test_what_a_page_said_before_there_was_a_license_file_is_told() -> None:
    first = replace(HISTORY.shifts[0], day=date(2018, 12, 4), before=())
    page = declared("README.md", "ISC", origin=Origin.README)
    own = declared("a.py", "MIT", covers="a.py", origin=Origin.SPDX_TAG)
    late = replace(first, path="package.json", day=date(2018, 12, 6), after=(page,))
    early = [
        replace(first, path=entry.path, after=(entry,))
        for entry in (page, own, declared("NOTES", "", origin=Origin.README))
    ]

    line = periods(replace(HISTORY, shifts=(*early, late)), 100, show_people=False)[1]

    assert "no license file  README.md says ISC · 3 commits" in line


def test_people_are_named_where_asked_and_many_are_cut() -> None:
    crowd = tuple(replace(ADA, name=f"P{n}") for n in range(12))
    history = replace(HISTORY, spans=(replace(HISTORY.spans[1], people=crowd),))

    lines = " ".join(" ".join(periods(history, 200, show_people=True)).split())

    assert "12 people: P0, P1, P2, P3, P4, P5, P6, P7 and 4 more" in lines


def test_a_period_that_cannot_be_named() -> None:
    period = HISTORY.spans[1].period
    assert period is not None
    history = replace(
        HISTORY, spans=(replace(HISTORY.spans[1], period=replace(period, expression=None)),)
    )

    assert "cannot be named" in periods(history, 100, show_people=False)[1]


def test_changes_tell_what_was_and_what_became() -> None:
    lines = changes(HISTORY, 100, show_people=True)

    assert lines[1:4] == [
        "  2016-10-28  efefefe  LICENSE    MIT · Ada Example",
        "  2018-12-05  cdcdcdc  LICENSE    MIT → PPL · Ada Example",
        "  2019-01-01  0101010  README.md  ISC no longer · Ada Example",
    ]
    told = " ".join(" ".join(lines[4:]).split())
    assert told.startswith("7 versions of other files")
    assert told.endswith("(--headers looks into all)")


def test_headers_that_were_left_out_as_asked_are_told() -> None:
    lines = changes(replace(HISTORY, skipped=0, headers=False), 100, show_people=False)

    assert lines[-1] == "  headers of other files were not looked into"
    assert len(changes(replace(HISTORY, skipped=0, headers=True), 100, show_people=False)) == 4


def test_of_many_changes_the_first_and_the_last_are_told() -> None:
    history = replace(HISTORY, shifts=HISTORY.shifts[:1] * 100, skipped=0, headers=True)

    lines = changes(history, 100, show_people=False)

    assert len(lines) == 62
    assert lines[31] == "  … 40 changes between these: --format json"


def test_a_history_without_any() -> None:
    empty = replace(HISTORY, shifts=(), spans=(), skipped=0, headers=True)

    assert periods(empty, 80, show_people=False) == []
    assert changes(empty, 80, show_people=False) == []


def test_names_are_harmless() -> None:
    shift = replace(HISTORY.shifts[0], path=HOSTILE, author=replace(ADA, name=HOSTILE))

    text = "".join(changes(replace(HISTORY, shifts=(shift,)), 100, show_people=True))

    assert text.isprintable()
