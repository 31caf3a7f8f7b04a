"""Every situation in tests/cases_may_i.toml, asked on the command line."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pplcheck.__main__ import main
from pplcheck.formats.schema import schema
from pplcheck.model.party import Kind

SITUATIONS = tomllib.loads(
    Path(__file__).with_name("cases_may_i.toml").read_text(encoding="utf-8")
)["situation"]
SCHEMA = json.loads(schema("permission"))


def asked(situation: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> Any:
    """The JSON answer to a situation."""
    facts = [f"--fact={name}={value}" for name, value in situation.get("facts", {}).items()]
    who = ["--as", situation["as"], "--use", situation["use"], *facts]

    status = main(["may-i", "--license", situation["license"], *who, "--format", "json"])

    captured = capsys.readouterr()
    assert (status, captured.err) == (0, "")
    return json.loads(captured.out)


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda entry: entry["title"])
def test_situation(situation: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(situation, capsys)

    jsonschema.validate(answer, SCHEMA)
    assert answer["answer"] == situation["answer"]
    assert set(situation.get("clauses", ())) <= set(answer["clauses"])
    assert set(situation.get("settles", answer["settles"])) == set(answer["settles"])
    assert set(situation.get("ways_out", ())) <= set(answer["agreements"])
    assert situation.get("under", answer["under"]) == answer["under"]
    for clause in situation.get("duties", ()):
        assert any(text.startswith(f"{clause}: ") for text in answer["conditions"])
    assert bool(answer["remedy"]) is (answer["answer"] != "yes")
    assert not (answer["answer"] == "no" and answer["conditions"])


def test_the_situations_cover_what_they_must() -> None:
    assert len(SITUATIONS) >= 30
    assert {entry["answer"] for entry in SITUATIONS} == {"yes", "no", "only-if", "undetermined"}
    assert {entry["as"] for entry in SITUATIONS} == set(Kind)
    assert all(entry["title"] and entry["why"] for entry in SITUATIONS)
