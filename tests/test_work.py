"""How much work a check is, counted and not timed: gits, bytes, calls of Python functions."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import Counter
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from pplcheck.history.count import Count, Counting
from pplcheck.history.log import read_log, start_log
from pplcheck.history.quarantine import open_repository
from pplcheck.pipeline.answering import answer
from pplcheck.pipeline.request import Request
from tests.repos import build, commit, head

DAY = date(2026, 1, 1)
PEOPLE = [f"Dev {number} <dev{number}@mail.example>" for number in range(5)]
CALLS_A_COMMIT = 2.2
"""One for the sums, one for the tally, and what a batch or a first look at somebody takes."""
BYTES_A_COMMIT = 400
"""Of the plain commits below: two ids, two identities, two dates, and the message."""


@pytest.fixture
def few(tmp_path: Path) -> Path:
    return history(tmp_path / "few", 100)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    return history(tmp_path / "many", 1100)


def history(path: Path, size: int) -> Path:
    table = [
        commit(PEOPLE[number % 5], f"Change {number}", files={"a": str(number)})
        for number in range(size)
    ]
    return build(path, table)


def calls_of(repo: Path) -> int:
    """How many Python functions are called to count a history, in any thread."""
    calls: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_globals.get("__name__", "").startswith("pplcheck.history"):
            calls[frame.f_code.co_name] += 1

    with open_repository(repo, named=True) as quarantine:
        count = Count()
        log = start_log(quarantine, head(repo))
        threading.setprofile(note)
        sys.setprofile(note)
        try:
            for batch in read_log(quarantine, log):
                Counting().add(count, batch)
        finally:
            sys.setprofile(None)
            threading.setprofile(None)
    return sum(number for name, number in calls.items() if name not in {"_put", "_next", "_read"})


def test_a_plain_commit_costs_two_calls(few: Path, many: Path) -> None:
    more = calls_of(many) - calls_of(few)

    assert more / 1000 <= CALLS_A_COMMIT


def test_the_log_carries_nothing_twice(few: Path, many: Path) -> None:
    read: Counter[Path] = Counter()

    for repo in (few, many):
        with open_repository(repo, named=True) as quarantine:
            for chunk in start_log(quarantine, head(repo)).chunks():
                read[repo] += len(chunk)

    assert (read[many] - read[few]) / 1000 <= BYTES_A_COMMIT


def test_a_longer_history_starts_no_more_gits(
    few: Path, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    original = subprocess.Popen

    def noted(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        started.append(command)
        return original(command, **options)

    monkeypatch.setattr("pplcheck.history.process.subprocess.Popen", noted)

    def gits(repo: Path) -> list[str]:
        started.clear()
        answer(Request(path=repo, as_of=DAY))
        return sorted(next(word for word in command[1:] if word != "-c") for command in started)

    found = gits(many)

    assert found == gits(few)
    assert len(found) <= 6
    assert found.count("log") == 1
