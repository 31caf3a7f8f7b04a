"""What is asked about licenses, and an answer in a format: the one kept where there is one.

The stages load when nothing is kept: that takes longer than to give an answer once more.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pplcheck.errors import CouldNotCheckError
from pplcheck.history.quarantine import open_repository
from pplcheck.model.frozen import frozen
from pplcheck.model.written import Written
from pplcheck.pipeline.keeping import keep
from pplcheck.pipeline.request import Request

if TYPE_CHECKING:
    from pplcheck.model.listing import LicensesAnswer

Read = Callable[[str], bytes]


@frozen
class LicensesQuestion:
    """What is asked: of which repository, and which parts of the answer.

    `repository` is False where the request's path is not to be looked at; `optional` lets it be
    missing. `headers` says whether the history follows headers of source files, None where it
    is short enough. `identify` names loose files, `bill` a bill of materials.
    """

    request: Request
    repository: bool = True
    optional: bool = False
    tree: bool = False
    history: bool = False
    headers: bool | None = None
    identify: tuple[str, ...] | None = None
    bill: Path | None = None


def tell_licenses(
    question: LicensesQuestion, read: Read, format_: str, *, width: int, color: bool
) -> Written:
    """All parts asked for, in a format; `licenses.answer_licenses` says what is raised.

    What follows from the repository alone is kept: where everything is as it was when this was
    last asked, so is the answer. Complaints are what could not be read.
    """
    request = question.request
    if not question.repository or question.identify is not None or question.bill is not None:
        from pplcheck.pipeline.licenses import answer_licenses

        return _written(answer_licenses(question, read), format_, width=width, color=color)
    looks = (str(width), str(color)) if format_ == "terminal" else ()
    parts = (str(question.tree), str(question.history), str(question.headers))
    with open_repository(request.path, named=request.named) as repository:
        head = repository.resolve(request.rev) if request.rev else repository.head()[0]
        keeping = keep(request, repository, head, ("licenses", format_, *parts, *looks))
        known = keeping.known() if keeping else None
        if known:
            return known
        from pplcheck.pipeline.licenses import answer_in_sight
        from pplcheck.pipeline.sighting import look

        sight = look(request, repository)
        answer = answer_in_sight(question, sight)
        found = _written(answer, format_, width=width, color=color)
        if keeping and answer.complete and sight.judged.head == head:
            keeping.put(found, sight.governed)
        return found


def _written(answer: LicensesAnswer, format_: str, *, width: int, color: bool) -> Written:
    from pplcheck.pipeline.rendering import gap_line, render_licenses

    return Written(
        text=render_licenses(answer, format_, width=width, color=color),
        status=0 if answer.complete else CouldNotCheckError.exit_status,
        complaints=tuple(map(gap_line, answer.gaps)),
    )
