from __future__ import annotations

import csv
import io
from dataclasses import replace

from pplcheck.formats.check_csv import HEADER, render
from pplcheck.model.report import Report
from tests.formats.fixed_report import USING, fixed_report, refused_report, report_of


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(report)), strict=True))


def test_a_finding_is_a_row_and_what_is_hidden_comes_last() -> None:
    report = fixed_report()
    outcome = replace(report.outcome, known=(USING,))

    found = rows(replace(report, outcome=outcome))

    assert tuple(found[0]) == HEADER
    assert (found[0]["code"], found[0]["line"], found[0]["party"]) == ("PPL103", "31", "")
    assert [row["hidden"] for row in found] == [""] * 5 + ["waiver", "baseline"]
    assert found[5]["reason"] == "the published name is historic"
    assert found[5]["approver"].endswith("(address withheld)")
    assert found[6]["reason"] == ""


def test_the_last_column_says_whether_all_was_checked() -> None:
    assert {row["complete"] for row in rows(fixed_report())} == {"true"}
    assert [row["complete"] for row in rows(refused_report())] == ["false"]


def test_no_finding_is_a_line_of_titles() -> None:
    assert render(report_of()) == ",".join(HEADER) + "\n"
