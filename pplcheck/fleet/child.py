"""A process that scans one repository after another for a parent: `python -m pplcheck.fleet.child`.

It reads a line of JSON a task from standard input and writes a line of JSON and then the bytes of
the record to standard output. The memory that it, and each git it starts, may ask for is bounded
(RLIMIT_AS, see setrlimit(2)). Once its parent is gone it ends at once, with all it started.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import shutil
import signal
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import IO

MEGABYTE = 1 << 20


def main(arguments: list[str]) -> int:
    """Answer tasks until there are no more; `arguments` name a folder of our own and a bound."""
    scratch, bound = arguments[0], int(arguments[1]) * MEGABYTE
    if bound:
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    gc.set_threshold(1_000_000, 50, 50)  # as in cli.run: many values, few cycles
    tasks: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin, tasks, scratch), daemon=True).start()
    output = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers reaches the parent
    while task := tasks.get():
        head, record = answer(task)
        output.write(json.dumps(head).encode() + b"\n" + record)
        output.flush()
    return 0


def _listen(source: IO[str], tasks: SimpleQueue[str], scratch: str) -> None:
    """Hand tasks on; at the end of the input, whoever sent them is gone, and so are we."""
    for line in source:
        tasks.put(line)
    shutil.rmtree(scratch, ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


def answer(task: str) -> tuple[dict[str, object], bytes]:
    """What a task gives: the size of the record and what it cost, and the record itself.

    Where the memory does not suffice the head says so, and there is no record.
    """
    before = _cpu()
    try:
        record = _scanned(task)
    except MemoryError:
        return {"size": 0, "failed": "memory"}, b""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    gits = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = max(usage.ru_maxrss, gits.ru_maxrss) // 1024
    return {"size": len(record), "cpu": round(_cpu() - before, 6), "peak": peak}, record


def _scanned(task: str) -> bytes:
    from pplcheck.fleet import question
    from pplcheck.fleet.record_text import packed
    from pplcheck.pipeline.scanning import scan

    told = json.loads(task)
    asked = question.read(told["question"])
    request = asked.at(Path(told["path"]))
    return packed(scan(request, members=asked.members, people_key=asked.people_key))


def _cpu() -> float:
    """Seconds of CPU this process and the gits it has waited for have taken."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
