"""The report for an assembly: one repository or several are judged, and a format is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pplcheck.errors import CouldNotCheckError
from pplcheck.history.integrations import read_integrations, start_integrations
from pplcheck.history.log import start_log
from pplcheck.history.quarantine import open_repository
from pplcheck.model.assembly import Assembly
from pplcheck.pipeline.request import Request


def report_on(request: Request, previous: Path | None = None) -> Assembly:
    """The report on one repository, with what changed since an earlier one where one is named.

    What keeps it from being judged comes back as a report that is not complete. Raises UsageError
    and ConfigurationError for what the caller or the project must correct.
    """
    found = _answer(request)
    if previous is None:
        return found
    from pplcheck.pipeline.exact import exact
    from pplcheck.pipeline.since_last import since_last

    since = exact(since_last(previous, found))
    return replace(found, minutes=replace(found.minutes, since=since))


def _answer(request: Request) -> Assembly:
    try:
        with open_repository(request.path, named=request.named and not request.base) as repository:
            head = repository.resolve(request.rev) if request.rev else repository.head()[0]
            log = start_log(repository, head)
            taken = start_integrations(repository, head)
            from pplcheck.pipeline.assembly import Gathered, assemble
            from pplcheck.pipeline.judging import report
            from pplcheck.pipeline.sighting import look

            seen = look(request, repository)
            judged = report(request, seen, log)
            integrations = read_integrations(
                repository, taken, mailmap=seen.mailmap, bots=seen.rules.policy.bots
            )
            return assemble(Gathered(report=judged, seen=seen, integrations=integrations))
    except CouldNotCheckError as error:
        from pplcheck.pipeline.assembly import refused
        from pplcheck.pipeline.judging import refusal

        return refused(refusal(request, error))


Write = Callable[[str, str], None]
"""Writes a file of a folder: its name, its text."""
