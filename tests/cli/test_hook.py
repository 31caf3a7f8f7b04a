from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.__main__ import main
from tests.hook.projects import FILES, TAG, write
from tests.repos import build, commit, git


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = build(tmp_path / "r", [commit("Ada <ada@mail.example>", files=FILES)])
    monkeypatch.chdir(made)
    for name in ("GIT_INDEX_FILE", "GIT_AUTHOR_EMAIL"):
        monkeypatch.delenv(name, raising=False)
    write(made, {"-a.py": f"# {TAG}GPL-3.0-only\n", "m": "Change\n\nSigned-off-by: Ada\n"})
    git(made, "add", "--all")
    return made


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["staged", "--", "-a.py"], "-a.py:1: PPL201"),
        (["commit-msg", "--", "m"], "m:3: PPL904"),
    ],
    ids=["staged", "commit-msg"],
)
def test_calls_with_options_are_answered_alike(
    repo: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert repo
    assert main(["hook", *arguments]) == 1
    assert capsys.readouterr().out.startswith(said)


@pytest.mark.parametrize("name", ["staged", "commit-msg"])
def test_help_is_there(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hook", name, "--help"]) == 0
    assert "Usage: pplcheck hook" in capsys.readouterr().out
