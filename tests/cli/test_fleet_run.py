from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest  # noqa: TC002 - annotations resolve at run time too

from pplcheck.__main__ import main
from pplcheck.cli import fleet_run
from pplcheck.errors import UsageError
from pplcheck.fleet.store import reading
from tests.fleet.projects import project
from tests.repos import fake_git

DAY = ("--as-of", "2020-06-01")


def states(folder: Path) -> dict[str, str]:
    with reading(folder) as store:
        return dict(store.rows("SELECT repository, state FROM repositories"))


def test_a_folder_of_repositories_is_scanned_and_then_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("kitchen", "garden"):
        project(tmp_path / "all" / name)
    command = ["fleet", "run", str(tmp_path / "all"), "-o", str(tmp_path / "out"), *DAY]

    assert main(command) == 0
    assert capsys.readouterr().out.startswith("2 repositories · 2 scanned · 0 known already\n")
    assert main([*command, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["kept"] == 2
    assert main([*command, "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_what_cannot_be_checked_ends_with_3_and_leaves_the_others_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = project(tmp_path / "kitchen")
    command = ["fleet", "run", str(repo), str(tmp_path), "-o", str(tmp_path / "out"), *DAY]

    assert main([*command, str(project(tmp_path / "x" / "broken", 1) / "nothing"), "-q"]) == 2
    assert "nothing lies at" in capsys.readouterr().err
    (tmp_path / "x" / "broken" / ".git" / "HEAD").write_text("odd\n")
    assert main([*command, "-q"]) == 3
    assert "could not be checked" in capsys.readouterr().out
    assert states(tmp_path / "out")["kitchen"] == "judged"


def test_a_repository_that_takes_too_long_is_a_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = project(tmp_path / "kitchen")

    status = main(
        ["fleet", "run", str(repo), "-o", str(tmp_path / "out"), *DAY, "--timeout", "0.1"]
    )

    assert status == 3
    assert "took longer than 0.1 s; allow more with --timeout" in capsys.readouterr().out


def test_a_repository_that_needs_too_much_memory_is_a_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = project(tmp_path / "kitchen")

    status = main(["fleet", "run", str(repo), "-o", str(tmp_path / "out"), *DAY, "--memory", "40"])

    assert status == 3
    assert "could not be checked" in capsys.readouterr().out


def test_a_run_that_is_killed_goes_on_where_it_stopped(tmp_path: Path) -> None:
    for number in range(12):
        project(tmp_path / "all" / f"p{number:02}", 2)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "pplcheck", "fleet", "run", str(tmp_path / "all")]
    command += ["-o", str(out), *DAY, "--jobs", "1", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while len([state for state in _seen(out).values() if state == "judged"]) < 2:
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)

    done = subprocess.run(command, capture_output=True, check=True, env=os.environ)

    told = json.loads(done.stdout)
    assert (told["scanned"] + told["kept"], told["kept"] >= 2) == (12, True)
    assert set(states(out).values()) == {"judged"}


def _seen(folder: Path) -> dict[str, str]:
    """What a run has kept so far; nothing while it has not begun."""
    try:
        return states(folder) if (folder / "fleet.sqlite-wal").exists() else {}
    except UsageError:  # it has listed nothing yet
        return {}


def test_progress_is_shown_to_people_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with fleet_run._watched(quiet=False) as tell:  # noqa: SLF001 - what a run tells
        tell(1, 2, "kitchen")
    assert capsys.readouterr().err == ""

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with fleet_run._watched(quiet=False) as tell:  # noqa: SLF001
        tell(1, 2, "\x1b[31mkitchen")
    assert "\x1b[31mkitchen" not in capsys.readouterr().err


def test_no_program_of_any_repository_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repos = [project(tmp_path / "all" / name) for name in ("kitchen", "garden")]
    marker = tmp_path / "started"
    for repo in repos:
        fake_git(repo / "bin", f": > {marker}; echo git version 2.40.0")
    path = os.pathsep.join([*(str(repo / "bin") for repo in repos), os.environ["PATH"]])
    monkeypatch.setenv("PATH", path)

    assert main(["fleet", "run", str(tmp_path / "all"), "-o", str(tmp_path / "out"), *DAY]) == 0

    assert not marker.exists()
    assert os.environ["PATH"] == path
