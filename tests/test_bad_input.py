"""Whatever lies there, the command line answers with a message, an exit status, and no harm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from tests import repos
from tests.repos import build, commit

LICENSE = "SPDX-License-Identifier: MIT\n"
ADA = "Ada Example <ada@mail.example>"


def simple(folder: Path) -> Path:
    return build(
        folder,
        [
            commit(ADA, files={"LICENSE": LICENSE, "a.txt": "a\n"}),
            commit(ADA, files={"b.txt": "b\n"}),
        ],
    )


def nothing(folder: Path) -> Path:
    folder.mkdir()
    return folder


def empty(folder: Path) -> Path:
    return build(folder)


def shallow(folder: Path) -> Path:
    return repos.shallow_clone(simple(folder.with_name("origin")), folder)


def forged_shallow(folder: Path) -> Path:
    return repos.forge_shallow(simple(folder))


def corrupt(folder: Path) -> Path:
    repo = simple(folder)
    return repos.corrupt_object(repo, repos.ids(repo)[-1])


def missing_commit(folder: Path) -> Path:
    repo = simple(folder)
    return repos.remove_object(repo, repos.ids(repo)[-1])


def missing_license_blob(folder: Path) -> Path:
    repo = simple(folder)
    blob = repos.git(repo, "rev-parse", "HEAD:LICENSE")
    repos.remove_object(repo, blob)
    (repo / "LICENSE").unlink()
    repos.git(repo, "config", "core.bare", "true")
    return repo / ".git"


def unreadable_policy(folder: Path) -> Path:
    repo = simple(folder)
    (repo / "pplcheck.toml").symlink_to("/etc/hostname")
    return repo


def policy_is_a_pipe(folder: Path) -> Path:
    repo = simple(folder)
    os.mkfifo(repo / "pplcheck.toml")
    return repo


def unknown_extension(folder: Path) -> Path:
    repo = simple(folder)
    repos.git(repo, "config", "core.repositoryformatversion", "1")
    repos.git(repo, "config", "extensions.teleport", "true")
    return repo


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (nothing, "repository"),
        (empty, "commit"),
        (shallow, "shallow"),
        (forged_shallow, "shallow"),
        (corrupt, "object"),
        (missing_commit, "object"),
        (missing_license_blob, "LICENSE"),
        (unreadable_policy, "pplcheck.toml"),
        (policy_is_a_pipe, "pplcheck.toml"),
        (unknown_extension, "teleport"),
    ],
)
def test_what_cannot_be_checked_is_said_and_exits_3(
    make: Callable[[Path], Path], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = make(tmp_path / "repo")

    status = main(["check", str(repo)])

    captured = capsys.readouterr()
    assert status == 3
    assert words in captured.out + captured.err
    assert "PPL9" in captured.out + captured.err
    assert "Traceback" not in captured.err


@pytest.mark.parametrize("make", [nothing, empty, shallow, corrupt, unreadable_policy])
def test_incomplete_json_is_a_report_that_says_so(
    make: Callable[[Path], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = make(tmp_path / "repo")

    status = main(["check", str(repo), "--format", "json"])

    report = json.loads(capsys.readouterr().out)
    assert status == 3
    assert report["repository"]["complete"] is False
    assert report["findings"][0]["code"].startswith("PPL9")


def bare(folder: Path) -> Path:
    return build(folder, [commit(ADA, files={"LICENSE": LICENSE})], bare=True)


def sha256(folder: Path) -> Path:
    return build(folder, [commit(ADA, files={"LICENSE": LICENSE})], object_format="sha256")


def worktree(folder: Path) -> Path:
    return repos.add_worktree(simple(folder.with_name("main")), folder)


def submodule(folder: Path) -> Path:
    return repos.add_submodule(simple(folder), simple(folder.with_name("inner")))


def detached(folder: Path) -> Path:
    return repos.detach(simple(folder))


def foreign_owner(folder: Path) -> Path:
    return repos.give_away(simple(folder))


def partial(folder: Path) -> Path:
    repo = repos.partial_clone(simple(folder.with_name("origin")), folder)
    repos.git(repo, "checkout", "--quiet", "main")
    return repo


@pytest.mark.parametrize(
    "make", [simple, bare, sha256, worktree, submodule, detached, foreign_owner, partial]
)
def test_odd_but_whole_repositories_are_answered(
    make: Callable[[Path], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = make(tmp_path / "repo")

    status = main(["check", str(repo), "--format", "json"])

    report = json.loads(capsys.readouterr().out)
    assert status == 0
    assert report["repository"]["complete"] is True
    assert report["license"]["expression"] == "MIT"


@pytest.mark.parametrize(
    ("script", "words"),
    [("exit 127", "git"), ("echo git version 1.8.5", "too old")],
    ids=["broken", "too old"],
)
def test_a_missing_or_old_git_is_said(
    script: str,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    repo = simple(tmp_path / "repo")
    monkeypatch.setenv("PATH", str(repos.fake_git(tmp_path / "bin", script)))

    status = main(["check", str(repo)])

    assert status == 3
    assert words in capsys.readouterr().err


def test_no_git_at_all_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = simple(tmp_path / "repo")
    monkeypatch.setenv("PATH", str(tmp_path))

    status = main(["check", str(repo)])

    assert status == 3
    assert "git" in capsys.readouterr().err


COMMANDS = (
    ("check",),
    ("check", "--format", "json"),
    ("check", "--rev", "HEAD"),
    ("check", "--base", "HEAD~1"),
    ("explain", "mail.example"),
    ("config", "show"),
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_nothing_of_a_hostile_configuration_runs_and_nothing_is_written(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    repo = simple(tmp_path / "repo")
    marker = tmp_path / "marker"
    repos.make_hostile(repo, marker)
    before = repos.listing(repo)
    command = [sys.executable, "-m", "pplcheck", *arguments]

    done = subprocess.run(
        command, cwd=repo, capture_output=True, text=True, check=False, timeout=60
    )

    assert done.returncode in (0, 1, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert not marker.exists(), marker.read_text()
    assert repos.listing(repo) == before


def test_usage_errors_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repo = simple(tmp_path / "repo")

    statuses = {
        "path": main(["check", str(tmp_path / "nowhere")]),
        "typo": main(["chekc"]),
        "day": main(["check", str(repo), "--as-of", "yesterday"]),
        "rev": main(["check", str(repo), "--rev", "no-such-branch"]),
        "option-like rev": main(["check", str(repo), "--rev=--output=x"]),
        "option": main(["check", str(repo), "--nonsense"]),
        "code": main(["check", str(repo), "--select", "PPL999"]),
        "empty code": main(["check", str(repo), "--ignore", "X"]),
        "config": main(["check", str(repo), "--config", str(tmp_path / "none.toml")]),
    }

    assert set(statuses.values()) == {2}, statuses
    assert "did you mean the command 'check'" in capsys.readouterr().err


def test_every_problem_of_every_file_is_listed_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = simple(tmp_path / "repo")
    (repo / "pplcheck.toml").write_text(
        'register = ["register.toml"]\nreeding = "kleiner"\nfail-on = "sometimes"\n'
    )
    (repo / "register.toml").write_text('[[organization]]\nid = "a"\nkind = "worker-coperative"\n')

    status = main(["check", str(repo)])

    words = capsys.readouterr().err
    assert status == 2
    for expected in ("reeding", "did you mean", "fail-on", "worker-coperative", "register.toml"):
        assert expected in words


def test_a_register_named_by_the_repository_stays_inside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = simple(tmp_path / "repo")
    (tmp_path / "outside.toml").write_text("schema = 1\n")
    (repo / "pplcheck.toml").write_text('register = ["../outside.toml"]\n')

    status = main(["check", str(repo)])

    assert status == 2
    assert "outside.toml" in capsys.readouterr().err


def test_an_old_report_survives_a_failed_run(tmp_path: Path) -> None:
    repo = simple(tmp_path / "repo")
    target = tmp_path / "report.json"
    target.write_text("old")
    (repo / "pplcheck.toml").write_text("nonsense = 1\n")

    status = main(["check", str(repo), "--format", "json", "--output", str(target)])

    assert status == 2
    assert target.read_text() == "old"


def test_an_output_that_cannot_be_written_exits_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = simple(tmp_path / "repo")

    status = main(["check", str(repo), "--output", str(tmp_path / "no" / "folder" / "report")])

    assert status == 3
    assert "could not write" in capsys.readouterr().err
