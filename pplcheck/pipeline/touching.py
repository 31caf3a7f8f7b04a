"""The stage that looks at what commits did to files, where the caller asks for it."""

from __future__ import annotations

from pplcheck.history.touched import Touched, read_touched, start_touched
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.sighting import Sight


def touching(request: Request, sight: Sight) -> Touched | None:
    """What every commit of the history did to files; None where nobody asks.

    Raises UnreadableHistoryError where a commit or tree is missing or damaged.
    """
    if not request.paths:
        return None
    log = start_touched(sight.repository, sight.judged.head)
    return read_touched(sight.repository, log, import_files=sight.rules.policy.import_files)
