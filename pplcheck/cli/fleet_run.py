"""`pplcheck fleet run`: scan many repositories, those that have changed since the last run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings

if TYPE_CHECKING:
    from pplcheck.fleet.running import Tell
    from pplcheck.model.fleet import Summary

PlacesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PLACE...",
        help="A phyle file, a list, repositories, folders of them, globs, or addresses.",
        show_default=False,
    ),
]
FleetOption = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="DIR", help="Where the fleet is kept from run to run."),
]
JobsOption = Annotated[
    int, typer.Option("--jobs", metavar="N", min=0, help="Scans at a time, else one a core.")
]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="Of one repository.")
]
MemoryOption = Annotated[
    int,
    typer.Option("--memory", metavar="MB", min=0, help="Of one process; 0 for any amount."),
]
MaxAgeOption = Annotated[
    int,
    typer.Option("--max-age", metavar="DAYS", min=0, help="Scan anew what was judged before this."),
]
AfreshOption = Annotated[bool, typer.Option("--afresh", help="Scan all anew.")]
CloneOption = Annotated[
    bool, typer.Option("--clone", help="Fetch addresses into the folder; nothing is fetched else.")
]
SchedulerOption = Annotated[
    str, typer.Option("--scheduler", metavar="ADDRESS", help="Scan on this Dask cluster.")
]
WorkersOption = Annotated[
    int, typer.Option("--workers", metavar="N", min=0, help="Scan on N Dask workers made here.")
]


def run(
    places: PlacesArgument,
    *,
    folder: FleetOption,
    jobs: JobsOption = 0,
    timeout: TimeoutOption = 600.0,
    memory: MemoryOption = 4096,
    max_age: MaxAgeOption = 7,
    afresh: AfreshOption = False,
    clone: CloneOption = False,
    scheduler: SchedulerOption = "",
    workers: WorkersOption = 0,
    as_of: options.AsOfOption = "",
    reading: options.ReadingOption = None,
    register: options.RegisterOption = None,
    config: options.ConfigOption = None,
    isolated: options.IsolatedOption = False,
    show_people: options.ShowPeopleOption = False,
    pseudonyms: options.PseudonymsOption = None,
    no_cache: options.NoCacheOption = False,
    output_format: options.FormatOption = options.Format.TERMINAL,
    quiet: options.QuietOption = False,
) -> int:
    """Scan many repositories: what has not changed is known. Exits 3 where a check failed."""
    request = settings.request(
        None,
        as_of=as_of,
        no_cache=no_cache,
        show_people=show_people,
        pseudonyms=pseudonyms,
        **settings.governed(reading, register, config, isolated=isolated),
    )
    how = _How(jobs, scheduler, workers, timeout, memory, max_age, afresh, clone)
    summary = _scan(places, request, folder, how, quiet=quiet)
    _show(summary, folder, output_format, quiet=quiet)
    return summary.exit_status


class _How(NamedTuple):
    """How a run is made: where, within which bounds, how much of the last one is kept."""

    jobs: int
    scheduler: str
    workers: int
    timeout: float
    memory: int
    max_age: int
    afresh: bool
    clone: bool


def _scan(
    places: list[str], request: pipeline.Request, folder: Path, how: _How, *, quiet: bool
) -> Summary:
    from pplcheck.fleet.execution import Where, executor
    from pplcheck.fleet.planning import prepare
    from pplcheck.fleet.running import run as run_all
    from pplcheck.fleet.store import writing
    from pplcheck.fleet.worker import Bounds

    bounds = Bounds(seconds=how.timeout, megabytes=how.memory)
    where = Where(jobs=how.jobs, scheduler=how.scheduler, workers=how.workers)
    with writing(folder) as store:
        prepared = prepare(places, request, folder, bounds, clone=how.clone, jobs=how.jobs)
        plan = prepared.plan(max_age=how.max_age, afresh=how.afresh)
        with (
            _searching(prepared.search),
            _watched(quiet=quiet) as tell,
            executor(where, plan.asked, bounds) as scan_all,
        ):
            return run_all(store, prepared.entries, plan, scan_all, tell)


@contextmanager
def _searching(search: str) -> Iterator[None]:
    """Have all processes started meanwhile look for programs where no repository lies.

    Where that leaves none, each repository says so by itself.
    """
    if not search:
        yield
        return
    before = os.environ.get("PATH", os.defpath)
    os.environ["PATH"] = search
    try:
        yield
    finally:
        os.environ["PATH"] = before


@contextmanager
def _watched(*, quiet: bool) -> Iterator[Tell]:
    """Show how far it is, where a person watches."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _total, _name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from pplcheck.formats.neutral import shown

    name = TextColumn("{task.description}", markup=False)
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), name)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")

        def tell(done: int, total: int, last: str) -> None:
            bar.update(task, completed=done, total=total, description=shown(last, 40))

        yield tell


def _show(summary: Summary, folder: Path, output_format: options.Format, *, quiet: bool) -> None:
    from pplcheck.formats import fleet_summary

    if output_format is options.Format.JSON:
        output.emit(fleet_summary.as_json(summary), None)
    elif not quiet or summary.exit_status:
        output.emit(fleet_summary.as_text(summary, str(folder)), None)
