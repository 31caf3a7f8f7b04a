from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from pathlib import Path

import pytest

from pplcheck.errors import CouldNotCheckError
from pplcheck.fleet import worker as module
from pplcheck.fleet.record_text import packed, unpacked
from pplcheck.fleet.worker import Bounds, Outcome, Task, Worker
from pplcheck.pipeline.scanning import scan
from tests.fleet.projects import asked, project


def task(path: Path) -> Task:
    return Task(identity=str(path), path=str(path))


def reason(outcome: Outcome) -> str:
    found = unpacked(outcome.record)["assembly"]["book"]["findings"]
    return str(found[0]["message"])


def pretend(monkeypatch: pytest.MonkeyPatch, folder: Path, *programs: str) -> None:
    """Let the next children be these programs in turn, and later ones the last of them."""
    for number, program in enumerate(programs):
        (folder / f"{number}.py").write_text(f"import sys, os, time\n{program}\n")
    launcher = folder / "launcher"
    launcher.write_text(
        f"#!{sys.executable}\nimport os\nnumber = len(os.listdir({str(folder)!r} + '/runs'))\n"
        f"open({str(folder)!r} + f'/runs/{{number}}', 'w').close()\n"
        f"path = {str(folder)!r} + f'/{{min(number, {len(programs) - 1})}}.py'\n"
        "exec(open(path).read())\n"
    )
    launcher.chmod(0o755)
    (folder / "runs").mkdir()
    monkeypatch.setattr(sys, "executable", str(launcher))


def test_a_child_gives_the_record_a_scan_gives_here(tmp_path: Path) -> None:
    repo = project(tmp_path / "kitchen")

    with Worker(asked(), Bounds()) as worker:
        first, second = worker.scan(task(repo)), worker.scan(task(tmp_path))

    assert first.record == packed(scan(asked().at(repo)))
    assert (first.identity, first.failed) == (str(repo), "")
    assert first.cpu > 0
    assert first.megabytes > 0
    assert "not a git repository" in reason(second)


def test_what_hangs_is_ended_in_time_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "pid"
    hang = (
        f"if not os.fork():\n    open({str(note)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)"
    )
    pretend(monkeypatch, tmp_path, hang)

    with Worker(asked(), Bounds(seconds=1.0)) as worker:
        outcome = worker.scan(task(tmp_path))

    assert outcome.failed == "time"
    assert reason(outcome) == "took longer than 1 s; allow more with --timeout"
    with pytest.raises(ProcessLookupError):
        _until_gone(int(note.read_text()))


def _until_gone(pid: int) -> None:
    for _ in range(3000):
        os.kill(pid, 0)
        if Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
            raise ProcessLookupError  # ended, and nobody has asked how yet
        time.sleep(0.01)


def test_too_little_memory_is_said_and_the_next_child_is_a_fresh_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = 'sys.stdin.readline(); print(\'{"size": 0, "failed": "memory"}\', flush=True)'
    again = "sys.stdin.readline(); sys.stdout.write('{\"size\": 2}\\nok'); sys.stdout.flush()"
    pretend(monkeypatch, tmp_path, f"{told}\ntime.sleep(60)", f"{again}\ntime.sleep(60)")

    with Worker(asked(), Bounds(megabytes=512)) as worker:
        first, second = worker.scan(task(tmp_path)), worker.scan(task(tmp_path))

    assert first.failed == "memory"
    assert reason(first) == "needs more than 512 MB; allow more with --memory"
    assert (second.failed, second.record) == ("", b"ok")


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("os.kill(os.getpid(), 9)", "signal 9 (SIGKILL)"),
        ("sys.exit(7)", "status 7"),
        ("print('half', end='', flush=True); sys.exit(1)", "status 1"),
        ("print('no json', flush=True); sys.exit(1)", ""),
        ("print('{\"size\": 9}', flush=True); sys.exit(4)", "status 4"),
    ],
    ids=["killed", "ended", "half a line", "no JSON", "half a record"],
)
def test_a_child_that_ends_is_an_outcome_with_the_reason(
    program: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, tmp_path, f"sys.stdin.readline(); {program}")

    with Worker(asked(), Bounds()) as worker:
        outcome = worker.scan(task(tmp_path))

    assert outcome.failed == "crash"
    assert said in reason(outcome)


def test_a_real_child_that_is_killed_is_replaced(tmp_path: Path) -> None:
    repo = project(tmp_path / "kitchen", 1)

    with Worker(asked(), Bounds()) as worker:
        worker.scan(task(repo))
        process = worker._process  # noqa: SLF001 - to end it as the system might
        assert process
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        lost, found = worker.scan(task(repo)), worker.scan(task(repo))

    assert (lost.failed, found.failed) == ("crash", "")


def test_children_do_not_grow_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_LIFE", 1)
    told = "sys.stdin.readline(); sys.stdout.write('{\"size\": 6}\\n%6d' % os.getpid())"
    pretend(monkeypatch, tmp_path, f"{told}; sys.stdout.flush(); time.sleep(60)")

    with Worker(asked(), Bounds()) as worker:
        pids = {worker.scan(task(tmp_path)).record for _ in range(2)}

    assert len(pids) == 2


def test_scratch_goes_with_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    with Worker(asked(), Bounds()) as worker:
        worker.scan(task(tmp_path))
        before = list(tmp_path.glob("pplcheck-fleet-*"))

    assert len(before) == 1
    assert not list(tmp_path.glob("pplcheck-fleet-*"))


def test_a_closed_worker_starts_nothing(tmp_path: Path) -> None:
    worker = Worker(asked(), Bounds())
    worker.close()

    with pytest.raises(CouldNotCheckError, match="the run was ended"):
        worker.scan(task(tmp_path))
