"""A line on standard error that shows how far the work has come, while a person watches.

It is written over itself and taken away in the end, so that nothing of it stays on the screen. It
stays shorter than the terminal is wide: what does not fit is left out, the least needed first.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from time import monotonic
from typing import Final

from pplcheck.model.meter import METER

PATIENCE: Final = 0.4
"""Seconds until anything is shown: most answers are there by then."""
PAUSE: Final = 0.1
"""Seconds from one look at the meter to the next."""
SETTLED: Final = 1.0
"""Seconds from which on a rate says how long the rest will take."""
WIDEST: Final = 24
"""Signs in the bar itself."""
_NARROWEST: Final = 8
_AUTOMATIC: Final = ("CI", "PRE_COMMIT", "GIT_EXEC_PATH")
"""Set by services, by pre-commit, and by git for its hooks, which may all offer a terminal."""
_CLEAR: Final = "\r\x1b[K"


def is_watched() -> bool:
    """Whether a person looks at standard error, on a terminal that can write over a line."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return not any(os.environ.get(name) for name in _AUTOMATIC)


@contextlib.contextmanager
def shown() -> Iterator[None]:
    """Show how far the work has come until it ends, well or not."""
    over = threading.Event()
    drawing = threading.Thread(target=_draw, args=(over,), daemon=True)
    METER.watched = True
    METER.begin("")
    drawing.start()
    try:
        yield
    finally:
        over.set()
        drawing.join()
        METER.watched = False


def _draw(over: threading.Event) -> None:
    """Write the line again and again until it is over, then take it away."""
    turn, since, wait, is_there = -1, monotonic(), PATIENCE, False
    with contextlib.suppress(OSError, ValueError):  # a terminal that is gone needs no progress
        while not over.wait(wait):
            if METER.turn != turn:
                turn, since = METER.turn, monotonic()
            seconds = 0.0 if METER.is_over else monotonic() - since
            text = line(METER.what, METER.done, METER.of, seconds, terminal_columns())
            sys.stderr.write(f"{_CLEAR}{text}")
            sys.stderr.flush()
            wait, is_there = PAUSE, True
        if is_there:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()


def terminal_columns() -> int:
    """How wide the terminal is now; some say 0, and mean that they do not know."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return 80


def line(what: str, done: int, of: int, seconds: float, columns: int) -> str:
    """What is shown: how many of how many are done in so many seconds, in fewer columns than there.

    `seconds` is 0 where all is done. A number of all that turns out too small is worth nothing,
    and neither is time left by it.
    """
    room = columns - 1  # in the last column some terminals go on to the next line
    if not done:
        return "reading the history"[:room] if room >= _NARROWEST else ""
    is_known = of >= done and seconds > 0
    count = f"{done:,} of {of:,} {what}" if is_known else f"{done:,} {what}"
    count += "" if seconds else " read"
    parts = [count]
    if seconds >= SETTLED:
        rate = done / seconds
        parts.append(f"{rate:,.0f}/s")
        if is_known:
            parts.append(f"{duration((of - done) / rate)} left")
    while len("  ".join(parts)) > room and len(parts) > 1:
        parts.pop(1)
    text = "  ".join(parts)
    if len(text) > room:
        return f"{done:,}" if len(f"{done:,}") <= room else ""
    width = min(WIDEST, room - len(text) - 4)
    if not is_known or width < _NARROWEST:
        return text
    full = done * width // of
    return f"[{'#' * full}{'-' * (width - full)}]  {text}"


def duration(seconds: float) -> str:
    """A time in one unit or two, such as `5 s`, `2 min`, `1 h 5 min`; at least a second."""
    whole = max(round(seconds), 1)
    if whole < 100:  # noqa: PLR2004 - two digits
        return f"{whole} s"
    minutes = round(whole / 60)
    if minutes < 60:  # noqa: PLR2004 - an hour
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"
