"""The stage that counts a history, as the policy says and with paths where the caller asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pplcheck.history.ahead import Ahead
from pplcheck.history.begun import Begun
from pplcheck.history.contributions import read_history
from pplcheck.history.stream import Stream
from pplcheck.model.contribution import History
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.shelving import shelf_of
from pplcheck.pipeline.sighting import Sight
from pplcheck.pipeline.signing import with_signatures

if TYPE_CHECKING:
    from pplcheck.history.touched import Touched


def touching(request: Request, sight: Sight) -> Touched | None:
    """What every commit of the history did to files; None where nobody asks.

    Raises UnreadableHistoryError where a commit or tree is missing or damaged.
    """
    if not request.paths and not request.lines:
        return None
    from pplcheck.history.line_counts import count_lines
    from pplcheck.history.line_shelf import LineShelf
    from pplcheck.history.touched import read_touched, start_touched

    repository = sight.repository
    log = start_touched(repository, sight.judged.head)
    touched = read_touched(repository, log, import_files=sight.rules.policy.import_files)
    if not request.lines:
        return touched
    shelf = shelf_of(request.cache, repository)
    kept = LineShelf(shelf, repository) if shelf else None
    return touched.with_lines(count_lines(repository, touched.commits, kept))


def history_of(
    request: Request,
    sight: Sight,
    log: Begun | Ahead,
    *,
    touched: Touched | None,
    stream: Stream | None = None,
) -> History:
    """The history of what is looked at; `log` is that of its head, begun before.

    Signatures are verified where the caller brings along keys. Raises UnreadableHistoryError where
    a commit is missing or damaged, and what `with_signatures` raises.
    """
    policy = sight.rules.policy
    history = read_history(
        sight.repository,
        sight.judged.head,
        mailmap=sight.mailmap,
        bots=policy.bots,
        log=log,
        stream=stream,
        touched=touched,
        count_imports=policy.count_imports,
    )
    return with_signatures(request, sight.repository, history)
