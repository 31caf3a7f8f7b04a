"""How long a fleet takes: many repositories on two cores, against what git and one scan need.

    python benchmarks/fleet.py [--repositories 200] [--keep DIR] [--no-dask]

Repositories are made once, their lengths spread evenly over orders of magnitude (20 to 2,000
commits), and kept where `--keep` names a folder. F is `git rev-list --header HEAD` of each, one
after another; `alone` one child that scans all. Whole processes, start-up included, no history
cache. Wall times are only worth quoting on an idle machine; CPU is of all processes together.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

if __package__ is None or not __package__:
    sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.processes import Cost, run
from benchmarks.synthetic import write

SHORTEST, LONGEST = 20, 2_000
AUTHORS = 30
JOBS = 2
FEW = 0.25
"""The part of all repositories that memory is compared with."""


def lengths(count: int) -> list[int]:
    """How many commits each repository has: evenly spread over orders of magnitude."""
    steps = max(count - 1, 1)
    return [round(SHORTEST * (LONGEST / SHORTEST) ** (place / steps)) for place in range(count)]


def make(folder: Path, count: int) -> list[Path]:
    """The repositories, those that are there already as they are."""
    found = []
    for place, length in enumerate(lengths(count)):
        path = folder / f"r{place:04}-{length}"
        if not path.exists():
            write(path, length, AUTHORS + place)
        found.append(path)
    return found


def fleet(listed: Path, out: Path, *options: str) -> list[str]:
    """The command of a run."""
    start = [sys.executable, "-m", "pplcheck", "fleet", "run", str(listed), "-o", str(out)]
    return [*start, "--quiet", "--no-cache", "--as-of", "2026-01-01", *options]


def floors(paths: Sequence[Path]) -> Cost:
    """What git needs to read every history once, one after another."""
    costs = [run(["git", "-C", str(path), "rev-list", "--header", "HEAD"]) for path in paths]
    return Cost(wall=sum(c.wall for c in costs), cpu=sum(c.cpu for c in costs), megabytes=0)


def listing(paths: Sequence[Path], file: Path) -> Path:
    """A list of repositories, as `fleet run` reads it."""
    file.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
    return file


def line(what: str, cost: Cost, *notes: str) -> None:
    """Print a row."""
    print(f"| {what:<44} | {cost.wall:>8.2f} | {cost.cpu:>8.2f} | {'; '.join(notes)} |", flush=True)


def measure(paths: Sequence[Path], place: Path, *, dask: bool) -> None:
    """Print the table for these repositories."""
    count = len(paths)
    everything = listing(paths, place / "all.txt")
    few = listing(paths[:: round(1 / FEW)], place / "few.txt")
    print(f"| {'what':<44} | {'wall s':>8} | {'CPU s':>8} | |\n|---|---|---|---|")
    floor = floors(paths)
    line(f"F of {count}, in turn", floor, f"{floor.wall / count * 1000:.1f} ms each")
    alone = run(fleet(everything, place / "alone", "--jobs", "1"))
    line("one child scans all", alone, f"{alone.wall / count * 1000:.1f} ms each")
    part = run(fleet(few, place / "few", "--jobs", str(JOBS)))
    line(f"{JOBS} children, a quarter of them", part, f"parent or child {part.megabytes:.0f} MB")
    pool = run(fleet(everything, place / "pool", "--jobs", str(JOBS)))
    line(
        f"{JOBS} children scan all",
        pool,
        f"{pool.wall / (alone.wall / JOBS):.2f} of one child's time / {JOBS}",
        f"{pool.wall / (floor.wall / JOBS):.1f} of F / {JOBS}",
        f"{pool.megabytes:.0f} MB",
    )
    again = run(fleet(everything, place / "pool", "--jobs", str(JOBS)))
    less = run(fleet(few, place / "few", "--jobs", str(JOBS)))
    each = (again.wall - less.wall) / (count - count * FEW) * 1000
    line("again, nothing has changed", again, f"{each:.1f} ms more a repository")
    if dask and importlib.util.find_spec("distributed"):
        compare(everything, place, pool)


def compare(everything: Path, place: Path, pool: Cost) -> None:
    """Print how long a Dask cluster of as many workers takes, beyond its start."""
    known = run(fleet(everything, place / "pool", "--workers", str(JOBS)))
    line(f"Dask starts {JOBS} workers, nothing to scan", known)
    cluster = run(fleet(everything, place / "dask", "--workers", str(JOBS)))
    beyond = cluster.wall - known.wall
    line(f"Dask on {JOBS} workers scans all", cluster, f"{beyond / pool.wall:.2f} of the pool")


def main() -> None:
    """Make the repositories and print what a fleet of them costs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--repositories", type=int, default=200)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--no-dask", action="store_true")
    arguments = parser.parse_args()
    version = subprocess.run(["git", "--version"], check=True, capture_output=True, text=True)
    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, {version.stdout.strip()}, {os.cpu_count()} cores")
    print(f"{arguments.repositories} repositories, load {load:.1f} at the start\n")
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        folder = arguments.keep or place / "repositories"
        folder.mkdir(parents=True, exist_ok=True)
        measure(make(folder, arguments.repositories), place, dask=not arguments.no_dask)


if __name__ == "__main__":
    main()
