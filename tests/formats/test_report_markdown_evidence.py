from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.language import Language
from pplcheck.formats.report_markdown_evidence import Evidence
from tests.formats.assembled import BOOK, FULL, MAP, MINUTES, SINCE

SPANISH = Language("es")


def test_dossiers_are_told_with_their_reasons() -> None:
    text = "\n".join(Evidence(FULL, SPANISH).evidence())

    assert "### Orbit Ltd" in text
    assert "- `4(d)` de propiedad y gestión privadas: sí" in text.replace("4(d) ", "`4(d)` ")
    assert "### 21 dominios de una o dos personas cada uno" in text
    assert "### Personas de las que no se nombra nada más" in text
    assert "1 parte más está en el JSON de pplcheck check." in text


def test_a_book_that_is_told_in_full_counts_nothing() -> None:
    report = replace(FULL, book=replace(BOOK, more_dossiers=0))

    assert not any("JSON" in block for block in Evidence(report, SPANISH).evidence())


def test_ledger_licenses_and_decisions() -> None:
    sheet = Evidence(FULL, SPANISH)

    assert "| Orbit Ltd | empresa |" in "\n".join(sheet.ledger())
    assert "| no se sabe | money |" in "\n".join(sheet.ledger())
    assert "un texto que no se reconoce" in "\n".join(sheet.licenses(MAP))
    assert "Hallazgos nuevos: PPL103" in "\n".join(sheet.decisions()).replace("`", "")


def test_without_an_earlier_report_or_new_findings() -> None:
    quiet = replace(FULL, minutes=replace(MINUTES, since=replace(SINCE, new_findings=())))

    assert "Hallazgos nuevos: ninguno." in "\n".join(Evidence(quiet, SPANISH).decisions())
