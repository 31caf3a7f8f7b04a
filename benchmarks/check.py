"""How long `pplcheck check` takes, as a ratio to `git log` with the same fields.

    python benchmarks/check.py REPOSITORY... [--pairs 7]

Each pair runs the floor and then the tool on the same repository, whole processes, start-up
included, with a warm file cache; medians are printed. The budget is 1.6 times the floor plus
0.6 s and 150 MB.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

FIELDS = (
    "%H%x00%P%x00%an%x00%ae%x00%at%x00%cn%x00%ce%x00%ct%x00%B%x00"
    "%(trailers:only=true,unfold=true)%x00"
)
"""What the tool reads of a commit, so that the floor is the same work for git."""


MEGABYTES = 150
"""The memory budget of the tool's own process."""


def floor_command(repository: Path) -> list[str]:
    """Plain `git log` over the whole history of HEAD with the tool's fields."""
    log = ["log", "-z", "--encoding=UTF-8", f"--format={FIELDS}", "HEAD"]
    return ["git", "-C", str(repository), *log]


def tool_command(repository: Path) -> list[str]:
    """The whole check, as a user starts it."""
    return [sys.executable, "-m", "pplcheck", "check", str(repository), "--format", "json"]


def run(command: list[str]) -> tuple[float, int]:
    """Wall seconds and peak kilobytes of one process; its exit status must not be 2 or 3."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    elapsed = time.perf_counter() - start
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command[:4]} exited {process.returncode}")
    return elapsed, usage.ru_maxrss


def measure(repository: Path, pairs: int) -> str:
    """One line of the table: commits, medians, ratio, memory, and whether the budget holds."""
    count = subprocess.run(
        ["git", "-C", str(repository), "rev-list", "--count", "HEAD"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    run(floor_command(repository))
    run(tool_command(repository))
    floors, tools = [], []
    for _ in range(pairs):
        floors.append(run(floor_command(repository)))
        tools.append(run(tool_command(repository)))
    floor = statistics.median(seconds for seconds, _ in floors)
    tool = statistics.median(seconds for seconds, _ in tools)
    memory = max(kilobytes for _, kilobytes in tools) / 1024
    budget = 1.6 * floor + 0.6
    verdict = "within" if tool <= budget and memory <= MEGABYTES else "OVER"
    return (
        f"{repository.name:<28} {int(count):>9,} {floor:>8.3f} {tool:>8.3f} {tool / floor:>6.2f} "
        f"{budget:>8.3f} {memory:>7.0f}  {verdict}"
    )


def main() -> None:
    """Print the table for the repositories named."""
    parser = argparse.ArgumentParser(description="pplcheck check against git log")
    parser.add_argument("repositories", nargs="+", type=Path)
    parser.add_argument("--pairs", type=int, default=7)
    arguments = parser.parse_args()
    version = subprocess.run(["git", "--version"], check=True, capture_output=True, text=True)
    print(f"Python {platform.python_version()}, {version.stdout.strip()}")
    print(f"{arguments.pairs} pairs of runs, medians, whole processes")
    print(
        f"{'repository':<28} {'commits':>9} {'floor s':>8} {'check s':>8} {'ratio':>6} "
        f"{'budget s':>8} {'peak MB':>7}"
    )
    for repository in arguments.repositories:
        print(measure(repository, arguments.pairs), flush=True)


if __name__ == "__main__":
    main()
