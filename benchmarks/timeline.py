"""How long a license history takes, as a ratio to `git log --raw` on the paths that declare.

    python benchmarks/timeline.py REPOSITORY... [--pairs 7]

Three floors, all plain git: `known` is given, as literal paths, every path that ever declared a
license in that history, which is what the tool has to find out; `pass` is one pass over all
changes, without which nobody knows these paths; `search` has patterns for the names of such
files, as somebody would type them. Each round runs the floors and then the tool, in this process,
with a warm file cache; medians are printed. The budget is 3 times `known`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from pplcheck.history.quarantine import open_repository
from pplcheck.history.trace import Interest, read_trace, start_trace
from pplcheck.licensing.declaring import speaks_by_place
from pplcheck.licensing.places import is_vendored
from pplcheck.pipeline.history_of_licenses import license_history
from pplcheck.pipeline.request import Request

NAMES = ("LICEN*", "COPYING*", "README*", "CONTRIBUTING*", "package.json", "composer.json")
"""What somebody would look for; fewer names than the tool knows."""


def declaring_paths(repository: Path) -> list[str]:
    """Every path of the history that is made to declare a license."""

    def interest(path: str) -> Interest:
        declares = speaks_by_place(path) and not is_vendored(path)
        return Interest.CHANGES if declares else Interest.NOTHING

    with open_repository(repository, named=True) as opened:
        trace = read_trace(opened, start_trace(opened, opened.head()[0]), interest, 0)
    return sorted({change.path for change in trace.changes})


def log(repository: Path, paths: Sequence[str], *, literal: bool) -> float:
    """Seconds of `git log --raw` on some paths."""
    options = ["--raw", "-z", "-c", "--no-renames", "--no-abbrev", "--format=tformat:%H %ct"]
    git = ["git", "-c", "core.commitGraph=false", "-C", str(repository)]
    git += ["--literal-pathspecs"] if literal else []
    started = time.perf_counter()
    command = [*git, "log", *options, "HEAD", "--", *paths]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def tool(repository: Path) -> float:
    """Seconds of the license history, from the path to the values."""
    started = time.perf_counter()
    license_history(Request(path=repository, as_of=dt.datetime.now(dt.UTC).date()))
    return time.perf_counter() - started


def measure(repository: Path, pairs: int) -> str:
    """One line of the table."""
    paths = declaring_paths(repository) or ["LICENSE"]
    patterns = [f":(glob)**/{name}" for name in NAMES]
    runs = []
    for _ in range(pairs + 1):  # the first one warms up
        known = log(repository, paths, literal=True)
        whole = log(repository, [], literal=True)
        search = log(repository, patterns, literal=False)
        runs.append((known, whole, search, tool(repository)))
    *floors, took = (statistics.median(column) for column in zip(*runs[1:], strict=True))
    verdict = "within" if took <= 3 * floors[0] else "OVER"
    seconds = " ".join(f"{floor:>8.3f}" for floor in floors)
    ratios = " ".join(f"{took / floor:>8.2f}" for floor in floors)
    return (
        f"{repository.parent.name[:30]:<30} {len(paths):>5} {seconds} {took:>8.3f} "
        f"{ratios}  {verdict}"
    )


def main() -> None:
    """Print the table for the repositories named."""
    parser = argparse.ArgumentParser(description="license history against git log --raw")
    parser.add_argument("repositories", nargs="+", type=Path)
    parser.add_argument("--pairs", type=int, default=7)
    arguments = parser.parse_args()
    version = subprocess.run(["git", "--version"], check=True, capture_output=True, text=True)
    print(f"Python {platform.python_version()}, {version.stdout.strip()}, {os.cpu_count()} cores")
    columns = ("known s", "pass s", "search s", "tool s", "/known", "/pass", "/search")
    print(f"{'repository':<30} {'paths':>5} " + " ".join(f"{name:>8}" for name in columns))
    for repository in arguments.repositories:
        print(measure(repository, arguments.pairs), flush=True)


if __name__ == "__main__":
    main()
