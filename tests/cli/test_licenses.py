from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pplcheck.__main__ import main
from pplcheck.formats.schema import schema
from tests.licensing.samples import text_of
from tests.repos import build, commit, git, remove_object

ADA = "Ada Example <ada@nebula.example>"
BEN = "Ben Example <ben@nebula.example>"
TAG = "SPDX-License-Identifier: {}\n"
BILL = {
    "bomFormat": "CycloneDX",
    "specVersion": "1.5",
    "components": [
        {"name": "pot", "version": "1", "licenses": [{"expression": "PPL"}]},
        {"name": "pan", "version": "2", "licenses": [{"license": {"id": "MIT"}}]},
        {"name": "lid", "version": "3"},
    ],
}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(
        tmp_path / "kitchen",
        [
            commit(ADA, files={"LICENSE": TAG.format("MIT"), "src/a.py": "a\n"}),
            commit(BEN, files={"LICENSE": TAG.format("PPL"), "package.json": '{"license": "ISC"}'}),
            commit(
                ADA,
                files={
                    "src/b.py": "# " + TAG.format("MIT"),
                    "vendor/x/LICENSE": TAG.format("0BSD"),
                    "vendor/x/x.c": "x",
                },
            ),
        ],
    )


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "bom.json"
    path.write_text(json.dumps(BILL), encoding="utf-8")
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["licenses", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def told(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    """The JSON answer, which fits its schema."""
    found, out, err = said(capsys, *arguments, "--format", "json")
    assert found == status, err
    document = json.loads(out)
    jsonschema.validate(document, json.loads(schema("licenses")))
    return document


def test_declarations_conflicts_and_figures(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = told(capsys, str(repo))

    places = [(row["path"], row["expression"]) for row in document["declarations"]]
    assert places == [
        ("LICENSE", "PPL"),
        ("package.json", "ISC"),
        ("src/b.py", "MIT"),
        ("vendor/x/LICENSE", "0BSD"),
    ]
    assert document["license"]["expression"] == "PPL"
    assert [entry["path"] for entry in document["conflicts"][0]["declarations"]] == [
        "LICENSE",
        "package.json",
    ]
    assert document["coverage"]["files"] == 6
    assert document["coverage"]["vendored"] == 2
    assert document["files"] is None


def test_the_license_of_every_file(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = told(capsys, str(repo), "--tree")

    assert {row["path"]: (row["expression"], row["via"]) for row in document["files"]} == {
        "LICENSE": ("PPL", "LICENSE"),
        "package.json": ("PPL", "LICENSE"),
        "src/a.py": ("PPL", "LICENSE"),
        "src/b.py": ("MIT", "src/b.py"),
        "vendor/x/LICENSE": ("0BSD", "vendor/x/LICENSE"),
        "vendor/x/x.c": ("0BSD", "vendor/x/LICENSE"),
    }


def test_for_people_on_one_screen(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, text, err = said(capsys, str(repo), "--tree", "--history")

    assert (status, err) == (0, "")
    for words in ("Declared", "Conflicts", "Files 6", "Tree", "Periods", "MIT → PPL"):
        assert words in text
    assert "Ada" not in text
    assert "\x1b" not in text


def test_the_history_with_and_without_people(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hidden = told(capsys, str(repo), "--history")
    shown = told(capsys, str(repo), "--history", "--show-people")

    rows = [
        (row["date"], row["path"], row["from"], row["to"])
        for row in hidden["timeline"]
        if row["path"] == "LICENSE"
    ]
    assert rows == [
        ("2020-01-01", "LICENSE", None, "MIT"),
        ("2020-01-02", "LICENSE", "MIT", "PPL"),
    ]
    assert {row["author"] for row in hidden["timeline"]} == {None}
    assert "Ben Example" in {row["author"] for row in shown["timeline"]}
    assert [row["expression"] for row in hidden["periods"]] == ["MIT", "PPL"]


def test_a_revision_is_read_from_its_commit(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = told(capsys, str(repo), "--rev", "HEAD~2", "--tree")

    assert document["license"]["expression"] == "MIT"
    assert document["repository"]["judged"] == "commit"
    assert [row["path"] for row in document["files"]] == ["LICENSE", "src/a.py"]


def test_policy_overrides_count_unless_isolated(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repo / "pplcheck.toml").write_text(
        '[[licenses.override]]\npath = "package.json"\nexpression = "PPL"\nreason = "stale"\n',
        encoding="utf-8",
    )

    assert told(capsys, str(repo))["conflicts"] == []
    assert told(capsys, str(repo), "--isolated")["conflicts"] != []


def test_texts_are_identified_without_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("MIT", "PPL"):
        Path(name).write_text(text_of(name), encoding="utf-8")
    Path("notes").write_text("buy milk\n", encoding="utf-8")
    Path("blob").write_bytes(bytes(range(256)) * 4)

    document = told(capsys, "--identify", "MIT", "PPL", "notes", "blob")

    assert [row["file"] for row in document["identified"]] == ["MIT", "PPL", "notes", "blob"]
    assert document["identified"][2]["verdict"] == "unknown"
    assert document["identified"][3]["note"]
    assert document["repository"] is None
    assert document["declarations"] == []


def test_standard_input_is_a_dash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"buy milk")))

    document = told(capsys, "--identify", "-")

    assert document["identified"][0]["file"] == "-"


def test_standard_input_is_bounded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * (1 << 20) + b"y")))

    status, _, err = said(capsys, "--identify", "-")

    assert status == 3
    assert "standard input" in err


def test_a_file_that_cannot_be_read_does_not_hide_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, fifo = tmp_path / "good", tmp_path / "fifo"
    good.write_text("buy milk", encoding="utf-8")
    os.mkfifo(fifo)

    names = [str(fifo), str(good), str(tmp_path / "none")]
    document = told(capsys, "--identify", *names, status=3)

    assert [row["file"] for row in document["identified"]] == [str(good)]
    assert len(document["gaps"]) == 2
    assert document["complete"] is False


def test_texts_and_a_repository_at_once(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = told(capsys, str(repo), "--identify", str(repo / "LICENSE"))

    assert document["repository"]["name"] == "kitchen"
    assert len(document["identified"]) == 1


def test_a_bill_beside_a_repository_and_without_one(
    repo: Path,
    bill: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    beside = told(capsys, str(repo), "--sbom", str(bill))
    monkeypatch.chdir(tmp_path)
    alone = told(capsys, "--sbom", str(bill))

    terms = {row["name"]: row["terms"] for row in beside["components"]}
    assert terms == {"pot": "reciprocal", "pan": "none", "lid": "unknown"}
    compatible = {row["name"]: row["compatible"] for row in beside["components"]}
    assert (compatible["pan"], compatible["lid"]) == ("yes", "unknown")
    assert alone["repository"] is None
    assert {row["compatible"] for row in alone["components"]} == {"unknown"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a", "b"], "name one repository"),
        ([".", "..", "--identify", "x"], "name one repository"),
        (["--sbom", "none.json"], "no such file"),
        (["/no/where"], "no such path"),
    ],
)
def test_wrong_arguments_are_usage(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = said(capsys, *arguments)

    assert (status, out) == (2, "")
    assert words in err


def test_no_repository_could_not_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    status, out, err = said(capsys)

    assert (status, out) == (3, "")
    assert "not a git repository" in err


def test_what_cannot_be_read_is_said_and_exits_3(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    remove_object(repo, git(repo, "rev-parse", "HEAD:vendor/x/LICENSE"))

    status, text, err = said(capsys, str(repo), "--rev", "HEAD")

    assert status == 3
    assert "Could not be read" in text
    assert "PPL902: vendor/x/LICENSE" in err


def test_a_broken_manifest_is_said_and_hides_nothing(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repo / "package.json").write_text("{not json", encoding="utf-8")

    status, text, err = said(capsys, str(repo))

    assert status == 0
    assert "License  PPL" in text
    assert "package.json" in err


def test_hostile_names_are_harmless(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files: dict[str, str | bytes] = {
        "LICENSE": TAG.format("PPL"),
        "a\n::error::b\x1b[2J": "x",
        "\u202eevil/[bold]x": "# " + TAG.format("MIT"),
        "=cmd|' /C calc'!A0": "x",
    }
    repo = build(tmp_path / "\u202ekitchen", [commit(ADA, files=files)])
    (repo / os.fsdecode(b"bad\xff")).write_text("x", encoding="utf-8")

    status, text, err = said(capsys, str(repo), "--tree", "--history")
    document = told(capsys, str(repo), "--tree", "--history")

    assert (status, err) == (0, "")
    assert all(line.isprintable() for line in text.splitlines())
    assert len(document["files"]) == 4


def test_bytes_that_are_no_utf8_stay_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"LICENSE": TAG.format("PPL"), os.fsdecode(b"bad\xff.py"): "# " + TAG.format("MIT")}
    repo = build(tmp_path / "kitchen", [commit(ADA, files=files)])

    document = told(capsys, str(repo), "--tree", "--rev", "HEAD")

    assert "bad\\u{dcff}.py" in {row["path"] for row in document["files"]}


def test_the_answer_goes_to_a_file(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "licenses.json"

    status, out, _ = said(capsys, str(repo), "--format", "json", "--output", str(target))

    assert (status, out) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["license"]["expression"] == "PPL"


def test_the_tree_as_csv(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, text, err = said(capsys, str(repo), "--tree", "--format", "csv")

    assert (status, err) == (0, "")
    assert text.splitlines()[:3] == [
        "path,expression,via",
        "LICENSE,PPL,LICENSE",
        "package.json,PPL,LICENSE",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "csv"), "--tree --format csv"),
        (("--tree", "--history", "--format", "csv"), "and no more"),
        (("--headers",), "add --history"),
        (("--no-headers",), "add --history"),
    ],
    ids=["no tree", "more than the tree", "headers", "no headers"],
)
def test_options_that_do_not_fit_are_named(
    repo: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    status, _, err = said(capsys, str(repo), *arguments)

    assert status == 2
    assert words in err


def test_headers_are_followed_as_asked(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_headers = told(capsys, str(repo), "--history", "--headers")
    without = told(capsys, str(repo), "--history", "--no-headers")

    assert (with_headers["followed"]["headers"], without["followed"]["headers"]) == (True, False)
    assert len(without["timeline"]) < len(with_headers["timeline"])
    assert [row["expression"] for row in with_headers["combinations"]] == ["0BSD", "MIT"]
