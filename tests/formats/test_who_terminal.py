from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.formats.neutral import is_hidden
from pplcheck.formats.who_terminal import pay_line, render
from pplcheck.model.attribution import By, Pay, Row
from pplcheck.model.party import Kind
from pplcheck.model.standing import Standing
from tests.formats.attributed import FREEMAIL, HOSTILE, ORBIT, deed, hostile_answer, row, who_answer

YEARS = (row("2024", 100, 1.0, 1.0, pay=Pay(paid=60, presumed=5, unpaid=14, unknown=21)),)
KINDS = tuple(row(kind.value, 1, 0.1, 0.2, kind=kind) for kind in Kind)
STANDINGS = tuple(row(entry.value, 1, 0.1, 0.2) for entry in Standing)
PERSONS = (row("person-abcdef", 3, 0.03, 0.19, kind=Kind.INDIVIDUAL), row("", 16, 0.16, 0.16))
MANY = tuple(
    row(f"org{number}.example", 1, 0.01, 0.1, party="x", kind=Kind.UNKNOWN) for number in range(50)
)


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        (
            Pay(paid=70, unpaid=14, unknown=13),
            "paid: between 72 % and 86 % · shown unpaid: 14 % · unknown: 13 %",
        ),
        (
            Pay(paid=70, unpaid=17, unknown=13),
            "paid: between 70 % and 83 % · shown unpaid: 17 % · unknown: 13 %",
        ),
        (
            Pay(presumed=40, unknown=60),
            "paid: between 0 % and 100 % · presumed paid: 40 % · shown unpaid: 0 % · unknown: 60 %",
        ),
        (Pay(), "paid: between 0 % and 0 % · shown unpaid: 0 % · unknown: 0 %"),
    ],
    ids=["three parts", "a hundred", "presumed", "nothing"],
)
def test_pay_is_an_interval_and_what_leaves_it_open(pay: Pay, expected: str) -> None:
    assert pay_line(pay) == expected


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(
    ("by", "rows", "words"),
    [
        (By.ORGANIZATION, None, ("For whom", "Orbit Ltd", "60 to 73 %", "acting for themselves")),
        (By.PERSON, PERSONS, ("Person", "person-abcdef", "3 to 19 %", "nobody is named")),
        (By.KIND, KINDS, ("Kind", "worker cooperative", "10 to 20 %")),
        (By.STANDING, STANDINGS, ("non-contributing commercial", "undetermined")),
        (By.YEAR, YEARS, ("Year", "2024", "60 to 86 %", "5 %", "14 %", "21 %")),
        (By.PAID, (row("paid", 70, 0.7, 0.86), row("unknown", 16, 0.16, 0.16)), ("Paid for",)),
    ],
    ids=["organization", "person", "kind", "standing", "year", "paid"],
)
def test_every_table_fits_its_screen(
    by: By, rows: tuple[Row, ...] | None, words: tuple[str, ...], width: int
) -> None:
    text = render(
        who_answer(by) if rows is None else who_answer(by, rows), width=width, color=False
    )

    assert max(map(len, text.splitlines())) <= width
    for word in words:
        assert word in text
    assert text.startswith("kitchen  abababa on main · 2019 to 2024\n")
    assert "not counted: 4 merges · 1 revert · 2 commits by bots" in text
    assert "no legal advice" in text


def test_a_single_year_is_told_once() -> None:
    answer = who_answer(By.YEAR)
    once = replace(answer, last=answer.first)

    assert render(once, width=80, color=False).startswith("kitchen  abababa on main · 2019\n")


def test_kinds_of_organizations_need_a_wide_screen() -> None:
    narrow, wide = (render(who_answer(), width=width, color=False) for width in (70, 80))

    assert "commercial" not in narrow
    assert "commercial" in wide


def test_a_screen_holds_the_largest_and_says_how_many_more() -> None:
    rows = (*MANY, row("", 50, 0.5, 0.5))

    lines = render(who_answer(rows=rows), width=80, color=False).splitlines()

    more = lines.index("  and 20 more: --format csv or json")
    assert lines[more + 1].startswith("  nothing shows for whom")
    assert sum(".example" in line for line in lines) == 30


def test_a_screen_without_a_remainder_says_how_many_more() -> None:
    text = render(who_answer(rows=MANY), width=80, color=False)

    assert "and 20 more" in text


def test_what_was_asked_is_said() -> None:
    answer = replace(
        who_answer(), since=date(2020, 1, 1), until=date(2021, 1, 1), unattributed=2, merges=0
    )

    text = " ".join(render(answer, width=80, color=False).split())

    assert "from 2020-01-01, before 2021-01-01" in text
    assert "not counted in the whole history: 1 revert" in text
    assert "2 contributions without a readable author" in text


def test_an_empty_history_has_a_table_without_rows() -> None:
    answer = replace(
        who_answer(rows=()),
        first=None,
        last=None,
        merges=0,
        reverts=0,
        by_bots=0,
        pay=Pay(),
        total=0,
    )
    bare = replace(answer, judged=replace(answer.judged, branch=""))

    text = render(bare, width=80, color=False)

    assert text.startswith("kitchen  abababa\n")
    assert "not counted" not in text
    assert "paid:" not in text


def test_color_is_for_the_first_line_only() -> None:
    plain, colored = (render(who_answer(), width=80, color=color) for color in (False, True))

    assert colored.split("\n", 1)[1] == plain.split("\n", 1)[1]
    assert colored.startswith("\x1b[1m")


def test_by_commit_the_newest_are_listed() -> None:
    answer = replace(who_answer(By.COMMIT, ()), pay=Pay(presumed=100))
    deeds = [deed(ORBIT, number, "Ben") for number in range(60)]

    text = render(answer, width=100, color=False, deeds=deeds)

    assert text.count("2024-05-06") == 40
    assert "authored  Ben · Orbit Ltd · shown · paid: yes" in text
    assert "and 60 older: --format jsonl" in text
    assert "Presumed paid" in text


def test_a_commit_of_whom_nothing_shows_has_its_hint() -> None:
    answer = replace(who_answer(By.COMMIT, ()), total=2)
    deeds = [deed(FREEMAIL), deed(replace(FREEMAIL, hint=""))]

    text = render(answer, width=100, color=False, deeds=deeds)

    assert "freemail · presumed · paid: unknown" in text
    assert "nothing shown · presumed" in text
    assert "older" not in text


@pytest.mark.parametrize("by", [By.ORGANIZATION, By.COMMIT], ids=str)
def test_hostile_texts_are_neutral(by: By) -> None:
    deeds = [deed(replace(ORBIT, name=HOSTILE), person=HOSTILE)]

    text = render(replace(hostile_answer(), by=by), width=80, color=False, deeds=deeds)

    assert not any(is_hidden(character) for character in text.replace("\n", ""))
    assert "eve@mail.example" not in text


def test_lines_that_are_unknown_are_told() -> None:
    answer = replace(who_answer(), unread=3)

    text = render(answer, width=80, color=False)

    assert "lines unknown: 3 commits, of files that are not here\n" in text
    assert " lines\n" in text
    assert " ?\n" in text
