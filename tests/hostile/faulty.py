"""Runs pplcheck over and over, each time another call to the system fails; run as a script.

Standard input has JSON: `arguments`, `numbers` (which calls fail, one a run; -1 for none), `how`
(`refuse`; or a file is opened and fails then, see `Broken`: those calls alone are counted), `ever`
(all calls from that one on), `near` (only calls that touch what lies beside the report count),
`report` (a file that is put back before every run, with `old`), `cache` (a folder that is gone
before every run; empty for none). The file named as the first argument gets a list of `[number,
status, output, complaints, report, calls, leftovers, near]`: how many calls were counted, the files
beside the report, and how many calls touched what lies there.

Every run is a fork of this process, which has loaded everything and made one run already.
"""

from __future__ import annotations

import builtins
import errno
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from pplcheck.__main__ import main

NAMES = (
    *("open", "read", "write", "fsync", "mkdir", "rename", "replace", "unlink", "rmdir"),
    *("scandir", "posix_spawn"),
)
"""Functions of `os` that may fail; beside them the built-in `open`, and the start of a process."""


class Broken:
    """A file that was opened, and then fails: its disk is full, or cannot be read.

    `full` fails when it is written, `late` when what was written has to leave the buffer, `unread`
    when it is read. Everything else is done by the file itself.
    """

    def __init__(self, file: Any, how: str) -> None:
        self._file = file
        self._how = how
        self._has_written = False

    def __getattr__(self, name: str) -> Any:
        if self._how == "unread" and name.startswith("read"):
            return self._fail
        if self._how == "full" and name.startswith("write"):
            return self._fail
        if name in {"flush", "seek", "truncate"} and self._has_written:
            return self._fail
        return getattr(self._file, name)

    def write(self, content: Any) -> int:
        """Take what is written, or not."""
        if self._how == "full":
            self._fail()
        self._has_written = self._how == "late"
        return int(self._file.write(content))

    def writelines(self, pieces: Any) -> None:
        """Write each."""
        for piece in pieces:
            self.write(piece)

    def close(self) -> None:
        """Close it, and fail where something was written."""
        has_written, self._has_written = self._has_written, False
        self._file.close()
        if has_written:
            self._fail()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Any:
        return self._fail() if self._how == "unread" else iter(self._file)

    def _fail(self, *_: Any) -> Any:
        raise failure(self._how)


def failure(how: str) -> OSError:
    """What the system says of it."""
    number = errno.EIO if how in {"refuse", "unread"} else errno.ENOSPC
    return OSError(number, os.strerror(number), how)


class Injector:
    """Counts calls to the system, and lets one of them fail, or all from that one on."""

    def __init__(self, number: int, how: str, folder: str, *, ever: bool, near: bool) -> None:
        self.number = number
        self.how = how
        self.folder = folder
        self.ever = ever
        self.only_near = near
        self.calls = 0
        self.near = 0
        self.broken: set[int] = set()
        self._handles: set[int] = set()

    def hits(self, arguments: tuple[Any, ...]) -> bool:
        """Whether the present call is to fail."""
        is_near = self._is_near(arguments)
        self.calls += 1
        self.near += is_near
        if self.only_near and not is_near:
            return False
        place = (self.near if self.only_near else self.calls) - 1
        return place == self.number or (self.ever and 0 <= self.number <= place)

    def _is_near(self, arguments: tuple[Any, ...]) -> bool:
        """Whether a call touches a file beside the report, by its path or as it was opened."""
        first = arguments[0] if arguments else None
        if isinstance(first, int):
            return first in self._handles
        path = os.fspath(first) if isinstance(first, str | os.PathLike) else ""
        return bool(self.folder) and str(path).startswith(f"{self.folder}/")

    def around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call, which fails when it is its turn."""

        def wrapped(*arguments: Any, **options: Any) -> Any:
            if self.how == "refuse":
                if self.hits(arguments):
                    raise failure(self.how)
                made = call(*arguments, **options)
                if name == "open" and isinstance(made, int):
                    (self._handles.add if self._is_near(arguments) else self._handles.discard)(made)
                return made
            return self._later(name, call, arguments, options)

        return wrapped

    def _later(
        self, name: str, call: Callable[..., Any], arguments: tuple[Any, ...], options: Any
    ) -> Any:
        """A call that fails where its file was broken when it was opened, which may be now."""
        first = arguments[0] if arguments else None
        if name in HANDLED and first in self.broken:
            raise failure(self.how)
        if name == "close":
            self.broken.discard(arguments[0])
        if name != "open":
            return call(*arguments, **options)
        is_meant = writes(arguments[1:2], options) is not (self.how == "unread")
        is_open = isinstance(first, int)
        is_hit = first in self.broken if is_open else is_meant and self.hits(arguments)
        made = call(*arguments, **options)
        if isinstance(made, int):
            self.broken |= {made} if is_hit else set()
            return made
        handle = made.fileno()  # which the call may have had opened by another
        is_hit = is_hit or handle in self.broken
        self.broken.discard(handle)
        return Broken(made, self.how) if is_hit else made


REAL_OPEN = os.open
HANDLED = {"write", "fsync", "read"}


def writes(how: tuple[Any, ...], options: dict[str, Any]) -> bool:
    """Whether a file is opened for writing, by flags as `os.open` has them or by a mode."""
    mode = how[0] if how else options.get("flags", options.get("mode", "r"))
    if isinstance(mode, int):
        return bool(mode & (os.O_WRONLY | os.O_RDWR))
    return bool(set(str(mode)) & set("wax+"))


def install(injector: Injector) -> None:
    """From now on, calls to the system go through the injector."""
    for name in NAMES:
        setattr(os, name, injector.around(name, getattr(os, name)))
    if injector.how != "refuse":
        os.close = injector.around("close", os.close)
    opened = injector.around("open", builtins.open)
    builtins.open = io.open = opened
    start = subprocess.Popen.__init__
    subprocess.Popen.__init__ = injector.around("start", start)  # type: ignore[method-assign]


def once(asked: dict[str, Any], number: int, answer: Path) -> None:
    """One run, in this process, which it ends."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2)]
    out, err = streams[0].buffer, streams[1].buffer
    folder = str(Path(asked["report"]).parent) if asked["report"] else ""
    injector = Injector(number, asked["how"], folder, ever=asked["ever"], near=asked["near"])
    write = os.write
    handle = REAL_OPEN(answer, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    install(injector)
    sys.stdout, sys.stderr = streams
    status = -1
    try:
        status = main(asked["arguments"])
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    except BaseException as error:  # noqa: BLE001 - what a user would see as a traceback
        sys.stderr.write(f"Traceback: {error!r}")
    said = []
    for stream, raw in zip(streams, (out, err), strict=True):
        stream.flush()
        assert isinstance(raw, io.BytesIO)
        said.append(raw.getvalue().decode("utf-8", "backslashreplace"))
    write(handle, json.dumps([number, status, *said, injector.calls, injector.near]).encode())
    os._exit(0)


def runs(asked: dict[str, Any]) -> list[list[Any]]:
    """All runs, one after another."""
    found = []
    report = Path(asked["report"]) if asked["report"] else None
    answer = Path(tempfile.gettempdir()).parent / "one-answer.json"
    for number in asked["numbers"]:
        if report:
            report.write_text(asked["old"], encoding="utf-8")
        if asked["cache"]:
            shutil.rmtree(asked["cache"], ignore_errors=True)
        child = os.fork()
        if not child:
            once(asked, number, answer)
        os.waitpid(child, 0)
        number_, status, out, err, calls, near = json.loads(answer.read_bytes())
        after = report.read_text(encoding="utf-8") if report and report.exists() else ""
        beside = [path.name for path in report.parent.iterdir()] if report else []
        found.append([number_, status, out, err, after, calls, beside, near])
    return found


if __name__ == "__main__":
    wanted = json.load(sys.stdin)
    before = sys.stdout
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    main([*wanted["arguments"], "--no-cache"])
    sys.stdout = before
    Path(sys.argv[1]).write_text(json.dumps(runs(wanted)), encoding="utf-8")
