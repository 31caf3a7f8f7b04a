from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pplcheck.formats.language import Language
from pplcheck.formats.report_markdown_figures import Figures
from tests.formats.assembled import FULL, MAKERS, POWER, QUIET, VERDICT

FRENCH = Language("fr")


def told(blocks: Iterable[str]) -> str:
    return "\n".join(blocks)


def test_the_verdict_in_sentences_and_tables() -> None:
    text = told(Figures(FULL, FRENCH).verdict(VERDICT))

    assert "Les conditions de réciprocité visent 4 parties." in text
    assert "| une personne |" in text
    assert "3 personnes\u00a0: pour qui ont-elles agi, et quand\u00a0?" in text


def test_nobody_named_and_no_license() -> None:
    sheet = Figures(FULL, FRENCH)

    assert "ne visent personne" in told(sheet.verdict(replace(VERDICT, due=())))
    assert "aucune déclarée" in told(sheet.verdict(replace(VERDICT, license="", since=None)))


def test_makers_years_and_power() -> None:
    sheet = Figures(FULL, FRENCH)

    assert "Nebula Coop" in told(sheet.makers(MAKERS))
    assert "| 2016 | 9 | 102 |" in told(sheet.years())
    assert "facteur d'absence" in told(sheet.power(POWER))
    assert "\u2013" in told(sheet.power(replace(POWER, merging=None)))
    assert told(Figures(QUIET, FRENCH).years()) == ""
