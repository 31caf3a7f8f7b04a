"""A bounded pool of children on this machine: as many scans at a time as asked for, no more.

Threads only wait for their children. Results are handed over one by one; where nobody takes them,
work pauses, so that memory does not grow with the number of repositories.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from queue import Queue

from pplcheck.fleet.question import Question
from pplcheck.fleet.worker import Bounds, Outcome, Task, Worker


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0))


def scan_all(
    tasks: Iterable[Task], asked: Question, bounds: Bounds, jobs: int
) -> Iterator[Outcome]:
    """The outcome of every task, as they come; tasks are begun in their order.

    Whoever stops taking outcomes (closes the iterator) ends all children. Raises what a thread
    raised, which is a fault of this program.
    """
    waiting = iter(tasks)
    taking = threading.Lock()
    results: Queue[Outcome | BaseException | None] = Queue(maxsize=2 * jobs)
    workers = [Worker(asked, bounds) for _ in range(jobs)]
    stopped = threading.Event()

    def work(worker: Worker) -> None:
        last: BaseException | None = None
        try:
            while not stopped.is_set():
                with taking:
                    task = next(waiting, None)
                if task is None:
                    break
                results.put(worker.scan(task))
        except Exception as error:  # noqa: BLE001 - handed to whoever waits for the outcome
            last = error
        results.put(last)

    threads = [threading.Thread(target=work, args=(worker,), daemon=True) for worker in workers]
    for thread in threads:
        thread.start()
    try:
        yield from _until_all_are_done(results, jobs)
    finally:
        stopped.set()
        for worker in workers:
            worker.close()
        while any(thread.is_alive() for thread in threads):
            _empty(results)
            for thread in threads:
                thread.join(timeout=0.02)


def _until_all_are_done(
    results: Queue[Outcome | BaseException | None], jobs: int
) -> Iterator[Outcome]:
    done = 0
    while done < jobs:
        found = results.get()
        if isinstance(found, BaseException):
            raise found
        if found is None:
            done += 1
        else:
            yield found


def _empty(results: Queue[Outcome | BaseException | None]) -> None:
    """Let threads that wait for room go on."""
    while not results.empty():
        results.get()
