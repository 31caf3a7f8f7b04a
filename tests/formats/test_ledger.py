from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pplcheck.formats import explain, json, terminal
from pplcheck.formats.ledger import (
    amount_text,
    ledger_block,
    ledger_line,
    ledger_rows,
    party_lines,
)
from pplcheck.model.ledger import LedgerEntry, LedgerWork
from pplcheck.model.party import Source
from pplcheck.model.report import Report
from tests.formats.fixed_report import fixed_report, refused_report


def work(  # noqa: PLR0913 - one keyword a column of the ledger
    party: str = "orbit",
    *,
    amount: str = "1",
    kind: str = "hosting",
    unit: str = "months",
    person: bool = False,
    confirmed: bool = True,
    until: date | None = date(2026, 3, 1),
) -> LedgerWork:
    entry = LedgerEntry(
        who="Somebody <some@mail.example>",
        work=kind,
        amount=Decimal(amount),
        unit=unit,
        start=date(2026, 2, 1),
        until=until,
        source=Source(path="ledger.csv", line=7),
    )
    name = f"{party} by name" if party else ""
    return LedgerWork(entry=entry, party=party, name=name, is_person=person, is_confirmed=confirmed)


ADA = work("address:ada@mail.example", kind="care", unit="hours", person=True)
ALL = (
    work("", kind="design", unit="logos", confirmed=False),
    ADA,
    work(amount="0.1"),
    work(amount="0.20", until=None, confirmed=False),
)


def report_with(*works: LedgerWork, show_people: bool = False) -> Report:
    report = fixed_report()
    assert report.evidence is not None
    evidence = replace(report.evidence, ledger=works)
    return replace(report, evidence=evidence, show_people=show_people)


def test_rows_are_exact_sums_by_party_work_and_unit() -> None:
    rows = ledger_rows(ALL, show_people=False)

    assert [(row.party, row.work, str(row.amount), row.entries, row.confirmed) for row in rows] == [
        ("orbit", "hosting", "0.30", 2, 1),
        ("people", "care", "1", 1, 1),
        ("", "design", "1", 1, 0),
    ]
    assert [row.until for row in rows] == [None, date(2026, 3, 1), date(2026, 3, 1)]


@pytest.mark.parametrize(("shown", "name"), [(False, None), (True, "Ada")])
def test_persons_are_named_where_people_are_shown(*, shown: bool, name: str | None) -> None:
    (row,) = ledger_block(report_with(replace(ADA, name="Ada"), show_people=shown))

    assert (row["party"], row["name"], row["person"]) == ("people", name, True)


def test_json_holds_amounts_as_text_and_nobodys_address() -> None:
    report = report_with(*ALL)
    block = ledger_block(report)

    assert [entry["amount"] for entry in block] == ["0.3", "1", "1"]
    assert [entry["party"] for entry in block] == ["orbit", "people", None]
    assert "mail.example" not in str(block)
    assert '"ledger": [' in json.render(report)
    assert ledger_block(refused_report()) == []


@pytest.mark.parametrize(
    ("amount", "text"),
    [("100", "100"), ("1.50", "1.5"), ("2.000", "2"), ("1E+3", "1000"), ("0.000001", "0.000001")],
)
def test_amounts_are_written_plainly(amount: str, text: str) -> None:
    assert amount_text(Decimal(amount)) == text


def test_one_line_tells_all() -> None:
    assert ledger_line(()) == ""
    assert ledger_line((ADA,)) == "care 1 hours"
    assert ledger_line(ALL) == (
        "hosting 0.3 months · care 1 hours · design 1 logos; 2 of 4 lines not confirmed"
    )


@pytest.mark.parametrize(("count", "words"), [(5, "1 more kind"), (6, "2 more kinds")])
def test_many_kinds_of_work_are_counted(count: int, words: str) -> None:
    line = ledger_line(tuple(work(kind=f"kind {number}") for number in range(count)))

    assert line.endswith(f" · {words}")


def test_the_terminal_and_explain_tell_it() -> None:
    report = report_with(*ALL)

    assert "ledger: hosting 0.3 months" in terminal.render(report, width=110, color=False)
    text = explain.explain_party(report, "orbit")
    assert "Ledger\n  hosting: 0.1 months, from 2026-02-01 to 2026-03-01 (exclusive)" in text
    assert "Ledger" not in explain.explain_party(fixed_report(), "orbit")


def test_the_lines_of_a_party_say_when_and_whether_they_are_confirmed() -> None:
    assert party_lines(ALL, "orbit") == (
        "hosting: 0.1 months, from 2026-02-01 to 2026-03-01 (exclusive); confirmed (ledger.csv:7)",
        (
            "hosting: 0.2 months, from 2026-02-01 and going on; not confirmed by anybody else "
            "(ledger.csv:7)"
        ),
    )
