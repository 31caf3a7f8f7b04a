from __future__ import annotations

import json
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from tests.repos import build, commit, forge_shallow

ADA = "Ada Example <ada@nebula.example>"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    files = {"LICENSE": "SPDX-License-Identifier: PPL\n"}
    return build(tmp_path / "kitchen", [commit(ADA, files=files), commit(ADA)])


def test_a_badge_is_a_picture_in_a_file(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "badge.svg"

    assert main(["badge", str(repo), "-o", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert target.read_text(encoding="utf-8").startswith("<svg ")


def test_a_badge_is_what_an_endpoint_answers(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["badge", str(repo), "--format", "shields"]) == 0
    assert json.loads(capsys.readouterr().out)["label"] == "PPL"


def test_what_could_not_be_checked_exits_3(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forge_shallow(repo)

    assert main(["badge", str(repo), "--format", "shields"]) == 3
    assert json.loads(capsys.readouterr().out)["message"] == "could not check"
