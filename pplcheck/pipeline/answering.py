"""One check: the repository is opened and git begins, then the other stages load and follow.

Loading them takes as long as git needs for ten thousand commits, so they load beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pplcheck.errors import CouldNotCheckError, ShallowHistoryError, UsageError
from pplcheck.history.quarantine import Quarantine, open_repository
from pplcheck.model.written import Written
from pplcheck.pipeline.keeping import keep

if TYPE_CHECKING:
    from pplcheck.model.report import Report
    from pplcheck.pipeline.request import Request
    from pplcheck.pipeline.sighting import Sight


def answer(request: Request) -> Report:
    """Check one repository.

    What keeps the check from being made comes back as a report that is not complete and exits
    3. Raises UsageError and ConfigurationError for what the caller or the project must correct.
    """
    try:
        with _opened(request) as repository:
            return _judged(request, repository, _head(request, repository))[0]
    except CouldNotCheckError as error:
        return _refused(request, error)


def tell(request: Request, format_: str, *, width: int, color: bool) -> Written:
    """Check one repository, and write the report in a format; `answer` says what is raised.

    Where everything is as it was when this was last asked, so is the answer. Raises UsageError
    where a statement about a commit is asked for, and none is named.
    """
    if format_ == "intoto" and not (request.rev or request.base):
        raise UsageError(
            "--format intoto makes a statement about a commit, which a work tree is not; add "
            "--rev HEAD, or --base"
        )
    try:
        with _opened(request) as repository:
            head = _head(request, repository)
            looks = (str(width), str(color)) if format_ == "terminal" else ()
            keeping = keep(request, repository, head, ("check", format_, *looks))
            known = keeping.known() if keeping else None
            if known:
                return known
            report, sight = _judged(request, repository, head)
            found = written(report, format_, width=width, color=color)
            if keeping and report.complete and sight.judged.head == head:
                keeping.put(found, sight.governed)
            return found
    except CouldNotCheckError as error:
        return written(_refused(request, error), format_, width=width, color=color)


def written(report: Report, format_: str, *, width: int, color: bool) -> Written:
    """A report in a format, with a line for each thing that kept the check from being made.

    There is no text for a terminal then.
    """
    from pplcheck.pipeline.rendering import failure_line, render

    failures = report.findings if report.evidence is None else ()
    is_told = report.evidence is not None or format_ != "terminal"
    return Written(
        text=render(report, format_, width=width, color=color) if is_told else "",
        status=report.outcome.exit_status,
        complaints=tuple(map(failure_line, failures)),
    )


def _opened(request: Request) -> Quarantine:
    # A change may hold a folder that looks like a repository: the enclosing one goes first.
    return open_repository(request.path, named=request.named and not request.base)


def _head(request: Request, repository: Quarantine) -> str:
    return repository.resolve(request.rev) if request.rev else repository.head()[0]


def _judged(request: Request, repository: Quarantine, head: str) -> tuple[Report, Sight]:
    from pplcheck.history.begun import begin
    from pplcheck.pipeline.shelving import shelf_of

    log = begin(repository, head, shelf_of(request.history_cache, repository))
    from pplcheck.pipeline.judging import report
    from pplcheck.pipeline.sighting import look

    sight = look(request, repository)
    return report(request, sight, log), sight


def _refused(request: Request, error: CouldNotCheckError) -> Report:
    """The report where nothing could be judged; says how to fetch what a clone lacks."""
    from pplcheck.pipeline.fetching import fetch_command
    from pplcheck.pipeline.judging import refusal

    if not isinstance(error, ShallowHistoryError) or not request.base:
        return refusal(request, error)
    command = fetch_command(request.base, unshallow=True)
    brings = f"this brings the base {request.base!r} and the rest: `{command}`"
    return refusal(request, ShallowHistoryError(f"{error}; {brings}"))
