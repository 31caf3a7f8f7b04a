from __future__ import annotations

import json
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.cli.reciprocity import file_name
from tests.repos import build, commit, git, remove_object, shallow_clone

REGISTER = """
[[organization]]
id = "orbit"
name = "Orbit Ltd"
domains = ["orbit.example"]
kind = "commercial"
facts = { profits_from_wage_labor = "yes" }
source = "company register, entry 1234"

[[organization]]
id = "quasar"
name = "Quasar"
kind = "unknown"

[[user]]
organization = "orbit"
use = "commercial"
source = "its web shop"

[[user]]
organization = "quasar"
use = "unknown"
imported = "adopters"
source = "ADOPTERS.md:7"
"""
FILES = {
    "LICENSE": "SPDX-License-Identifier: PPL\n",
    "pplcheck.toml": 'register = ["register.toml"]\n',
    "register.toml": REGISTER,
}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    rows = [
        commit("Ada Example <ada@orbit.example>", files=FILES, date="2019-01-01"),
        commit("B <>"),
    ]
    return build(tmp_path / "work", rows)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["reciprocity", *arguments, "--as-of", "2026-10-01"])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.mark.parametrize("format_", ["terminal", "json", "csv", "markdown"])
def test_the_ledger_is_printed_in_every_format_and_exits_0(
    repo: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    status, out, _ = said(capsys, str(repo), "--format", format_)

    assert status == 0
    assert "Orbit Ltd" in out
    assert "4(d)" in out
    assert "kleiner" in out
    assert "Ada" not in out


def test_letters_go_to_a_folder_a_file_each(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out" / "letters"

    status, out, err = said(capsys, str(repo), "--letters", str(folder), "--lang", "es")

    assert (status, out) == (0, "")
    assert f"wrote 2 letters to {folder}" in err
    assert sorted(file.name for file in folder.iterdir()) == ["orbit.es.txt", "quasar.es.txt"]
    assert "Asunto: Una pregunta" in (folder / "quasar.es.txt").read_text(encoding="utf-8")
    assert said(capsys, str(repo), "--letters", str(folder), "--quiet")[2] == ""


def test_one_letter_is_printed_or_written(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = said(capsys, str(repo), "--letter", "Orbit Ltd", "--lang", "fr")
    said(capsys, str(repo), "--letter", "orbit", "-o", str(tmp_path / "letter.txt"))

    assert status == 0
    assert out.startswith("À : Orbit Ltd")
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8").startswith("To: Orbit Ltd")


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--letters", "x", "--letter", "orbit"), "leave out --letter and --output"),
        (("--letters", "x", "-o", "y"), "leave out --letter and --output"),
        (("--letter", "nobody"), "no organization here is named 'nobody'"),
    ],
    ids=["both", "output", "unknown"],
)
def test_what_does_not_go_together_is_refused(
    repo: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], part: str
) -> None:
    status, _, err = said(capsys, str(repo), *arguments)

    assert status == 2
    assert part in err


def test_a_link_where_a_letter_belongs_is_not_followed(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, target = tmp_path / "letters", tmp_path / "target"
    folder.mkdir()
    (folder / "orbit.en.txt").symlink_to(target)

    status, _, err = said(capsys, str(repo), "--letters", str(folder))

    assert status == 3
    assert "a link lies at" in err
    assert not target.exists()


def test_a_folder_that_cannot_be_made_is_told(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")

    status, _, err = said(capsys, str(repo), "--letters", str(tmp_path / "file"))

    assert status == 3
    assert "could not make the folder" in err


def test_what_cannot_be_checked_exits_3(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = said(capsys, str(shallow_clone(repo, tmp_path / "shallow")))

    assert (status, out) == (3, "")
    assert "shallow" in err


def test_what_could_not_be_read_is_told_and_exits_3(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    remove_object(repo, git(repo, "rev-parse", "HEAD:LICENSE"))

    status, out, err = said(capsys, str(repo), "--rev", "HEAD")

    assert status == 3
    assert "PPL902" in err
    assert "complete: no" in out


def test_the_answer_fits_the_published_schema(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from jsonschema import Draft202012Validator

    _, out, _ = said(capsys, str(repo), "--format", "json")
    main(["config", "schema", "reciprocity"])

    Draft202012Validator(json.loads(capsys.readouterr().out)).validate(json.loads(out))


@pytest.mark.parametrize(
    ("party", "name"),
    [
        ("orbit", "orbit"),
        ("ORBIT", "ORBIT-2"),
        ("../../etc", "etc"),
        ("-rf", "rf"),
        ("..", "organization"),
        ("a b:c", "a-b-c"),
    ],
)
def test_file_names_stay_in_their_folder_and_apart(party: str, name: str) -> None:
    assert file_name(party, {"orbit"} if party == "ORBIT" else set()) == name
