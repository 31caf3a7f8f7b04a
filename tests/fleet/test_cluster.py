from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from pplcheck.errors import UsageError
from pplcheck.fleet import cluster, question
from pplcheck.fleet.cluster import connected, scan_there
from pplcheck.fleet.pool import scan_all
from pplcheck.fleet.record_text import unpacked
from pplcheck.fleet.worker import Bounds, Outcome, Task
from tests.fleet.projects import asked, project


def tasks_of(folder: Path, count: int) -> list[Task]:
    paths = [project(folder / f"p{number}", 2) for number in range(count)]
    return [Task(identity=path.name, path=str(path)) for path in paths]


def test_a_worker_thread_keeps_one_child_while_it_is_asked_the_same(tmp_path: Path) -> None:
    (task,) = tasks_of(tmp_path, 1)
    text = question.written(asked())

    first = scan_there(task, text, Bounds())
    kept = cluster._local.kept[2]  # noqa: SLF001 - what a thread keeps
    second = scan_there(task, text, Bounds())
    same = cluster._local.kept[2]  # noqa: SLF001
    scan_there(task, text, Bounds(seconds=99))

    assert first.record == second.record
    assert kept is same
    assert cluster._local.kept[2] is not kept  # noqa: SLF001
    cluster._local.kept[2].close()  # noqa: SLF001
    del cluster._local.kept  # noqa: SLF001


@pytest.mark.parametrize(
    ("status", "said"), [("error", "the workers it was given to were lost (KilledWorker)"),
                         ("lost", "were lost (lost)")]
)  # fmt: skip
def test_a_task_whose_workers_are_lost_again_and_again_is_told(
    status: str, said: str, tmp_path: Path
) -> None:
    (task,) = tasks_of(tmp_path, 1)
    error = type("KilledWorker", (Exception,), {})()
    future = SimpleNamespace(status=status, exception=lambda: error)

    outcome = cluster._outcome(future, task, question.written(asked()))  # noqa: SLF001

    (found,) = unpacked(outcome.record)["assembly"]["book"]["findings"]
    assert outcome.failed == "worker"
    assert said in found["message"]


def test_without_dask_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with (
        pytest.raises(UsageError, match=r"pip install 'pplcheck\[fleet\]'"),
        connected("", 1, asked(), Bounds()),
    ):
        pass


@pytest.mark.filterwarnings("ignore")
def test_where_no_scheduler_answers_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "WAIT", "1s")

    with (
        pytest.raises(UsageError, match="no Dask scheduler with a worker answers"),
        connected("tcp://127.0.0.1:9", 0, asked(), Bounds()),
    ):
        pass


class Future:
    """A task of a cluster that is none: done at once."""

    def __init__(self, key: str, outcome: Outcome | None) -> None:
        self.key = key
        self.status = "finished" if outcome else "lost"
        self.outcome = outcome
        self.is_released = False

    def result(self) -> Outcome | None:
        return self.outcome

    def release(self) -> None:
        self.is_released = True


class Coming:
    """Futures in the order they came to be, as `distributed.as_completed` gives them."""

    def __init__(self, futures: list[Future], *, raise_errors: bool) -> None:
        assert not raise_errors
        self.futures = list(futures)

    def add(self, future: Future) -> None:
        self.futures.append(future)

    def __iter__(self) -> Iterator[Future]:
        while self.futures:
            yield self.futures.pop(0)


class Client:
    """A client of two threads; keeps what it was given."""

    def __init__(self) -> None:
        self.given: list[Future] = []
        self.most = 0
        self.cancelled: list[Future] = []

    def nthreads(self) -> dict[str, int]:
        return {"a": 1, "b": 1}

    def submit(self, _: object, task: Task, *__: object, **options: object) -> Future:
        assert options == {"retries": cluster.RETRIES, "pure": False}
        outcome = None if task.identity == "lost" else Outcome(identity=task.identity, record=b"")
        self.given.append(Future(f"key-{task.identity}", outcome))
        self.most = max(self.most, sum(not future.is_released for future in self.given))
        return self.given[-1]

    def cancel(self, futures: list[Future]) -> None:
        self.cancelled += futures
        raise OSError("the cluster is gone")


def scanned(client: Client, count: int, *more: str) -> Iterator[Outcome]:
    tasks = [Task(identity=name, path="/x") for name in (*map(str, range(count)), *more)]
    distributed = SimpleNamespace(as_completed=Coming)
    text = question.written(asked())
    return cluster._scan_all(distributed, client, tasks, text, Bounds())  # noqa: SLF001


def test_outcomes_come_one_by_one_and_few_tasks_are_on_their_way() -> None:
    client = Client()

    found = [(outcome.identity, outcome.failed) for outcome in scanned(client, 30, "lost")]

    assert found == [*((str(number), "") for number in range(30)), ("lost", "worker")]
    assert client.most == 2 * cluster.AHEAD
    assert all(future.is_released for future in client.given)


def test_who_takes_no_more_outcomes_cancels_what_is_on_its_way() -> None:
    client = Client()
    coming = scanned(client, 30)

    assert next(coming).identity == "0"
    coming.close()  # type: ignore[attr-defined] # a generator

    assert [future.key for future in client.cancelled] == [f"key-{n}" for n in range(1, 6)]


@pytest.mark.parametrize(("address", "workers"), [("", 2), ("tcp://host.example:8786", 0)])
def test_a_cluster_is_made_here_or_is_that_of_a_scheduler(
    address: str, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[object, ...]] = []

    @contextmanager
    def cluster_of(**options: object) -> Iterator[str]:
        made.append(("cluster", options["n_workers"], options["threads_per_worker"]))
        yield "here"
        made.append(("cluster ended",))

    class Connection(Client):
        def __init__(self, at: str, **options: object) -> None:
            super().__init__()
            made.append(("client", at if address else "here", *options.values()))

        def wait_for_workers(self, count: int, timeout: str) -> None:
            made.append(("workers", count, timeout))

        def __enter__(self) -> Client:
            return self

        def __exit__(self, *_: object) -> None:
            made.append(("client ended",))

    known = SimpleNamespace(LocalCluster=cluster_of, Client=Connection, as_completed=Coming)
    monkeypatch.setitem(sys.modules, "distributed", known)

    with connected(address, workers, asked(), Bounds()) as scan:
        found = [outcome.identity for outcome in scan([Task(identity="a", path="/x")])]

    assert found == ["a"]
    assert made == (
        [("client", address, cluster.WAIT), ("workers", 1, cluster.WAIT), ("client ended",)]
        if address
        else [("cluster", 2, 1), ("client", "here"), ("client ended",), ("cluster ended",)]
    )


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler on loopback, and two worker processes."""
    pytest.importorskip("distributed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    start = [sys.executable, "-m", "distributed.cli"]
    commands = [
        [*start[:-1], "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port),
         "--no-dashboard"],
        *[[*start[:-1], "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny",
           "--no-dashboard", "--local-directory", str(tmp_path / "space")]] * 2,
    ]  # fmt: skip
    running = [
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for command in commands
    ]
    yield address, running[1:]
    for process in running:
        process.kill()
        process.wait()


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed_midway(
    tmp_path: Path, scheduler: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = scheduler
    tasks = tasks_of(tmp_path / "all", 16)
    here = {entry.identity: entry.record for entry in scan_all(tasks, asked(), Bounds(), 2)}
    there: dict[str, bytes] = {}

    with connected(address, 0, asked(), Bounds()) as scan:
        for outcome in scan(tasks):
            there[outcome.identity] = outcome.record
            if len(there) == 3:
                os.kill(workers[0].pid, signal.SIGKILL)

    assert there == here
    assert workers[0].wait(timeout=30) == -signal.SIGKILL


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
def test_workers_made_here_give_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    tasks = tasks_of(tmp_path / "all", 4)
    here = {entry.identity: entry.record for entry in scan_all(tasks, asked(), Bounds(), 2)}
    start = time.monotonic()

    with connected("", 2, asked(), Bounds()) as scan:
        there = {entry.identity: entry.record for entry in scan(tasks)}

    assert there == here
    assert time.monotonic() - start < 120
