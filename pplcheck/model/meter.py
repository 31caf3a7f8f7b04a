"""How far the work has come: written by stages that read, for a person who watches.

One meter a process, as there is one person at one terminal. It holds no answer, and no answer
depends on it; where nobody watches, it is hardly ever touched.
"""

from __future__ import annotations

from typing import Final


class Meter:
    """What is being done, how much of it, and out of how many; `of` is 0 where nobody knows."""

    __slots__ = ("done", "is_over", "of", "turn", "watched", "what")

    def __init__(self) -> None:
        """Begin with nothing, and nobody watching."""
        self.watched = False
        self.turn = 0
        self.begin("")

    def begin(self, what: str, of: int = 0) -> None:
        """Something else is done from now on; `what` is what is counted, such as `commits`."""
        self.what, self.of, self.done, self.is_over = what, of, 0, False
        self.turn += 1

    def add(self, count: int) -> None:
        """So many more are done."""
        self.done += count

    def end(self) -> None:
        """All of it is done; what follows is not counted."""
        self.is_over = True


METER: Final = Meter()
"""The meter of this process."""
