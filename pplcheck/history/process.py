"""Gits at work: started in a folder of ours, with an environment of ours, and ended in order."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from pplcheck.errors import UnreadableHistoryError

PIPE = 1024 * 1024
"""Bytes the pipe from git holds, where the system allows it."""
MEMORY = 2 << 30
"""Bytes of data a git may hold, where the system lets that be limited.

A history as large as any known takes a fraction; a tree of a few bytes can list billions of files.
"""
PROCESSOR = 6 * 60 * 60
"""Seconds of processor time a git may take, where that can be limited: a guard, no measure."""
WHOLE = 1 << 30
"""Bytes of an answer that is held whole: the ids of some 25 million commits."""
STREAMED = 16 << 30
"""Bytes of an answer that is read piece by piece; the log of the largest history is a fraction."""
WORDS = 300
"""Characters of git's own words that an error quotes."""


class Processes:
    """Starts one git program again and again in one folder, and keeps account of those running.

    `folder` also holds their input and complaints; `place` is what messages call the repository.
    """

    def __init__(
        self, program: str, folder: Path, environment: Mapping[str, str], place: Path
    ) -> None:
        """Keep the absolute path of git, the folder, and the whole environment."""
        self.folder = folder
        self.environment = dict(environment)
        self._git = program
        self._place = place
        self._complaints: dict[int, IO[bytes]] = {}
        self._running: dict[int, subprocess.Popen[bytes]] = {}
        self._at_close: list[Callable[[], None]] = []

    def start(
        self,
        *arguments: str,
        stdin: bytes = b"",
        extra: dict[str, str] | None = None,
    ) -> subprocess.Popen[bytes]:
        """A git at work in the quarantine, its answer on `stdout`; hand it to `finish` after.

        `stdin` and git's complaints go through files, so that neither side waits for the other.
        `extra` adds to the environment.
        """
        complaints = tempfile.TemporaryFile(dir=self.folder)  # noqa: SIM115 - closed by _forget
        with tempfile.TemporaryFile(dir=self.folder) as source:
            source.write(stdin)
            source.seek(0)
            process = subprocess.Popen(  # noqa: S603 - an absolute git, our own environment
                [self._git, *arguments],
                cwd=self.folder,
                env=self.environment | (extra or {}),
                stdin=source if stdin else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=complaints,
                pipesize=PIPE,
            )
        self._complaints[process.pid] = complaints
        self._running[process.pid] = process
        _limit(process)
        return process

    def finish(self, process: subprocess.Popen[bytes], *, what: str = "the history") -> None:
        """Wait for a git whose answer has been read to its end.

        Raises:
            UnreadableHistoryError: git did not end well; says so in its own words.
        """
        status = process.wait()
        words = self._forget(process)
        if status == -signal.SIGXCPU:
            raise UnreadableHistoryError(self.beyond(what, "git ran out of processor time"))
        if status and re.search(r"out of memory", words, re.IGNORECASE):
            words = "git ran out of memory, unless it is damaged"
            raise UnreadableHistoryError(self.beyond(what, words))
        if status:
            raise UnreadableHistoryError(self.unreadable(what, words or f"git ended with {status}"))

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """End a git of whose answer enough has been read."""
        process.kill()
        self._forget(process)

    def run(
        self,
        *arguments: str,
        stdin: bytes = b"",
        extra: dict[str, str] | None = None,
        what: str = "the history",
        largest: int = WHOLE,
    ) -> bytes:
        """All that git answers, `largest` bytes at most.

        Raises:
            UnreadableHistoryError: git did not end well, or has more to say than that.
        """
        return self.whole(self.start(*arguments, stdin=stdin, extra=extra), what, largest)

    def whole(self, process: subprocess.Popen[bytes], what: str, largest: int = WHOLE) -> bytes:
        """All that a git that was started answers; raises as `run` does."""
        answer = output_of(process).read(largest)
        if output_of(process).read(1):
            self.stop(process)
            raise UnreadableHistoryError(
                self.beyond(what, f"git lists more than {largest:,} bytes")
            )
        self.finish(process, what=what)
        return answer

    def within(self, pieces: Iterable[bytes], what: str = "the history") -> Iterator[bytes]:
        """The pieces of an answer as they come; raises as `bound` does."""
        said = 0
        for piece in pieces:
            said += len(piece)
            self.bound(said, what)
            yield piece

    def bound(self, said: int, what: str) -> None:
        """Make sure that the bytes git has said of something do not become too many.

        Raises:
            UnreadableHistoryError: they are more than `STREAMED`.
        """
        if said > STREAMED:
            raise UnreadableHistoryError(
                self.beyond(what, f"git says more than {STREAMED:,} bytes")
            )

    def compare(self, ids: Iterable[bytes], *, what: str = "the history") -> None:
        """Make sure that objects are what their ids say.

        Git compares them for objects it peels (gitrevisions(7)), and for no other that it reads.

        Raises:
            UnreadableHistoryError: one of them is not, or is missing.
        """
        self.comparing(ids, what=what)()

    def comparing(self, ids: Iterable[bytes], *, what: str = "the history") -> Callable[[], None]:
        """As `compare`, begun now; what is returned waits for its end, and raises as it does."""
        peeled = b"".join([name + b"^{}\n" for name in ids])
        if not peeled:
            return lambda: None
        process = self.start(
            *("rev-list", "--no-walk=unsorted", "--quiet", "--stdin"), stdin=peeled
        )

        def end() -> None:
            self.whole(process, what)

        return end

    def attempt(self, *arguments: str) -> bytes | None:
        """All that git answers; None where it says no, or that it knows no such thing."""
        process = self.start(*arguments)
        answer = output_of(process).read()
        status = process.wait()
        self._forget(process)
        return None if status else answer

    def unreadable(self, what: str, words: str) -> str:
        """The message for a part of the repository that cannot be read, with git's words."""
        return (
            f"{self._place}: {what} cannot be read to its end ({words}); an object "
            "is missing or damaged: run `git fsck`, fetch again (`git fetch --refetch` in a "
            "partial clone), or clone the repository in full"
        )

    def beyond(self, what: str, words: str) -> str:
        """The message for a part of the repository that is larger than what is looked at."""
        return (
            f"{self._place}: {what}: more than can be looked at ({words}); name a revision "
            "that holds less with --rev, or do without --history, --paths and --lines"
        )

    def at_close(self, action: Callable[[], None]) -> None:
        """Have something done before the gits still running are ended."""
        self._at_close.append(action)

    def stop_all(self) -> None:
        """End every git that is still running."""
        while self._at_close:
            self._at_close.pop()()
        for process in list(self._running.values()):
            self.stop(process)

    def _forget(self, process: subprocess.Popen[bytes]) -> str:
        """Close what belongs to a git, wait for it, and give its last words."""
        output_of(process).close()
        process.wait()
        self._running.pop(process.pid, None)
        complaints = self._complaints.pop(process.pid, None)
        if complaints is None:
            return ""
        with complaints:
            size = complaints.seek(0, os.SEEK_END)
            complaints.seek(max(0, size - 64 * 1024))
            return last_words(complaints.read())


def _limit(process: subprocess.Popen[bytes]) -> None:
    """Have a git that wants too much memory or time die of it, and nothing else on the machine."""
    if hasattr(resource, "prlimit"):  # Linux only
        with suppress(ProcessLookupError):  # it has come to its end already
            _lower(process.pid, resource.RLIMIT_DATA, MEMORY)
            _lower(process.pid, resource.RLIMIT_CPU, PROCESSOR)


def _lower(process: int, limit: int, most: int) -> None:
    """Lower a limit of a process to `most`, unless it is lower already."""
    now = [part for part in resource.prlimit(process, limit) if part != resource.RLIM_INFINITY]
    lowest = min([*now, most])
    resource.prlimit(process, limit, (lowest, lowest))


def last_words(said: bytes) -> str:
    """The last line git said, without its prefix and without control characters."""
    lines = said.decode("utf-8", "replace").strip().strip("'").splitlines() or [""]
    line = re.sub(r"^\s*(fatal|error|warning|stderr): ", "", lines[-1])
    return "".join(sign if sign.isprintable() else "?" for sign in line)[:WORDS].strip()


def output_of(process: subprocess.Popen[bytes]) -> IO[bytes]:
    """The pipe a git answers through."""
    if process.stdout is None:  # pragma: no cover - start always asks for a pipe
        raise UnreadableHistoryError("git was started without an answer to read")
    return process.stdout
