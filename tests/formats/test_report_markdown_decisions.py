from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.language import Language
from pplcheck.formats.report_markdown_decisions import DecisionsView
from pplcheck.model.assembly import Moved
from tests.formats.assembled import FULL, MINUTES, QUIET, SINCE

SHEET = DecisionsView(FULL, Language("es"))


def test_waivers_disputes_and_changes() -> None:
    text = "\n".join(SHEET.decisions(MINUTES))

    assert "| PPL103 `composer.json` |" in text
    assert "- Nebula Coop: si su uso es comercial" in text
    assert "| personas | 100 | 113 |" in text
    assert "| Coeficiente de Gini de la escritura | 0,81 | 0,89 |" in text
    assert "Hallazgos nuevos: PPL103 y 1 más. Hallazgos que ya no están: ninguno." in text


def test_without_an_earlier_report_or_anything_decided() -> None:
    text = "\n".join(DecisionsView(FULL, Language("en")).decisions(QUIET.minutes))

    assert "No waivers." in text
    assert "No statements about one organization disagree." in text
    assert "No earlier report was given" in text


def test_a_dispute_that_nothing_settles_is_named() -> None:
    dispute = replace(MINUTES.disputes[0], settles="")

    assert list(SHEET.disputes(replace(MINUTES, disputes=(dispute,)))) == ["- Nebula Coop"]


def test_answers_are_words_where_they_are_codes() -> None:
    moved = Moved(what="license", name="", before="", after="a`b")

    assert SHEET.answer(moved, "") == "\u2013"
    assert SHEET.answer(moved, "PPL") == "PPL"
    assert SHEET.answer(SINCE.moved[1], "none") == "sin condiciones de reciprocidad"
