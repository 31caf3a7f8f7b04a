from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from pplcheck.fleet import pool
from pplcheck.fleet.pool import cores, scan_all
from pplcheck.fleet.question import Question
from pplcheck.fleet.worker import Bounds, Outcome, Task
from tests.fleet.projects import asked


class Scanner:
    """A worker that needs no process; counts how many of its kind are at work."""

    at_work = 0
    most = 0
    open = 0
    lock = threading.Lock()

    def __init__(self, _asked: Question, _bounds: Bounds) -> None:
        type(self).open += 1

    def scan(self, task: Task) -> Outcome:
        kind = type(self)
        with kind.lock:
            kind.at_work += 1
            kind.most = max(kind.most, kind.at_work)
        if task.path == "broken":
            raise ValueError("a fault of ours")
        with kind.lock:
            kind.at_work -= 1
        return Outcome(identity=task.identity, record=b"")

    def close(self) -> None:
        type(self).open -= 1


@pytest.fixture(autouse=True)
def scanner(monkeypatch: pytest.MonkeyPatch) -> type[Scanner]:
    kind = type("Fresh", (Scanner,), {})
    monkeypatch.setattr(pool, "Worker", kind)
    return kind


def tasks(count: int) -> Iterator[Task]:
    return (Task(identity=str(number), path="") for number in range(count))


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_every_task_has_one_outcome(jobs: int, scanner: type[Scanner]) -> None:
    found = [outcome.identity for outcome in scan_all(tasks(50), asked(), Bounds(), jobs)]

    assert sorted(found, key=int) == [str(number) for number in range(50)]
    assert scanner.most <= jobs
    assert scanner.open == 0


def test_nothing_to_do_ends_at_once() -> None:
    assert list(scan_all(iter(()), asked(), Bounds(), 2)) == []


def test_tasks_are_not_taken_far_ahead_of_those_who_wait() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Task]:
        for number in range(10_000):
            taken.append(number)
            yield Task(identity=str(number), path="")

    outcomes = scan_all(endless(), asked(), Bounds(), 2)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined] # a generator

    assert len(taken) < 100


def test_a_fault_of_ours_is_raised_and_all_is_closed(scanner: type[Scanner]) -> None:
    wrong = [Task(identity="1", path="broken")]

    with pytest.raises(ValueError, match="a fault of ours"):
        list(scan_all(wrong, asked(), Bounds(), 2))
    assert scanner.open == 0


def test_there_is_a_core() -> None:
    assert cores() >= 1
