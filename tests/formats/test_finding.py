from __future__ import annotations

from dataclasses import replace
from datetime import date

from pplcheck.formats.finding import (
    finding_row,
    hidden,
    is_about_checking,
    is_stop,
    persons,
    public_party,
    waiver_row,
    why_hidden,
)
from pplcheck.model.report import Severity, Waiver
from tests.formats.fixed_report import CONFLICTING, PERSONAL, USING, fixed_report, refused_report

WAIVER = Waiver(
    code="PPL103",
    path="",
    reason="historic, says ada@mail.example",
    approver="the assembly",
    expires=None,
    evidence="",
)


def test_a_row_names_organizations_and_nobody_else() -> None:
    people = persons(fixed_report())

    assert finding_row(USING, people)["party"] == "orbit"
    assert finding_row(PERSONAL, people)["party"] is None
    assert finding_row(PERSONAL, people)["message"] == "somebody wrote from (address withheld)"
    assert public_party("x@firm.example", people) is None
    assert public_party("", people) is None


def test_what_does_not_apply_is_null() -> None:
    row = finding_row(CONFLICTING, frozenset())

    assert row["line"] == 31
    assert (row["commit"], row["party"], row["clause"]) == (None, None, None)


def test_hidden_findings_come_with_what_hides_them() -> None:
    report = fixed_report()
    outcome = replace(report.outcome, known=(USING,))

    waived, known = hidden(replace(report, outcome=outcome))

    assert waived == (report.outcome.waived[0], report.outcome.waivers[0])
    assert known == (USING, None)


def test_why_a_finding_does_not_count() -> None:
    assert why_hidden(None) == "known from the baseline"
    assert why_hidden(WAIVER).endswith("(approved by the assembly)")
    assert why_hidden(replace(WAIVER, expires=date(2027, 4, 1))).endswith("until 2027-04-01)")
    assert waiver_row(WAIVER) == {
        "reason": "historic, says (address withheld)",
        "approver": "the assembly",
        "expires": None,
    }


def test_only_an_error_of_an_incomplete_check_stops_it() -> None:
    report = refused_report()
    stop = report.findings[0]

    assert is_stop(report, stop)
    assert not is_stop(report, replace(stop, severity=Severity.WARNING))
    assert not is_stop(report, CONFLICTING)
    assert not is_stop(replace(report, complete=True), stop)
    assert is_about_checking(stop)
