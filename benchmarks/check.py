"""How long `pplcheck check` takes, against what git itself needs to read the same history.

    python benchmarks/check.py REPOSITORY... [--pairs 7]

F is `git rev-list --header HEAD`. Runs go in turns on the same repository, whole processes,
start-up and output included, with a warm file cache; medians are printed. `cold` reads all anew,
`warm` finds its answer in the tool's own cache, `new` finds there what was known before the newest
hundredth of the commits. Two cores are at work in any case, so that CPU
may be more than wall. Peers take part where they are installed: they walk the history and read
author, date and message of each commit, and do nothing else.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

if __package__ is None or not __package__:
    sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.processes import Cost, FailedRunError, median, medians, peaks, run

_GITPYTHON = """\
import git, sys
for commit in git.Repo(sys.argv[1]).iter_commits("HEAD"):
    commit.author.email, commit.authored_date, commit.message
"""
_PYDRILLER = """\
import pydriller, sys
for commit in pydriller.Repository(sys.argv[1]).traverse_commits():
    commit.author.email, commit.author_date, commit.msg
"""
_PERCEVAL = """\
import sys
from perceval.backends.core.git import GitRepository
for line in GitRepository(sys.argv[1], sys.argv[1]).log():
    pass
"""
PEERS = {
    "GitPython": ("git", _GITPYTHON),
    "PyDriller": ("pydriller", _PYDRILLER),
    "perceval": ("perceval", _PERCEVAL),
}
"""Others that read histories: what to import, and the least that reads the same fields."""
HEADER = (
    f"| {'repository':<18} | {'commits':>9} | {'F s':>7} | {'cold F':>6} | {'CPU F':>6} | "
    f"{'warm F':>6} | {'new F':>6} | {'Python MB':>9} | {'git MB':>6} | peers, times cold |"
)


def commits_of(repository: Path) -> int:
    """How many commits HEAD reaches."""
    command = ["git", "-C", str(repository), "rev-list", "--count", "HEAD"]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def make_sure(repository: Path, environment: dict[str, str]) -> None:
    """Make sure the tool reads the whole history here: what fails early is fast for nothing."""
    command = commands(repository)["cold"]
    done = subprocess.run(command, check=False, capture_output=True, env=environment)
    try:
        found = json.loads(done.stdout)["repository"]["commits"]
    except (ValueError, KeyError, TypeError):
        found = None
    if found != commits_of(repository):
        raise SystemExit(f"{repository}: the tool told of {found} commits: {done.stderr[-300:]!r}")


def commands(repository: Path) -> dict[str, list[str]]:
    """The floor, and the tool cold and warm."""
    check = [sys.executable, "-m", "pplcheck", "check", str(repository), "--format", "json"]
    return {
        "F": ["git", "-C", str(repository), "rev-list", "--header", "HEAD"],
        "cold": [*check, "--no-cache"],
        "warm": check,
    }


def peers_of(repository: Path, environment: dict[str, str]) -> dict[str, list[str]]:
    """The peers that are installed and come to the end of this history; says who does not."""
    found = {}
    for name, (module, script) in PEERS.items():
        if importlib.util.find_spec(module) is None:
            continue
        command = [sys.executable, "-c", script, str(repository)]
        try:
            run(command, environment)
        except FailedRunError:
            print(f"{name} does not come to the end of {repository}", file=sys.stderr)
            continue
        found[name] = command
    return found


def row(repository: Path, rounds: int, *, peers: bool) -> str:
    """One line of the table."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PPLCHECK_CACHE_DIR": cache}
        make_sure(repository, environment)
        asked = commands(repository)
        if peers:
            asked |= peers_of(repository, environment)
        found = medians(asked, rounds, environment)
        cold = [str(repository), "--no-cache", "--format", "json"]
        own, git = peaks(["check", *cold], environment)
    found["new"] = after_new_commits(repository, rounds)
    return _line(repository, found, own, git)


def after_new_commits(repository: Path, rounds: int) -> Cost:
    """The median cost where a hundredth of the commits is newer than all that is known."""
    git = ["git", "-C", str(repository), "rev-list", f"--skip={commits_of(repository) // 100}"]
    listed = subprocess.run([*git, "-1", "HEAD"], check=True, capture_output=True, text=True)
    check = commands(repository)["warm"]
    costs = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as cache:
            environment = {**os.environ, "PPLCHECK_CACHE_DIR": cache}
            run([*check, "--rev", listed.stdout.strip()], environment)
            costs.append(run(check, environment))
    return median(costs)


def _line(repository: Path, found: dict[str, Cost], own: float, git: float) -> str:
    floor, cold, warm = (found[name] for name in ("F", "cold", "warm"))
    name = repository.name if repository.name != "repo" else repository.parent.name
    others = ", ".join(
        f"{peer} {cost.wall / cold.wall:.1f}" for peer, cost in found.items() if peer in PEERS
    )
    return (
        f"| {name:<18.18} | {commits_of(repository):>9,} | {floor.wall:>7.3f} | "
        f"{cold.wall / floor.wall:>6.2f} | {cold.cpu / floor.cpu:>6.2f} | "
        f"{warm.wall / floor.wall:>6.2f} | {found['new'].wall / floor.wall:>6.2f} | "
        f"{own:>9.0f} | {git:>6.0f} | {others} |"
    )


def main() -> None:
    """Print the table for the repositories named."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("repositories", nargs="+", type=Path)
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--peers", action="store_true", help="measure other readers too")
    arguments = parser.parse_args()
    version = subprocess.run(["git", "--version"], check=True, capture_output=True, text=True)
    print(f"Python {platform.python_version()}, {version.stdout.strip()}, {os.cpu_count()} cores")
    print(f"{arguments.pairs} rounds, medians, whole processes\n\n{HEADER}")
    print("|" + "|".join("---" for _ in HEADER.split("|")[1:-1]) + "|")
    for repository in arguments.repositories:
        print(row(repository, arguments.pairs, peers=arguments.peers), flush=True)


if __name__ == "__main__":
    main()
