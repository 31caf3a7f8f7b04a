"""Reading ahead of whoever listens: what git has said is taken while other work goes on.

A pipe holds little, and a git that waits for its reader does nothing. A thread takes chunks out
of the pipe, a bounded number of them, so that git comes to its end beside us.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from queue import Empty, Full, Queue

from pplcheck.history.process import output_of

CHUNK = 1024 * 1024
"""Bytes read at once."""
AHEAD = 16
"""Chunks that may wait to be listened to."""
PATIENCE = 0.1
"""Seconds until a full queue is looked at again, and whether anybody still listens."""


class Ahead:
    """A process whose answer is read ahead, in order; `close` when nobody listens any more."""

    def __init__(
        self, process: subprocess.Popen[bytes], *, without: str = "", whole: bool = False
    ) -> None:
        """Begin to read what the process answers.

        `without` is the commit its log leaves out, `whole` says that it is a log of everything.
        """
        self.process = process
        self.without = without
        self.whole = whole
        self._chunks: Queue[bytes] = Queue(maxsize=AHEAD)
        self._closed = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    def chunks(self) -> Iterator[bytes]:
        """What was read, to the end of the answer, or until this is closed."""
        while chunk := self._next():
            yield chunk

    def close(self) -> None:
        """Stop reading; the process itself is ended by whoever started it."""
        self._closed.set()

    def _next(self) -> bytes:
        while not self._closed.is_set():
            try:
                return self._chunks.get(timeout=PATIENCE)
            except Empty:
                continue
        return b""

    def _read(self) -> None:
        stream = output_of(self.process)
        chunk = b"begin"
        while chunk and not self._closed.is_set():
            try:
                chunk = stream.read(CHUNK)
            except ValueError:  # closed by whoever ended the process
                chunk = b""
            self._put(chunk)

    def _put(self, chunk: bytes) -> None:
        while not self._closed.is_set():
            try:
                self._chunks.put(chunk, timeout=PATIENCE)
            except Full:
                continue
            return
