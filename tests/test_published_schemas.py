"""What the command line writes for machines fits the schema it publishes; so do the documents."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pplcheck.__main__ import main
from pplcheck.config.ledger import load_ledger
from tests.repos import build, commit, head

DOCS = Path(__file__).parent.parent / "docs"
REGISTER_TABLES = {"organization", "person", "user", "agreement"}
PHYLE_TABLES = {"member", "project"}
REGISTER = """
[[organization]]
id = "orbit"
name = "Orbit Ltd"
kind = "commercial"
source = "imprint"

[[user]]
organization = "orbit"
use = "commercial"
"""


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    files = {
        "LICENSE": "SPDX-License-Identifier: PPL\n",
        "pplcheck.toml": 'register = ["register.toml"]\n',
        "register.toml": REGISTER,
    }
    return build(
        tmp_path / "r",
        [commit("Ada <ada@nebula.example>", files=files), commit("Ben <ben@comet.example>")],
    )


def schema(capsys: pytest.CaptureFixture[str], name: str) -> Draft202012Validator:
    assert main(["config", "schema", name]) == 0
    found = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("report", ("check", "{repo}")),
        ("licenses", ("licenses", "{repo}", "--tree", "--history")),
        ("permission", ("may-i", "{repo}", "--as", "commercial", "--use", "commercial")),
        ("who", ("who", "{repo}", "--by", "kind")),
        ("questions", ("ask", "{repo}")),
        ("rules", ("rules",)),
        ("settings", ("config", "show", "{repo}")),
    ],
)
def test_an_answer_fits_its_schema(
    repo: Path, name: str, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    main([word.format(repo=repo) for word in (*command, "--format", "json")])

    document = json.loads(capsys.readouterr().out)

    schema(capsys, name).validate(document)


def test_a_statement_fits_its_schema_and_is_about_a_commit(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    about_what_lies_there = main(["check", str(repo), "--format", "intoto"])
    refusal = capsys.readouterr()
    status = main(["check", str(repo), "--format", "intoto", "--rev", "HEAD"])
    document = json.loads(capsys.readouterr().out)

    assert (about_what_lies_there, refusal.out) == (2, "")
    assert "add --rev HEAD, or --base" in refusal.err
    assert document["predicate"]["verdict"]["exitStatus"] == status
    assert [entry["digest"] for entry in document["subject"]] == [{"gitCommit": head(repo)}]
    schema(capsys, "intoto").validate(document)


def blocks() -> list[Any]:
    """Every TOML example of the documents, named by its file and place."""
    found = []
    for path in sorted(DOCS.glob("*.md")):
        texts = re.findall(r"```toml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
        found += [pytest.param(text, id=f"{path.stem} {at}") for at, text in enumerate(texts, 1)]
    return found


@pytest.mark.parametrize("text", blocks())
def test_the_examples_of_the_documents_fit(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    values = tomllib.loads(text.replace("sha256:…", f"sha256:{'0' * 64}"))
    if "entry" in values:  # a ledger, which has no schema
        assert load_ledger(text.encode(), "ledger.toml").entries
        return
    if PHYLE_TABLES & values.keys():
        name = "phyle"
    else:
        name = "register" if REGISTER_TABLES & values.keys() else "policy"

    schema(capsys, name).validate(plain(values))


def plain(value: Any) -> Any:
    """A TOML value with dates as the schemas have them, as texts."""
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value
