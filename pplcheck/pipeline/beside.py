"""A stage made beside the others, in a thread: what waits for one git need not wait for another.

The history is counted while the tree is read. Most of both is waiting for git, so that together
they take about as long as the longer of the two.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Beside(Generic[Result]):
    """A stage at work; ask for its result once.

    Whoever never asks closes what the stage reads from, which ends it.
    """

    def __init__(self, stage: Callable[[], Result]) -> None:
        """Begin the stage."""
        self._stage = stage
        self._found: list[Result] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def result(self) -> Result:
        """What the stage found, when it is done; raises what the stage raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._found[0]

    def _run(self) -> None:
        try:
            self._found.append(self._stage())
        except BaseException as error:  # noqa: BLE001 - kept for whoever asks for the result
            self._error = error
