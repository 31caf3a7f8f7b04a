from __future__ import annotations

import json

from jsonschema import Draft202012Validator, FormatChecker

from pplcheck.formats.reciprocity import render
from pplcheck.formats.schema import schema
from pplcheck.model.standing import Reading
from tests.formats.reciprocal import ledger
from tests.rules.evidence import NO_LICENSE, gap


def test_the_document_fits_its_schema() -> None:
    validator = Draft202012Validator(
        json.loads(schema("reciprocity")), format_checker=FormatChecker()
    )

    for of in (ledger(), ledger(license=NO_LICENSE, gaps=(gap(),), profiles=())):
        assert list(validator.iter_errors(json.loads(render(of)))) == []


def test_money_is_an_exact_text_and_says_where_it_stands() -> None:
    rows = {row["party"]: row for row in json.loads(render(ledger()))["rows"]}

    payments = rows["lumen"]["agreements"][0]["payments"]

    assert [(entry["amount"], entry["state"]) for entry in payments] == [
        ("1200.00", "fulfilled"),
        (None, "overdue"),
        ("300", "due"),
    ]
    assert rows["lumen"]["agreements"][0]["in_force"] is True
    assert rows["quasar"]["uses"][0]["claimed"] is True
    assert [rows[key]["letter"] for key in ("orbit", "quasar", "lumen")] == [
        "terms",
        "question",
        "reminder",
    ]


def test_the_voice_of_the_reading_is_named() -> None:
    found = json.loads(render(ledger(reading=Reading.COPYFAIR)))

    assert found["reading"] == "copyfair"
    assert found["voice"] == "a project's policy, not what the license says"
