from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.console import printed
from pplcheck.formats.language import Language
from pplcheck.formats.report_terminal_evidence import Evidence
from pplcheck.model.assembly import Assembly
from tests.formats.assembled import FULL, MAP, MINUTES, QUIET


def told(view: str, report: Assembly = FULL) -> str:
    """A view as text."""
    sheet = Evidence(report, Language("en"), 100)
    parts = sheet.licenses(report.map or MAP) if view == "licenses" else getattr(sheet, view)()
    return printed(parts, width=100, color=False)


def test_the_ledger_tells_what_is_due_first_and_counts_the_rest() -> None:
    assert told("ledger").splitlines()[1].startswith("Orbit Ltd")
    assert told("ledger").splitlines()[-1] == "+7"
    assert "No organization is declared" in told("ledger", QUIET)


def test_findings_are_told_by_code_and_counted() -> None:
    assert told("evidence").splitlines() == [
        "PPL103  error  declarations conflict in 2 places: LICENSE says PPL, package.json says ISC",
        "+1",
    ]
    assert told("evidence", QUIET) == "No findings.\n"


def test_licenses_have_their_files_and_what_disagrees_is_counted() -> None:
    lines = told("licenses").splitlines()

    assert lines[0].split()[:2] == ["PPL", "4,268"]
    assert lines[-2].split()[-1] == "4"
    assert lines[-1].split()[-1] == "6"


def test_decisions_are_counted_and_changes_named() -> None:
    alone = replace(FULL, minutes=replace(MINUTES, since=None))

    assert told("decisions").splitlines()[0].split() == ["Waivers", "8"]
    assert "New findings: PPL103" in told("decisions")
    assert "No earlier report was given" in told("decisions", alone)
