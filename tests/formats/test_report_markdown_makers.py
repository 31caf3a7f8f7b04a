from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.language import Language
from pplcheck.formats.report_markdown_makers import MakersView
from tests.formats.assembled import FULL, MAKERS, QUIET, WORK

SHEET = MakersView(FULL, Language("es"))


def test_makers_in_three_cuts_with_what_is_not_counted() -> None:
    text = "\n".join(SHEET.makers(MAKERS, WORK))

    assert "| Nebula Coop | cooperativa de trabajo | 5 | 511 |" in text
    assert "| 21 dominios de una o dos personas cada uno | desconocido | 5 | 30 |" in text
    assert "2 organizaciones más no se enumeran (17 contribuciones)." in text
    assert "De 2 commits no se puede leer la autoría" in text


def test_what_there_is_none_of_is_not_told() -> None:
    work, makers = replace(WORK, unattributed=0), replace(MAKERS, more=0)
    text = "\n".join(SHEET.makers(makers, work))

    assert "no se enumeran" not in text
    assert "no se puede leer la autoría" not in text


def test_standings_that_nobody_has_are_left_out_but_for_two() -> None:
    rows = tuple(replace(row, commits=0, organizations=0, people=0) for row in MAKERS.by_standing)
    text = "\n".join(SHEET.makers(replace(MAKERS, by_standing=rows), WORK))

    assert "| comunera, demostrada | 0 | 0 | 0 |" in text
    assert "empresa que contribuye" not in text


def test_years_with_what_was_paid() -> None:
    text = "\n".join(SHEET.years())

    assert "| 2016 | 9 | 102 | 90 | 8 | 2 | 2 |" in text
    assert "| 2016 | 8 | 2 | 1 | 91 | 8\u00a0%\u2013>99\u00a0% |" in text


def test_no_year_is_said() -> None:
    assert "There is no contribution" in "\n".join(MakersView(QUIET, Language("en")).years())
