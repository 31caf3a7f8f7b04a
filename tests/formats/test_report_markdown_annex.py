from __future__ import annotations

from dataclasses import replace

from pplcheck.formats.language import Language
from pplcheck.formats.report_markdown_annex import AnnexView
from tests.formats.assembled import ANNEX, FULL, NOTHING, QUIET

FRENCH = Language("fr")


def test_method_gaps_inputs_clauses_and_how_to_object() -> None:
    text = "\n".join(AnnexView(FULL, FRENCH).annex(ANNEX))

    assert "- PPL902\u00a0: `src/x`\u00a0: cannot be read" in text
    assert "| répertoire | `register.toml` |" in text
    assert "- **4(g) \u2013 droits moraux** (PPL)\u00a0: they stay" in text
    assert "24 derniers mois" in text
    assert "nomme des organisations, pas des personnes" in text


def test_of_nothing_little_is_told() -> None:
    text = "\n".join(AnnexView(NOTHING, Language("en")).annex(NOTHING.annex))

    assert "What could not be read" not in text
    assert "clause by clause" not in text
    assert "No policy and no register" in text
    assert "does not presume anything" in text
    assert "commit" not in text.partition("### Tool and inputs")[2].partition("###")[0]


def test_a_gap_of_no_file_and_people_shown() -> None:
    sheet = AnnexView(QUIET, Language("en"))
    gap = replace(ANNEX.gaps[0], path="")

    assert list(sheet.gaps(replace(ANNEX, gaps=(gap,)))) == ["- PPL902: cannot be read"]
    assert not sheet.objecting().endswith("not people.")
