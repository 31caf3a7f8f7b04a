from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from pplcheck.__main__ import main
from pplcheck.formats.schema import schema


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def test_demo_exits_0_and_says_what_each_line_means(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["demo"])

    captured = capsys.readouterr()
    assert status == 0
    assert captured.err == ""
    for words in ("Meteor GmbH", "Orbit Ltd", "What the lines mean", "no contribution found"):
        assert words in captured.out


def test_demo_shows_the_whole_cast(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["demo", str(tmp_path / "kitchen"), "--format", "json"])

    report = json.loads(capsys.readouterr().out)
    jsonschema.validate(report, json.loads(schema()))
    found = {row["party"]: row["standing"] for row in report["standings"] if not row["person"]}
    assert status == 0
    assert found == {
        "aurora": "commoner",
        "comet": "commoner",
        "meteor": "non-contributing-commercial",
        "nebula": "commoner",
        "orbit": "contributing-commercial",
        "pulsar.example": "undetermined",
    }
    assert [period["expression"] for period in report["license"]["periods"]] == ["MIT", "PPL"]
    assert report["repository"]["excluded"]["bots"] == 8


def test_demo_is_the_same_every_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = []
    for folder in ("one", "two"):
        main(["demo", str(tmp_path / folder / "kitchen"), "--format", "json"])
        texts.append(capsys.readouterr().out)

    assert texts[0] == texts[1]


def test_demo_does_not_touch_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    status = main(["demo", str(tmp_path)])

    assert status == 2
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
