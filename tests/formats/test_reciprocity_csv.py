from __future__ import annotations

import csv
import io
from dataclasses import replace

from pplcheck.formats.reciprocity_csv import COLUMNS, render
from tests.formats.reciprocal import DUE, ledger
from tests.rules.evidence import COMMONER


def test_every_organization_is_a_line_with_its_term_and_evidence() -> None:
    rows = {row["organization"]: row for row in csv.DictReader(io.StringIO(render(ledger())))}

    assert tuple(rows["orbit"]) == COLUMNS
    assert (rows["orbit"]["term"], rows["orbit"]["clauses"]) == ("due", "4(d), 4(f)")
    assert "register.toml:6, payroll; declared in the register" in rows["orbit"]["evidence"]
    assert rows["lumen"]["payments_overdue"] == "1"
    assert rows["nebula"]["last"] == "2026-10-30"
    assert {row["reading"] for row in rows.values()} == {"kleiner"}


def test_a_name_that_is_a_formula_is_not_run() -> None:
    text = render(ledger(replace(DUE, name="=SUM(A1)"), replace(COMMONER, grounds=())))

    assert "'=SUM(A1)" in text
    assert "\nnebula,Nebula Coop,worker-cooperative,commoner,60,20,2026-10-30," in text
