"""Whole processes, measured: wall and CPU seconds, and how much memory they and their gits took."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PEAKS = (
    "import resource, sys\n"
    "from pplcheck.__main__ import main\n"
    "status = main(sys.argv[2:])\n"
    "sys.stdout.flush()\n"
    "peak = [resource.getrusage(who).ru_maxrss for who in\n"
    "        (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]\n"
    "open(sys.argv[1], 'w').write(' '.join(map(str, peak)))\n"
)
"""Runs the tool and writes down the peaks, in kilobytes, of itself and of its largest child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a process took, its children included: wall and CPU seconds, peak of memory in MB."""

    wall: float
    cpu: float
    megabytes: float


TOOL = frozenset({0, 1, 3})
"""How the tool exits: with findings 1, and 3 where a part, such as one file, was not judged."""


class FailedRunError(Exception):
    """A process that failed; its time says nothing."""


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """The cost of one process; FailedRunError where it fails: only the tool may exit 1 or 3."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode not in (TOOL if "pplcheck" in command else {0}):
        raise FailedRunError(f"{' '.join(command[:6])} exited {process.returncode}")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(wall=wall, cpu=cpu, megabytes=usage.ru_maxrss / 1024)


def medians(
    commands: Mapping[str, Sequence[str]], rounds: int, environment: Mapping[str, str]
) -> dict[str, Cost]:
    """The median costs of several commands, run in turn so that each meets the same minutes."""
    for command in commands.values():
        run(command, environment)
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(run(command, environment))
    return {name: median(found) for name, found in costs.items()}


def peaks(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Peaks of memory in MB: of the tool's Python, and of the largest git it starts."""
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder, "peaks")
        command = [sys.executable, "-c", PEAKS, str(note), *arguments]
        subprocess.run(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environment),
            check=True,
        )
        own, git = (int(number) / 1024 for number in note.read_text(encoding="ascii").split())
    return own, git


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each cost, and the largest peak of memory."""
    return Cost(
        wall=statistics.median(cost.wall for cost in costs),
        cpu=statistics.median(cost.cpu for cost in costs),
        megabytes=max(cost.megabytes for cost in costs),
    )
