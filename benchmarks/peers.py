"""How long others take for the least of what pplcheck does, as a multiple of its time.

    python benchmarks/peers.py REPOSITORY... [--peers-python PYTHON] [--pairs 3]

Readers of histories walk HEAD and read author, date and message of each commit, no more; git-fame
adds up commits, lines and files by author; both stand against `pplcheck check --no-cache`, which
reads, classifies and reports. `reuse lint` stands against `pplcheck licenses --tree`, where there
is a work tree. PYTHON is one in whose environment the peers are installed; those that are not, or
do not come to their end, are left out, and said on standard error.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

if __package__ is None or not __package__:
    sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.check import PEERS as READERS, commits_of
from benchmarks.processes import FailedRunError, medians, run

HEADER = "| repository | commits | peer | version | peer s | pplcheck s | times wall | times CPU |"
RULE = "| --- | --- | --- | --- | --- | --- | --- | --- |"
_VERSION = "import importlib.metadata as m, sys; print(m.version(sys.argv[1]))"


def peers(python: str, repository: Path) -> dict[str, list[str]]:
    """Every peer by the name of its distribution, with the command that reads a repository."""
    where = str(repository)
    found = {name: [python, "-c", script, where] for name, (_, script) in READERS.items()}
    found["git-fame"] = [python, "-m", "gitfame", "--silent-progress", where]
    if (repository / ".git").exists():
        found["reuse"] = [python, "-m", "reuse", "--root", where, "lint", "--quiet"]
    return found


def version_of(python: str, name: str) -> str:
    """The version of a distribution, empty where it is not installed."""
    command = [python, "-c", _VERSION, name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def own(name: str, repository: Path) -> list[str]:
    """What pplcheck does in place of a peer."""
    tool = [sys.executable, "-m", "pplcheck"]
    if name == "reuse":
        return [*tool, "licenses", str(repository), "--tree", "--format", "json"]
    return [*tool, "check", str(repository), "--no-cache", "--format", "json"]


def rows(repository: Path, python: str, rounds: int) -> list[str]:
    """A line a peer that is installed and comes to its end."""
    return [
        line
        for name, command in peers(python, repository).items()
        if (version := version_of(python, name))
        and (line := _row(repository, (name, version), command, rounds))
    ]


def _row(repository: Path, peer: tuple[str, str], command: Sequence[str], rounds: int) -> str:
    name, version = peer
    environment: Mapping[str, str] = os.environ
    # `reuse lint` exits 1 where a file tells no license, which is an answer like any other.
    ended = ["sh", "-c", '"$@"; test $? -le 1', "sh", *command] if name == "reuse" else command
    try:
        run(ended, environment)
        found = medians({"peer": ended, "own": own(name, repository)}, rounds, environment)
    except FailedRunError as error:
        print(f"{name} {version} left out: {error}", file=sys.stderr)
        return ""
    other, mine = found["peer"], found["own"]
    label = repository.parent.name if repository.name == "repo" else repository.name
    return (
        f"| {label} | {commits_of(repository):,} | {name} | {version} | {other.wall:.2f} | "
        f"{mine.wall:.2f} | {other.wall / mine.wall:.1f} | {other.cpu / mine.cpu:.1f} |"
    )


def main() -> None:
    """Print the table for the repositories named."""
    parser = argparse.ArgumentParser(description="peers against pplcheck")
    parser.add_argument("repositories", nargs="+", type=Path)
    parser.add_argument("--peers-python", default=sys.executable)
    parser.add_argument("--pairs", type=int, default=3)
    arguments = parser.parse_args()
    print(f"{HEADER}\n{RULE}")
    for repository in arguments.repositories:
        for line in rows(repository, arguments.peers_python, arguments.pairs):
            print(line, flush=True)


if __name__ == "__main__":
    main()
