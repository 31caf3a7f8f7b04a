"""Ends run after run of pplcheck at a moment drawn over its length; run as a script.

Standard input has JSON: `arguments`, `report` (the file they are told to write), `old` (what lies
there before), `cache` (the folder of the cache), `count` (how many ends have to come in time),
`seed`. The file named as the first argument gets `{"kills": …, "kept": …, "wrong": […]}`: how often
each signal came in time, how often the old report was left, and what was not as it has to be, in
words.

Every run is a fork of this process, which has loaded everything and made one run already, and leads
a session of its own, so that a git it leaves behind is found. Three runs of four find no cache.
"""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

from pplcheck.__main__ import main

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGKILL)
PATIENCE = 30
"""Seconds a git may live on after the run that started it."""


def begin(words: list[str], answer: Path) -> int:
    """Fork a run; the id of its process. Its answer is `[status, output, complaints]`."""
    answer.unlink(missing_ok=True)
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)  # until the run has begun
    child = os.fork()
    if child:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        return child
    os.setsid()
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2)]
    out, err = (stream.buffer for stream in streams)
    sys.stdout, sys.stderr = streams
    status = None
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        status = main(words)
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 1
    except BaseException as error:  # noqa: BLE001 - what a user would see as a traceback
        if status is None and is_ours(error):
            streams[1].write(f"Traceback: {error!r}")
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for stream in streams:
            stream.flush()
        said = [one.getvalue().decode() for one in (out, err) if isinstance(one, io.BytesIO)]
        half = answer.with_name("half")  # this may be killed as well
        half.write_text(json.dumps([status, *said]), encoding="utf-8")
        half.replace(answer)
        os._exit(0)


def is_ours(error: BaseException) -> bool:
    """Whether an error came out of pplcheck; an end may come before it has begun."""
    frames = traceback.walk_tb(error.__traceback__)
    return any(frame.f_globals.get("__name__", "").startswith("pplcheck") for frame, _ in frames)


def whole(words: list[str], answer: Path) -> list[Any]:
    """The answer of a run that is left alone."""
    os.waitpid(begin(words, answer), 0)
    return list(json.loads(answer.read_text(encoding="utf-8")))


def left_behind(session: int) -> list[str]:
    """The names of the processes of a session that are still there after a while."""
    deadline = time.monotonic() + PATIENCE
    while found := [name for name, lead in processes() if lead == session]:
        if time.monotonic() > deadline:
            return found
        time.sleep(0.01)
    return []


def processes() -> list[tuple[str, int]]:
    """Every process with its session, see proc(5); those that have ended do not count."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = path.read_text(errors="replace").rpartition(")")
        except OSError:  # gone meanwhile
            continue
        state, _, _, lead = rest.split()[:4]
        if state not in "ZX":
            found.append((name.partition("(")[2], int(lead)))
    return found


class Killer:
    """Kills runs and looks at what they leave."""

    def __init__(self, asked: dict[str, Any]) -> None:
        self.words, self.old = list(asked["arguments"]), str(asked["old"])
        self.report, self.cache = Path(asked["report"]), Path(asked["cache"])
        self.answer = Path(tempfile.gettempdir()).parent / "answer.json"
        self.right = whole([*self.words, "--no-cache"], self.answer)
        self.chance = random.Random(asked["seed"])  # noqa: S311 - when to kill
        self.length = sorted(self.took() for _ in range(5))[2]
        self.kills: Counter[str] = Counter()
        self.kept = 0
        self.wrong: list[str] = []

    def took(self) -> float:
        """Seconds a run takes that finds no cache."""
        shutil.rmtree(self.cache, ignore_errors=True)
        start = time.monotonic()
        os.waitpid(begin([*self.words, "-o", str(self.report)], self.answer), 0)
        return time.monotonic() - start

    def once(self, number: int) -> bool:
        """One run ended, and one more on what it left; whether the end came in time."""
        if number % 4:
            shutil.rmtree(self.cache, ignore_errors=True)
        self.report.write_text(self.old, encoding="utf-8")
        child = begin([*self.words, "-o", str(self.report)], self.answer)
        moment, sent = self.chance.uniform(0, self.length), self.chance.choice(SIGNALS)
        time.sleep(moment)
        os.kill(child, sent)
        _, ended = os.waitpid(child, 0)
        said: list[Any] = [None, "", ""]
        if self.answer.exists():
            said = json.loads(self.answer.read_text())
        came = os.WIFSIGNALED(ended) or said[0] not in {self.right[0], None}
        self.kills[sent.name if came else "too late"] += 1
        after = self.report.read_text(encoding="utf-8")
        self.kept += after == self.old
        case = f"number {number}, {sent.name} after {moment:.3f} s: "
        if after not in {self.old, self.right[1]}:
            self.wrong.append(f"{case}the report is neither the old one nor the new one")
        if "Traceback" in said[2] or "internal error" in said[2]:
            self.wrong.append(f"{case}{said[2]}")
        if behind := left_behind(child):
            self.wrong.append(f"{case}left behind: {behind}")
        if whole(self.words, self.answer) != self.right:
            self.wrong.append(f"{case}the next run says otherwise: {self.answer.read_text()[:300]}")
        return came


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
    wanted = json.load(sys.stdin)
    before = sys.stdout
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    main([*wanted["arguments"], "--no-cache"])
    sys.stdout = before
    killer = Killer(wanted)
    came = turn = 0
    while came < wanted["count"] and turn < 4 * wanted["count"]:
        came += killer.once(turn)
        turn += 1
    told = {"kills": killer.kills, "kept": killer.kept, "wrong": killer.wrong}
    Path(sys.argv[1]).write_text(json.dumps(told), encoding="utf-8")
