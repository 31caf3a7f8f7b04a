from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pplcheck.formats.language import Language
from pplcheck.formats.report_markdown_verdict import VerdictView
from tests.formats.assembled import FULL, VERDICT

FRENCH = Language("fr")
CASE = VERDICT.due[0]
SURE = replace(VERDICT.certainty, presumed=0, unknown=0)


def told(reading: str = "kleiner", **change: Any) -> str:
    sheet = VerdictView(replace(FULL, reading=reading), Language("en"))
    return "\n".join(sheet.verdict(replace(VERDICT, **change)))


def test_the_verdict_in_sentences_and_tables() -> None:
    text = "\n".join(VerdictView(FULL, FRENCH).verdict(VERDICT))

    assert "Les conditions de réciprocité visent 4 parties." in text
    assert "| une personne |" in text
    assert "3 personnes\u00a0: pour qui ont-elles agi, et quand\u00a0?" in text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"complete": False}, "**Incomplete:** some things could not be read"),
        ({"license": "", "path": "", "since": None}, "No license is declared"),
        ({"license": "", "path": "", "since": None}, "**License**: none declared · "),
        ({"license": ""}, "**License**: not recognized · "),
        ({"terms": "none"}, "The license asks nobody for reciprocity."),
        ({"terms": "unknown"}, "What the license asks for is not known here"),
        ({"due": ()}, "Reciprocity terms apply to nobody we could name"),
        ({"due_count": 9}, "These are the weightiest of 9."),
        ({"waived": 0}, "1 warning · 0 notes\n"),
        ({"due": (replace(CASE, use=""),)}, "| Orbit Ltd | no agreement covers it |"),
    ],
)
def test_the_verdict_says_what_it_rests_on(change: dict[str, Any], said: str) -> None:
    assert said in told(**change)


def test_nothing_is_said_of_doubt_where_there_is_none() -> None:
    assert "rest on presumption" not in told(certainty=SURE)


def test_a_policy_that_counts_contributions_is_not_told_that_the_license_does_not() -> None:
    assert "a business that contributed 410 commits |" in told("copyfair")
