"""Gits at work: started in a folder of ours, with an environment of ours, and ended in order."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping
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
        largest: int = -1,
    ) -> bytes:
        """All that git answers, `largest` bytes at most unless it is negative.

        Raises:
            UnreadableHistoryError: git did not end well, or has more to say than that.
        """
        process = self.start(*arguments, stdin=stdin, extra=extra)
        answer = output_of(process).read(largest)
        if largest >= 0 and output_of(process).read(1):
            self.stop(process)
            raise UnreadableHistoryError(
                f"{self._place}: {what} holds more than can be looked at (git lists more than "
                f"{largest:,} bytes of names); name a revision that holds less with --rev"
            )
        self.finish(process, what=what)
        return answer

    def compare(self, ids: Iterable[bytes], *, what: str = "the history") -> None:
        """Make sure that objects are what their ids say.

        Git compares them for objects it peels (gitrevisions(7)), and for no other that it reads.

        Raises:
            UnreadableHistoryError: one of them is not, or is missing.
        """
        peeled = b"".join(name + b"^{}\n" for name in ids)
        if peeled:
            self.run(
                "rev-list", "--no-walk=unsorted", "--quiet", "--stdin", stdin=peeled, what=what
            )

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
    """Have a git that wants too much memory die of it, and nothing else on the machine."""
    if hasattr(resource, "prlimit"):  # Linux only
        with suppress(ProcessLookupError):  # it has come to its end already
            resource.prlimit(process.pid, resource.RLIMIT_DATA, (MEMORY, MEMORY))


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
