from __future__ import annotations

import os
from pathlib import Path

import pytest

from pplcheck.errors import GitUnavailableError
from pplcheck.history import program as program_module
from pplcheck.history.program import SHA256_MINIMUM, environment, find_git, require_sha256
from tests.repos import fake_git


def path_of(monkeypatch: pytest.MonkeyPatch, *folders: Path | str) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join(map(str, folders)))


def test_takes_the_first_git_that_can_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "git").write_text("no program")
    (tmp_path / "b" / "git").mkdir(parents=True)
    fake_git(tmp_path / "c", "echo 'git version 2.39.5 (from somebody)'")
    fake_git(tmp_path / "d", "echo git version 2.50.0")
    path_of(monkeypatch, "", ".", "rel", tmp_path / "a", *(tmp_path / name for name in "bcd"))

    found = find_git()

    assert found.path == str(tmp_path / "c" / "git")
    assert found.version == (2, 39)
    assert found.search.split(os.pathsep) == [str(tmp_path / name) for name in "abcd"]


def test_passes_over_forbidden_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = fake_git(tmp_path / "repo" / "bin", "echo git version 2.39.5")
    outside = fake_git(tmp_path / "bin", "echo git version 2.39.5")
    path_of(monkeypatch, inside, outside)

    found = find_git([tmp_path / "repo"])

    assert (found.path, found.search) == (str(outside / "git"), str(outside))


def test_a_git_that_cannot_be_run_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fake_git(tmp_path / "bin", "")
    (folder / "git").write_text("#!/nowhere/interpreter\n")
    path_of(monkeypatch, folder)

    with pytest.raises(GitUnavailableError, match="cannot be started"):
        find_git()


def test_a_git_that_says_nothing_for_long_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program_module, "PATIENCE", 0.05)
    path_of(monkeypatch, fake_git(tmp_path / "bin", "exec /bin/sleep 5"))

    with pytest.raises(GitUnavailableError, match="timed out"):
        find_git()


def test_the_environment_is_built_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("LD_PRELOAD", "")

    found = environment(tmp_path, "/bin")

    assert found["HOME"] == found["XDG_CONFIG_HOME"] == str(tmp_path)
    assert found["PATH"] == "/bin"
    assert not found.keys() & {"GIT_DIR", "LD_PRELOAD"}


def test_a_present_day_git_reads_sha256() -> None:
    program = find_git()

    require_sha256(program)

    assert program.version >= SHA256_MINIMUM


def test_a_program_is_asked_once_and_again_when_it_was_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tmp_path / "asked"
    path_of(monkeypatch, fake_git(tmp_path / "bin", f"echo >> {asked}; echo git version 2.39.5"))

    first, second = find_git(), find_git()
    fake_git(tmp_path / "bin", f"echo >> {asked}; echo git version 2.50.0 of another")
    third = find_git()

    assert (first.version, second.version, third.version) == ((2, 39), (2, 39), (2, 50))
    assert asked.read_text() == "\n\n"
