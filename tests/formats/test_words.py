from __future__ import annotations

import pytest

from pplcheck.formats.language import Language
from pplcheck.formats.words import TABLES, clause, spoken, word
from pplcheck.model.party import Answer, Kind, Strength, Use
from pplcheck.model.report import Severity, WaiverState
from pplcheck.model.standing import Basis, Reading, Reciprocity, Standing, Verdict

CODES = {
    "kind": Kind,
    "standing": Standing,
    "role": Standing,
    "basis": Basis,
    "verdict": Verdict,
    "reciprocity": Reciprocity,
    "answer": Answer,
    "use": Use,
    "state": WaiverState,
    "reading": Reading,
}


@pytest.mark.parametrize(("table", "codes"), CODES.items(), ids=CODES)
def test_every_code_has_a_word(table: str, codes: type) -> None:
    assert {code.value for code in codes} <= set(TABLES[table])  # type: ignore[attr-defined]


def test_every_severity_and_strength_has_a_word() -> None:
    assert {entry.label for entry in Severity} == set(TABLES["severity"])
    assert {str(int(entry)) for entry in Strength} == set(TABLES["strength"])


def test_words_are_translated_and_unknown_codes_are_shown() -> None:
    assert word(Language("es"), "kind", "worker-cooperative") == "cooperativa de trabajo"
    assert word(Language("fr"), "kind", "\x1b[1m") == "\\u{1b}[1m"


def test_clauses_are_as_printed_but_for_words_of_ours() -> None:
    assert clause(Language("es"), "4(b), 4(d)") == "4(b), 4(d)"
    assert clause(Language("es"), "2(c); 3, last paragraph") == "2(c); 3, último párrafo"
    assert clause(Language("fr"), "\x1b") == "\\u{1b}"
    assert clause(Language("fr"), "") == ""


def test_a_sentence_of_no_known_form_is_told_to_be_untranslated() -> None:
    assert spoken(Language("es"), "is a cooperative") == ("es una cooperativa", True)
    assert spoken(Language("es"), "no\x07 form") == ("no\\u{7} form", False)
    assert spoken(Language("en"), "no form") == ("no form", True)
