"""Every table at once: `python -m benchmarks REPOSITORY... [--peers-python PYTHON] [--pairs 3]`.

Cold and warm checks against F, start-up of every command, the hook on staged files, peers, and
lines. Whole processes in turns, medians; see the module of each table for what it means.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from benchmarks import check, hook, lines, peers, startup
from benchmarks.processes import FailedRunError, medians


def machine() -> str:
    """When and on what it is measured."""
    version = subprocess.run(["git", "--version"], check=True, capture_output=True, text=True)
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    return (
        f"{dt.datetime.now(tz=dt.UTC).date()} · {platform.machine()}, {os.cpu_count()} cores, "
        f"load {load} · {platform.system()} · Python {platform.python_version()} · "
        f"{version.stdout.strip()}"
    )


def section(title: str, head: str, rows: Iterable[Callable[[], str]]) -> None:
    """Print a table row by row; a row that cannot be measured is said and left out."""
    print(f"\n## {title}\n\n{head}", flush=True)
    for row in rows:
        try:
            print(row(), flush=True)
        except (FailedRunError, subprocess.CalledProcessError, SystemExit) as error:
            print(f"{title}: left out: {error}", file=sys.stderr)


def main() -> None:
    """Print every table for the repositories named."""
    parser = argparse.ArgumentParser(description="every table", prog="python -m benchmarks")
    parser.add_argument("repositories", nargs="+", type=Path)
    parser.add_argument("--peers-python", default=sys.executable)
    parser.add_argument("--pairs", type=int, default=3)
    given = parser.parse_args()
    chosen, rounds = [path.resolve() for path in given.repositories], given.pairs
    print(machine())
    ruled = "|" + "|".join("---" for _ in check.HEADER.split("|")[1:-1]) + "|"
    section(
        "Checks",
        f"{check.HEADER}\n{ruled}",
        [partial(check.row, path, rounds, peers=False) for path in chosen],
    )
    print(f"\n## Start-up\n\n{startup.table(medians(startup.commands(), rounds, os.environ))}")
    section("Hook", hook.HEADER, [partial(_hook, rounds)])
    head = f"{peers.HEADER}\n{peers.RULE}"
    section("Peers", head, [partial(_peers, path, given.peers_python, rounds) for path in chosen])
    section("Lines", lines.HEADER, [partial(lines.row, path, rounds) for path in chosen])


def _hook(rounds: int) -> str:
    return "\n".join(hook.rows((20, 200), rounds))


def _peers(repository: Path, python: str, rounds: int) -> str:
    return "\n".join(peers.rows(repository, python, rounds))


if __name__ == "__main__":
    main()
