"""How long `who --lines` takes, against one `git log --numstat --no-renames`.

    python benchmarks/lines.py REPOSITORY... [--pairs 3]

`cold` counts all, `warm` finds every commit in the cache. Two gits share the work, so that on two
idle cores wall is about half of CPU.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

if __package__ is None or not __package__:
    sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.check import commits_of
from benchmarks.processes import medians

HEADER = (
    "| repository | commits | git log s | cold wall | cold CPU | warm wall |\n"
    "| --- | --- | --- | --- | --- | --- |"
)


def row(repository: Path, rounds: int) -> str:
    """One line of the table; what is not seconds is a multiple of git's."""
    log = ["log", "--numstat", "--no-renames", "--format=%H", "HEAD"]
    who = [sys.executable, "-m", "pplcheck", "who", str(repository), "--lines", "--format", "json"]
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PPLCHECK_CACHE_DIR": cache}
        asked = {
            "git": ["git", "-C", str(repository), *log],
            "cold": [*who, "--no-cache"],
            "warm": who,
        }
        found = medians(asked, rounds, environment)
    git, cold, warm = (found[name] for name in ("git", "cold", "warm"))
    return (
        f"| {repository.parent.name if repository.name == 'repo' else repository.name} | "
        f"{commits_of(repository):,} | {git.wall:.1f} | {cold.wall / git.wall:.2f} | "
        f"{cold.cpu / git.cpu:.2f} | {warm.wall / git.wall:.2f} |"
    )


def main() -> None:
    """Print the table for the repositories named."""
    parser = argparse.ArgumentParser(description="lines of a history")
    parser.add_argument("repositories", nargs="+", type=Path)
    parser.add_argument("--pairs", type=int, default=3)
    arguments = parser.parse_args()
    print(HEADER)
    for repository in arguments.repositories:
        print(row(repository, arguments.pairs), flush=True)


if __name__ == "__main__":
    main()
