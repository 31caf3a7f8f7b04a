"""One check: the repository is opened and git begins, then the other stages load and follow.

Loading them takes as long as git needs for ten thousand commits, so they load beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pplcheck.errors import CouldNotCheckError, ShallowHistoryError
from pplcheck.history.begun import begin
from pplcheck.history.quarantine import open_repository
from pplcheck.pipeline.shelving import shelf_of

if TYPE_CHECKING:
    from pplcheck.model.report import Report
    from pplcheck.pipeline.request import Request


def answer(request: Request) -> Report:
    """Check one repository.

    What keeps the check from being made comes back as a report that is not complete and exits
    3. Raises UsageError and ConfigurationError for what the caller or the project must correct.
    """
    try:
        # A change may hold a folder that looks like a repository: the enclosing one goes first.
        named = request.named and not request.base
        with open_repository(request.path, named=named) as repository:
            head = repository.resolve(request.rev) if request.rev else repository.head()[0]
            log = begin(repository, head, shelf_of(request.history_cache, repository))
            from pplcheck.pipeline.judging import report
            from pplcheck.pipeline.sighting import look

            return report(request, look(request, repository), log)
    except ShallowHistoryError as error:
        from pplcheck.pipeline.fetching import fetch_command
        from pplcheck.pipeline.judging import refusal

        if not request.base:
            return refusal(request, error)
        command = fetch_command(request.base, unshallow=True)
        brings = f"this brings the base {request.base!r} and the rest: `{command}`"
        return refusal(request, ShallowHistoryError(f"{error}; {brings}"))
    except CouldNotCheckError as error:
        from pplcheck.pipeline.judging import refusal

        return refusal(request, error)
