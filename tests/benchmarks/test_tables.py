from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import hook, lines, peers, startup
from benchmarks.__main__ import machine, section
from benchmarks.processes import Cost, FailedRunError
from pplcheck.cli.commands import COMMANDS
from tests.repos import build, commit

ADA = "Ada <ada@mail.example>"
COST = Cost(wall=0.2, cpu=0.1, megabytes=20)


def test_start_up_is_measured_of_every_command() -> None:
    asked = startup.commands()

    assert {name.split()[0] for name in asked} >= set(COMMANDS)
    assert "register add person --help" in asked
    assert next(iter(asked)) == startup.FLOOR


def test_start_up_is_told_as_a_multiple() -> None:
    double = Cost(wall=0.4, cpu=0.3, megabytes=20)

    table = startup.table({startup.FLOOR: COST, "--version": double})

    assert table.splitlines()[-1] == "| --version | 300 | 3.0 | 400 | 2.0 |"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(hook, "FILES", 9)
    return hook.project(tmp_path / "work")


def test_the_hook_answers_at_once_with_two_gits(repository: Path) -> None:
    hook.stage(repository, 3)

    assert hook.gits(repository, {"GIT_AUTHOR_EMAIL": "ada@mail.example"}) == "2"


def test_the_hook_reads_in_full_what_is_not_plain(repository: Path) -> None:
    (repository / "package.json").write_text('{"license": "PPL"}')
    hook.git(repository, "add", "package.json")

    assert "a full reading" in hook.gits(repository, {"GIT_AUTHOR_EMAIL": "ada@mail.example"})


def test_a_peer_that_is_not_installed_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = build(tmp_path / "work", [commit(ADA)])
    monkeypatch.setattr(peers, "peers", lambda *_: {"no-such-peer": ["no-such-program"]})

    assert peers.rows(repository, sys.executable, 1) == []


def test_a_peer_that_fails_is_said_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository = build(tmp_path / "work", [commit(ADA)])
    command = [sys.executable, "-c", "raise SystemExit(1)"]
    monkeypatch.setattr(peers, "peers", lambda *_: {"typer": command})

    assert peers.rows(repository, sys.executable, 1) == []
    assert "typer" in capsys.readouterr().err


def test_lint_is_a_peer_where_there_is_a_work_tree(tmp_path: Path) -> None:
    repository = build(tmp_path / "work", [commit(ADA)])
    subprocess.run(
        ["git", "clone", "--quiet", "--bare", str(repository), str(tmp_path / "bare")], check=True
    )

    assert "reuse" in peers.peers("python", repository)
    assert "reuse" not in peers.peers("python", tmp_path / "bare")
    assert "licenses" in peers.own("reuse", repository)
    assert "check" in peers.own("PyDriller", repository)


def test_lines_stand_against_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = build(tmp_path / "work", [commit(ADA)])
    costs = {"git": COST, "cold": COST, "warm": Cost(wall=0.1, cpu=0.1, megabytes=20)}
    monkeypatch.setattr(lines, "medians", lambda *_: costs)

    assert lines.row(repository, 1) == "| work | 1 | 0.2 | 1.00 | 1.00 | 0.50 |"


def test_a_row_that_cannot_be_measured_keeps_no_other_from_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail() -> str:
        raise FailedRunError("it exited 1")

    section("Table", "| head |", [fail, lambda: "| row |"])

    told = capsys.readouterr()
    assert told.out == "\n## Table\n\n| head |\n| row |\n"
    assert told.err == "Table: left out: it exited 1\n"


def test_the_machine_is_told() -> None:
    assert "Python 3." in machine()
