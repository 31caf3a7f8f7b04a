from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from pplcheck.formats.catalog import as_json, as_text
from pplcheck.formats.schema import schema
from pplcheck.rules import RETIRED, RULES


def test_the_document_fits_its_schema() -> None:
    document = json.loads(as_json(RULES, {"PPL199": "never needed", **RETIRED}, "1.2.3"))

    Draft202012Validator(json.loads(schema("rules"))).validate(document)
    assert [entry["code"] for entry in document["rules"]] == [rule.code for rule in RULES]
    assert {"code": "PPL199", "reason": "never needed"} in document["retired"]
    assert all(entry["example"]["finding"] for entry in document["rules"])


def test_people_see_a_line_a_rule() -> None:
    lines = as_text(RULES).splitlines()

    assert lines[0] == "PPL101  error    no license is declared for the work"
    assert len(lines) == len(RULES) + 2
