"""An answer as it is written."""

from __future__ import annotations

from pplcheck.model.frozen import frozen


@frozen
class Written:
    """The text of an answer, the lines of complaint beside it, and the exit status.

    A complaint is a line without its end. `text` is empty where nothing could be answered.
    """

    text: str
    status: int
    complaints: tuple[str, ...] = ()
