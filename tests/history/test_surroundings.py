from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pplcheck.history.surroundings import environment, lay_out
from tests.repos import git


@pytest.mark.parametrize("sha256", [False, True], ids=["sha1", "sha256"])
def test_an_empty_folder_becomes_a_git_directory(tmp_path: Path, *, sha256: bool) -> None:
    lay_out(str(tmp_path), sha256=sha256)

    assert git(tmp_path, "rev-parse", "--is-bare-repository") == "true"
    assert git(tmp_path, "rev-parse", "--show-object-format") == ("sha256" if sha256 else "sha1")


def test_the_environment_takes_nothing_from_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")

    found = environment("/home", "/bin")

    assert "GIT_DIR" not in found
    assert (found["HOME"], found["PATH"]) == ("/home", "/bin")
    assert found["GIT_CONFIG_GLOBAL"] == os.devnull


def test_it_loads_nothing() -> None:
    script = (
        "import sys; before = set(sys.modules); import pplcheck.history.surroundings;"
        "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - before}))"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert set(done.stdout.split()) <= {"__future__", "pplcheck"}
