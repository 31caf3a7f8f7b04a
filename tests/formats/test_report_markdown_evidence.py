from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.language import Language
from pplcheck.formats.report_markdown_evidence import EvidenceView
from tests.formats.assembled import BOOK, FULL

SHEET = EvidenceView(FULL, Language("es"))


def test_dossiers_are_told_with_their_reasons_and_strengths() -> None:
    text = "\n".join(SHEET.evidence(BOOK))

    assert "#### Orbit Ltd" in text
    assert "- 4(d) de propiedad y gestión privadas: sí" in text
    assert "(fuerza 6: registro)" in text
    assert "#### 21 dominios de una o dos personas cada uno" in text
    assert "#### Personas de las que no se nombra nada más" in text


def test_findings_are_told_with_place_and_clause() -> None:
    found = BOOK.findings[0]

    assert SHEET.finding(found).endswith(" · `package.json:4` · cláusula 4(a)")
    assert SHEET.finding(replace(found, line=0)).endswith(" · `package.json` · cláusula 4(a)")
    assert SHEET.finding(replace(found, path="a|b", clause="")).endswith(" · `a\\|b:4`")
    assert "·" not in SHEET.finding(replace(found, path="", clause=""))


def test_a_book_that_is_told_in_full_counts_nothing() -> None:
    full = replace(BOOK, more_findings=0, more_dossiers=0)

    assert SHEET.later(full) == ""
    assert "JSON" in SHEET.later(replace(full, more_findings=1))
    assert "pplcheck check" in EvidenceView(replace(FULL, appendix=()), Language("en")).later(
        replace(full, more_dossiers=2)
    )


def test_no_findings_are_said() -> None:
    none = replace(BOOK, findings=(), more_findings=0)

    assert "Ningún hallazgo." in "\n".join(SHEET.evidence(none))
