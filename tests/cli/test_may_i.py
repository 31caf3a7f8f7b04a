from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pplcheck.__main__ import main
from pplcheck.cli.may_i import facts_in
from pplcheck.errors import UsageError
from pplcheck.formats.schema import schema
from pplcheck.model.party import Answer
from tests.repos import build, commit, git, remove_object

ADA = "Ada Example <ada@nebula.example>"
TAG = "SPDX-License-Identifier: {}\n"
COOP = ("--as", "worker-cooperative", "--use", "commercial")
FIRM = ("--as", "commercial", "--use", "commercial")
README = """\
# Kitchen

For commercial use outside the license contact licensing@coop.example.
"""


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        "LICENSE": TAG.format("PPL"),
        "README.md": README,
        "package.json": '{"license": "ISC"}',
        "src/a.py": "a\n",
        "src/b.py": "# " + TAG.format("MIT"),
        "js/package.json": '{"license": "MIT"}',
        "js/x.js": "x",
    }
    return build(tmp_path / "kitchen", [commit(ADA, files=files)])


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["may-i", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """The JSON answer, which fits its schema; an answer exits 0."""
    status, out, err = said(capsys, *arguments, "--format", "json")
    assert (status, err) == (0, "")
    document = json.loads(out)
    jsonschema.validate(document, json.loads(schema("permission")))
    return document


def test_a_repository_answers_by_its_license_and_says_whom_to_ask(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = told(capsys, str(repo), *COOP)

    assert answer["answer"] == "only-if"
    assert answer["license"] == "PPL"
    assert answer["path"] == "LICENSE"
    assert {"4(c)(i)", "4(c)(ii)"} <= set(answer["clauses"])
    assert answer["contact"] == "licensing@coop.example"
    assert answer["contact_source"] == "README.md:3"
    assert any("package.json:1 says ISC" in note for note in answer["notes"])
    assert any("3 files of 7 here are not under this license" in note for note in answer["notes"])


@pytest.mark.parametrize(
    ("place", "license_", "expected"),
    [
        ("src", "PPL", "no"),
        ("src/a.py", "PPL", "no"),
        ("src/b.py", "MIT", "yes"),
        ("js", "MIT", "yes"),
        ("js/x.js", "MIT", "yes"),
        (".", "PPL", "no"),
    ],
)
def test_a_file_or_folder_answers_by_its_own_license(
    place: str, license_: str, expected: str, repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = told(capsys, str(repo / place), *FIRM)

    assert (answer["license"], answer["answer"]) == (license_, expected)


def test_the_folder_one_stands_in(
    repo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repo / "js")

    assert told(capsys, *FIRM)["license"] == "MIT"
    assert told(capsys, "..", *FIRM)["license"] == "PPL"


def test_for_people(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, text, err = said(capsys, str(repo), *COOP)

    assert (status, err) == (0, "")
    for words in (
        "May a worker cooperative make commercial use of kitchen (PPL by LICENSE)?",
        "Only if, under PPL",
        "4(c)(i)   owned by those who work in it",
        "whom to ask: licensing@coop.example (README.md:3)",
        "No legal advice",
    ):
        assert words in text


def test_a_bare_repository_and_a_revision(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = build(tmp_path / "bare", [commit(ADA, files={"LICENSE": TAG.format("PPL")})], bare=True)

    assert told(capsys, str(repo / "js"), "--rev", "HEAD", *FIRM)["license"] == "MIT"
    assert told(capsys, str(bare), *FIRM)["license"] == "PPL"


@pytest.mark.parametrize(
    ("files", "doubt"),
    [
        ({"a": "x"}, "no license is declared"),
        ({"LICENSE": "our own words\n" * 300}, "what is declared cannot be named as a license"),
    ],
)
def test_without_a_license_that_is_known_nothing_is_said(
    files: dict[str, str | bytes], doubt: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = build(tmp_path / "r", [commit(ADA, files=files)])

    answer = told(capsys, str(repo), *FIRM)

    assert answer["answer"] == "undetermined"
    assert answer["doubts"] == [doubt]
    assert answer["contact"] is None


def test_a_copyfair_policy_is_named_beside_the_license(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repo / "pplcheck.toml").write_text('reading = "copyfair"\n', encoding="utf-8")

    said_by_policy = told(capsys, str(repo), *FIRM)
    isolated = told(capsys, str(repo), "--isolated", *FIRM)

    assert said_by_policy["answer"] == "no"
    assert any("copyfair" in note for note in said_by_policy["notes"])
    assert not any("copyfair" in note for note in isolated["notes"])


def test_facts_go_over_the_kind_and_a_contradiction_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    limbs = ("--fact", "worker_owned=yes", "--fact", "surplus-to-worker-owners=yes")

    coop = told(capsys, "--license", "PPL", *COOP, *limbs)
    firm = told(capsys, "--license", "PPL", *FIRM, *limbs)

    assert (coop["answer"], coop["notes"]) == ("yes", [])
    assert firm["answer"] == "only-if"
    assert any("stated against what is meant by commercial" in note for note in firm["notes"])


def test_components_of_a_bill_worst_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = [{"license": {"id": "MIT"}}, {"license": {"id": "PPL"}}]
    same = [{"license": {"id": "MIT"}}, {"license": {"id": "ISC"}}]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "components": [
            {"name": "pan", "version": "2", "licenses": [{"license": {"id": "MIT"}}]},
            {"name": "pot", "version": "1", "licenses": [{"expression": "PPL"}]},
            {"name": "lid"},
            {"name": "two", "licenses": both},
            {"name": "any", "licenses": same},
        ],
    }
    path = tmp_path / "bom.json"
    path.write_text(json.dumps(bill), encoding="utf-8")

    answer = told(capsys, "--sbom", str(path), *FIRM)

    assert [(row["component"], row["answer"]) for row in answer["components"]] == [
        ("pot 1", "no"),
        ("lid", "undetermined"),
        ("two", "undetermined"),
        ("any", "yes"),
        ("pan 2", "yes"),
    ]
    assert answer["answer"] == "no"
    assert "4(d)" in answer["clauses"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--license", "PPL", "--sbom", "x"], "ask about one thing"),
        ([".", "--license", "PPL"], "ask about one thing"),
        (["--license", "((((", *FIRM], "no license expression"),
        (["--license", "PPL AND", *FIRM], "no license expression"),
        (["--license", "PPL", "--fact", "worker_owend=yes"], "did you mean 'worker_owned'?"),
        (["--license", "PPL", "--fact", "zzz=yes"], "there are "),
        (["--license", "PPL", "--fact", "nonprofit=maybe"], "must be yes, no or unknown"),
        (
            ["--license", "PPL", "--fact", "nonprofit=yes", "--fact", "nonprofit=no"],
            "given twice",
        ),
        (["--sbom", "/no/where.json"], "no such file"),
    ],
)
def test_wrong_arguments_are_usage(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    who = () if "--as" in arguments else FIRM

    status, out, err = said(capsys, *arguments, *who)

    assert (status, out) == (2, "")
    assert words in " ".join(err.split())


@pytest.mark.parametrize("missing", [["--as", "public"], ["--use", "commercial"], []])
def test_who_asks_and_for_what_must_be_said(
    missing: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = said(capsys, "--license", "PPL", *missing)

    assert (status, out) == (2, "")
    assert "Missing option" in err


def test_an_unreadable_declaration_exits_3_and_still_answers(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    remove_object(repo, git(repo, "rev-parse", "HEAD:js/package.json"))

    status, text, err = said(capsys, str(repo), "--rev", "HEAD", *FIRM)

    assert status == 3
    assert "No, under PPL" in text
    assert "js/package.json" in err


def test_facts_are_read_once_and_sorted() -> None:
    found = facts_in(["worker_owned=yes", "nonprofit = no", "worker_owned=yes"])

    assert found == (("nonprofit", Answer.NO), ("worker_owned", Answer.YES))
    with pytest.raises(UsageError):
        facts_in(["worker_owned"])
