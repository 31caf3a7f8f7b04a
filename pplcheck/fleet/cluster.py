"""Scans on a Dask cluster (https://distributed.dask.org), byte for byte those of the pool.

The only module that knows Dask. Each worker scans in a child of its own, with the same bounds as
here, so that no repository can take a worker with it; a worker that is lost anyway costs what it
had begun, which Dask gives to another. Results come one by one and are forgotten once taken.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from pplcheck.errors import CouldNotCheckError, UsageError
from pplcheck.fleet import question
from pplcheck.fleet.question import Question
from pplcheck.fleet.record_text import packed
from pplcheck.fleet.worker import Bounds, Outcome, Task, Worker
from pplcheck.pipeline.scanning import refused_record

if TYPE_CHECKING:
    from collections.abc import Callable

AHEAD: Final = 3
"""Tasks a worker thread has at hand, so that it never waits for us."""

RETRIES: Final = 3
"""How often a task whose worker is lost is given to another."""

WAIT: Final = "30s"
"""How long to wait for a scheduler and its first worker."""

_local = threading.local()


def scan_there(task: Task, asked: str, bounds: Bounds) -> Outcome:
    """Scan a repository on whatever worker this is; each of its threads keeps one child."""
    kept: tuple[str, Bounds, Worker] | None = getattr(_local, "kept", None)
    if kept is None or kept[:2] != (asked, bounds):
        if kept is not None:
            kept[2].close()
        worker = Worker(question.read(asked), bounds)
        atexit.register(worker.close)
        _local.kept = kept = asked, bounds, worker
    return kept[2].scan(task)


@contextmanager
def connected(
    scheduler: str, workers: int, asked: Question, bounds: Bounds
) -> Iterator[Callable[[Iterable[Task]], Iterator[Outcome]]]:
    """Whoever scans on a cluster: that of a scheduler, else one of `workers` made here.

    Raises:
        UsageError: Dask is not installed, or no scheduler answers there.
    """
    try:
        import distributed
    except ImportError as error:
        raise UsageError(
            "Dask is not installed; add it with `pip install 'pplcheck[fleet]'`, or leave out "
            "--scheduler and --workers"
        ) from error
    with _client(distributed, scheduler, workers) as client:
        text = question.written(asked)
        yield lambda tasks: _scan_all(distributed, client, tasks, text, bounds)


@contextmanager
def _client(distributed: Any, scheduler: str, workers: int) -> Iterator[Any]:
    if not scheduler:
        cluster = distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, memory_limit=0
        )
        with cluster, distributed.Client(cluster) as client:
            yield client
        return
    try:
        client = distributed.Client(scheduler, timeout=WAIT)
        client.wait_for_workers(1, timeout=WAIT)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(
            f"no Dask scheduler with a worker answers at {scheduler!r} ({error}); start them with "
            "`dask scheduler` and `dask worker ADDRESS`"
        ) from error
    with client:
        yield client


def _scan_all(
    distributed: Any, client: Any, tasks: Iterable[Task], asked: str, bounds: Bounds
) -> Iterator[Outcome]:
    """Outcomes as they come; only so many tasks are on their way that nobody has to wait."""
    waiting = iter(tasks)
    underway: dict[Any, Task] = {}

    def submit(task: Task) -> Any:
        future = client.submit(scan_there, task, asked, bounds, retries=RETRIES, pure=False)
        underway[future.key] = task
        return future

    room = AHEAD * max(sum(client.nthreads().values()), 1)
    coming = distributed.as_completed(
        [submit(task) for task in islice(waiting, room)], raise_errors=False
    )
    try:
        for future in coming:
            task = underway.pop(future.key)
            yield _outcome(future, task, asked)
            future.release()
            following = next(waiting, None)
            if following is not None:
                coming.add(submit(following))
    finally:
        with suppress(Exception):  # the cluster may be gone; nothing is lost by leaving it
            client.cancel(list(coming.futures))


def _outcome(future: Any, task: Task, asked: str) -> Outcome:
    """What a task gave; one whose workers were lost again and again is told with that reason."""
    if future.status == "finished":
        outcome: Outcome = future.result()
        return outcome
    words = f"{type(future.exception()).__name__}" if future.status == "error" else future.status
    error = CouldNotCheckError(
        f"the workers it was given to were lost ({words}); run again, or look at their logs"
    )
    request = question.read(asked).at(_path(task))
    return Outcome(
        identity=task.identity, record=packed(refused_record(request, error)), failed="worker"
    )


def _path(task: Task) -> Any:
    from pathlib import Path

    return Path(task.path)
