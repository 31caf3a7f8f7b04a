"""A child process that scans for us, watched: ended in time, replaced when it is gone.

The child leads a process group of its own, so that ending it ends the gits it started. It keeps
its temporary folders in one of ours, which goes with it.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from pplcheck.errors import CouldNotCheckError
from pplcheck.fleet import question
from pplcheck.fleet.question import Question
from pplcheck.fleet.record_text import packed
from pplcheck.fleet.scratch import scratch_folder
from pplcheck.model.frozen import frozen
from pplcheck.pipeline.scanning import refused_record

LONGEST_LIFE: Final = 200
"""How many repositories one child scans before another takes over, so that memory stays flat."""

_SEARCH: Final = {
    "PYTHONSAFEPATH": "1",  # nothing is loaded from the folder one happens to be in
    "PYTHONPATH": os.pathsep.join(
        filter(None, (str(Path(__file__).parent.parent.parent), os.environ.get("PYTHONPATH")))
    ),
}


@frozen
class Bounds:
    """What one repository may take: seconds, and megabytes of each process (0 for any)."""

    seconds: float = 600.0
    megabytes: int = 4096


@frozen
class Task:
    """One repository to scan: what it is known by, and where it lies."""

    identity: str
    path: str


@frozen
class Outcome:
    """What a scan gave: a packed record, and what it cost in seconds and megabytes.

    `failed` is empty, or `time`, `memory`, `crash` or `worker` where the record only says that.
    """

    identity: str
    record: bytes
    seconds: float = 0.0
    cpu: float = 0.0
    megabytes: int = 0
    failed: str = ""


class Worker:
    """Scans one repository at a time in a child process; a context manager that ends it."""

    def __init__(self, asked: Question, bounds: Bounds) -> None:
        """No child is started before there is something to do."""
        self._asked = asked
        self._text = question.written(asked)
        self._bounds = bounds
        self._process: subprocess.Popen[bytes] | None = None
        self._scratch = Path()
        self._age = 0
        self._is_late = False
        self._is_closed = False

    def __enter__(self) -> Self:
        """The worker itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the child."""
        self.close()

    def scan(self, task: Task) -> Outcome:
        """Scan a repository; whatever happens to the child, there is an outcome."""
        started = time.monotonic()
        head, record = self._exchange(json.dumps({"question": self._text, "path": task.path}))
        seconds = round(time.monotonic() - started, 6)
        failed = str(head.get("failed", ""))
        if failed:
            self._end()
            record = self._refusal(task, failed, str(head.get("words", "")))
        return Outcome(
            identity=task.identity,
            record=record,
            seconds=seconds,
            cpu=float(head.get("cpu", 0.0)),
            megabytes=int(head.get("peak", 0)),
            failed=failed,
        )

    def close(self) -> None:
        """End the child, and start no other."""
        self._is_closed = True
        self._end()

    def _exchange(self, task: str) -> tuple[dict[str, float | str], bytes]:
        """Put a task to the child: its answer, or how it failed."""
        process = self._started()
        self._is_late = False
        clock = threading.Timer(self._bounds.seconds, self._too_late, (process,))
        clock.daemon = True
        clock.start()
        try:
            source, sink = _pipes(process)
            source.write(task.encode() + b"\n")
            source.flush()
            line = sink.readline()
            head = json.loads(line) if line.endswith(b"\n") else {}
            record = sink.read(head.get("size", 0)) if head else b""
            if head and len(record) == head["size"]:
                return head, record
        except (BrokenPipeError, ValueError):
            pass  # the child is gone, and its status tells why
        finally:
            clock.cancel()
        if self._is_late:
            return {"failed": "time"}, b""
        return {"failed": "crash", "words": self._last_words(process)}, b""

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._age >= LONGEST_LIFE:
            self._end()
        self._age += 1
        if self._process is None:
            if self._is_closed:
                raise CouldNotCheckError("the run was ended")
            self._scratch = scratch_folder()
            command = [sys.executable, "-m", "pplcheck.fleet.child"]
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                [*command, str(self._scratch), str(self._bounds.megabytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"TMPDIR": str(self._scratch)} | _SEARCH,
                start_new_session=True,
            )
            self._age = 1
        return self._process

    def _too_late(self, process: subprocess.Popen[bytes]) -> None:
        self._is_late = True
        _kill(process)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        _kill(process)
        for pipe in _pipes(process):
            with suppress(OSError):
                pipe.close()
        process.wait()
        shutil.rmtree(self._scratch, ignore_errors=True)

    @staticmethod
    def _last_words(process: subprocess.Popen[bytes]) -> str:
        _kill(process)
        status = process.wait()
        if status < 0:
            return f"signal {-status} ({signal.Signals(-status).name})"
        return f"status {status}"

    def _refusal(self, task: Task, failed: str, words: str) -> bytes:
        """A record that says why there is no other."""
        message = {
            "time": f"took longer than {self._bounds.seconds:g} s; allow more with --timeout",
            "memory": f"needs more than {self._bounds.megabytes} MB; allow more with --memory",
            "crash": f"the scan ended by {words} before it was done; "
            "it may need more memory than there is",
        }[failed]
        request = self._asked.at(Path(task.path))
        return packed(refused_record(request, CouldNotCheckError(message)))


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("a child without pipes")
    return process.stdin, process.stdout


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a child and all it started; one that is gone already is fine."""
    if process.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
