"""Commits compared with their ids beside the log that tells them, some thousands at a time.

The log believes what it is told; git compares content and id only of objects it peels
(gitrevisions(7)). That takes nearly as long as the log, so it goes on at the same time.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable

from pplcheck.history.quarantine import Quarantine

AT_ONCE = 16_384
"""Commits that one git compares; no more ids than of two such lots are held."""


class Comparison:
    """Commits being compared with their ids, one lot after the other."""

    def __init__(self, quarantine: Quarantine, *, what: str = "the history") -> None:
        """Nothing to compare yet; `what` it is that errors speak of."""
        self._quarantine = quarantine
        self._what = what
        self._waiting: list[bytes] = []
        self._process: subprocess.Popen[bytes] | None = None

    def add(self, ids: Iterable[bytes]) -> None:
        """Have more commits compared.

        Raises:
            UnreadableHistoryError: one added before is not what its id says, or is missing.
        """
        self._waiting += ids
        if len(self._waiting) >= AT_ONCE:
            self._next()

    def end(self) -> None:
        """Wait until all are compared; raises as `add` does."""
        if self._waiting:
            self._next()
        self._finish()

    def _next(self) -> None:
        self._finish()
        peeled = b"^{}\n".join([*self._waiting, b""])
        self._waiting.clear()
        options = ("--no-walk=unsorted", "--quiet", "--stdin")
        self._process = self._quarantine.start("rev-list", *options, stdin=peeled)

    def _finish(self) -> None:
        if self._process is not None:
            process, self._process = self._process, None
            self._quarantine.finish(process, what=self._what)
