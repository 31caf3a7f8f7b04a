"""Where scans are made: on children of this process, or on a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pplcheck.errors import UsageError
from pplcheck.fleet.pool import cores, scan_all
from pplcheck.fleet.question import Question
from pplcheck.fleet.running import Executor
from pplcheck.fleet.worker import Bounds
from pplcheck.model.frozen import frozen


@frozen
class Where:
    """`jobs` children here (0 for one a core), or a cluster: its `scheduler`, or `workers` here."""

    jobs: int = 0
    scheduler: str = ""
    workers: int = 0


@contextmanager
def executor(where: Where, asked: Question, bounds: Bounds) -> Iterator[Executor]:
    """Whoever scans; what it needs is started, and ended with the context.

    Raises UsageError where more than one place is named, or Dask is not there.
    """
    if (where.jobs > 0) + bool(where.scheduler) + (where.workers > 0) > 1:
        raise UsageError("--jobs, --scheduler and --workers exclude each other; name one")
    if where.scheduler or where.workers:
        from pplcheck.fleet.cluster import connected

        with connected(where.scheduler, where.workers, asked, bounds) as scan_there:
            yield scan_there
    else:
        jobs = where.jobs or cores()
        yield lambda tasks: scan_all(tasks, asked, bounds, jobs)
