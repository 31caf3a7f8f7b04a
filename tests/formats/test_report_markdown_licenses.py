from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.language import Language
from pplcheck.formats.report_markdown_licenses import LicensesView
from tests.formats.assembled import FULL, MAP, QUIET

SHEET = LicensesView(FULL, Language("es"))


def test_the_map_with_periods_conflicts_and_departures() -> None:
    text = "\n".join(SHEET.licenses(MAP))

    assert "un texto que no se reconoce" in text
    assert "| js | `CONTRIBUTING.md` | pide a quienes contribuyen PPL |" in text
    assert "| `doc/COPYING` | \u2013 | MIT | no se pudo saber |" in text


def test_no_conflict_and_no_departure_are_said() -> None:
    assert QUIET.map is not None
    text = "\n".join(LicensesView(FULL, Language("en")).licenses(QUIET.map))

    assert "No places were found to say different things." in text
    assert "No text was found to depart" in text


def test_what_is_left_out_is_counted_and_not_called_nothing() -> None:
    text = "\n".join(
        LicensesView(FULL, Language("en")).licenses(replace(MAP, conflicts=(), departures=()))
    )

    assert "No places" not in text
    assert "No text was found" not in text
