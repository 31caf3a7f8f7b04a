from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.language import Language
from pplcheck.formats.report_markdown_ledger import LedgerView
from tests.formats.assembled import AGREED, EXCHANGES, FULL, QUIET

SHEET = LedgerView(FULL, Language("es"))


def test_takes_gives_and_recorded_work() -> None:
    text = "\n".join(SHEET.ledger())

    assert "| Orbit Ltd | empresa |" in text
    assert "| Nebula Coop | cooperativa de trabajo | comunera, por presunción |" in text
    assert "| no se sabe | money | 100 | EUR | 1 | 0 |" in text


def test_agreements_are_told_with_what_is_due() -> None:
    sheet = LedgerView(FULL, Language("en"))

    assert sheet.agreement(AGREED) == (
        "agreement, from Jan 1, 2025, until Jan 1, 2026 (not included), 2 reciprocations overdue, "
        "1 reciprocation due \u2013 not in force: 5 % of turnover, paid yearly"
    )
    assert (
        sheet.agreement(
            replace(AGREED, start=None, until=None, overdue=0, due=0, in_force=True, terms="")
        )
        == "agreement"
    )
    assert sheet.exchange(EXCHANGES[0])[-1].endswith("; 3 more agreements")


def test_a_ledger_of_nobody_says_so() -> None:
    text = "\n".join(LedgerView(QUIET, Language("en")).ledger())

    assert "No organization is declared or large enough to be named." in text
    assert "No contribution ledger is kept" in text
