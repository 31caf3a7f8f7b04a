"""What is small to send and endless to read ends in a refusal, in old commits too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.history import process
from tests.hostile.hidden import ADA, LICENSE
from tests.hostile.vast import tree_bomb_gone_off
from tests.repos import build, commit, git


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose newest commit takes away what an older one made endless."""
    made = tree_bomb_gone_off(tmp_path_factory.mktemp("bombs") / "r")
    git(made, "gc", "--quiet")  # git reads a pack ten times as fast as loose objects
    return made


@pytest.mark.parametrize(
    "words",
    [("licenses", "--history"), ("who", "--paths"), ("who", "--lines")],
    ids=" ".join,
)
def test_a_bomb_that_was_taken_away_again_is_refused_by_what_would_read_it(
    words: tuple[str, ...],
    repo: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(process, "MEMORY", 24 << 20)

    status = main([*words, "--no-cache", str(repo)])

    said = capsys.readouterr()
    assert status == 3
    assert (
        "more than can be looked at (git ran out of memory, unless it is damaged)"
        in said.out + said.err
    )
    assert "do without --history, --paths and --lines" in said.out + said.err


def test_what_does_not_look_there_is_answered(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["check", "--no-cache", str(repo)])

    assert status == 0
    assert "5 commits" in capsys.readouterr().out


def test_a_license_deeper_than_any_system_opens_is_told_where_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = "d/" * 2500 + "LICENSE"
    deep = build(tmp_path / "r", [commit(ADA, files={path: LICENSE})], bare=True)

    status = main(["licenses", "--tree", "--format", "json", "--no-cache", str(deep)])

    found = json.loads(capsys.readouterr().out)
    assert status == 0
    assert [(entry["path"], entry["id"]) for entry in found["declarations"]] == [(path, "MIT")]
    assert [entry["path"] for entry in found["files"]] == [path]
