from __future__ import annotations

import io
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from queue import SimpleQueue

import pytest  # noqa: TC002 - annotations resolve at run time too

from pplcheck.fleet import child, question
from pplcheck.fleet.record_text import packed, unpacked
from pplcheck.pipeline import scanning
from pplcheck.pipeline.scanning import scan
from tests.fleet.projects import asked, project


def task(path: Path) -> str:
    return json.dumps({"question": question.written(asked()), "path": str(path)})


def test_an_answer_is_the_record_and_its_cost(tmp_path: Path) -> None:
    repo = project(tmp_path / "kitchen")

    head, record = child.answer(task(repo))

    assert record == packed(scan(asked().at(repo)))
    assert (head["size"], "failed" in head) == (len(record), False)
    assert isinstance(head["peak"], int)


def test_too_little_memory_is_an_answer_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(scanning, "scan", exhausted)

    assert child.answer(task(tmp_path)) == ({"size": 0, "failed": "memory"}, b"")


def test_tasks_are_answered_in_turn_within_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = io.StringIO()
    written = io.BytesIO()
    output.buffer = written  # type: ignore[misc] # what main writes to
    bounds: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{task(tmp_path)}\n"))
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr(resource, "setrlimit", lambda *given: bounds.append(given))
    monkeypatch.setattr(child, "_listen", _then_no_more)

    assert child.main([str(tmp_path / "scratch"), "512"]) == 0
    head, _, record = written.getvalue().partition(b"\n")
    assert json.loads(head)["size"] == len(record)
    assert unpacked(record)["assembly"]["work"] is None
    assert bounds == [(resource.RLIMIT_AS, (512 << 20, 512 << 20))]


def _then_no_more(source: io.StringIO, tasks: SimpleQueue[str], _scratch: str) -> None:
    for line in source:
        tasks.put(line)
    tasks.put("")


def test_without_a_parent_it_ends_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[tuple[int, int]] = []
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    tasks: SimpleQueue[str] = SimpleQueue()
    monkeypatch.setattr(os, "killpg", lambda *given: ended.append(given))

    child._listen(io.StringIO("one\n"), tasks, str(scratch))  # noqa: SLF001 - runs on a thread

    assert (tasks.get(), ended) == ("one\n", [(0, signal.SIGKILL)])
    assert not scratch.exists()


def test_a_child_whose_parent_is_gone_is_gone(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pplcheck.fleet.child", str(tmp_path), "0"]
    start = time.monotonic()
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as process:
        if process.stdin:
            process.stdin.close()
        status = process.wait(timeout=30)

    assert status == -signal.SIGKILL
    assert time.monotonic() - start < 30
