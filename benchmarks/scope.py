"""How long scope and declarations of a large tree take, as a ratio to git reading the same bytes.

    python benchmarks/scope.py [REPOSITORY...] [--files 20000] [--pairs 5]

Without a repository, the trees of `benchmarks/trees.py` are generated. The floor is
`git ls-tree -r` and one `git cat-file --batch` over all its files. The stages are declarations and
scope of HEAD, from opening the repository to the license of every file; the budget is 3 times the
floor for them, in CPU seconds, children included, and in wall seconds. CPU too is `git grep -lI`
for the word SPDX-License-Identifier in HEAD, which stands in for a plain search. Beside them
stands the wall time of the whole process, start-up and output included: `pplcheck licenses --tree
--format json`, of HEAD and of the files on disk, which may answer from what an earlier run kept.
Medians, with a warm file cache. `reuse lint` runs once on the same work tree where it is
installed.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.trees import SHAPES
from pplcheck.config.profiles import load_profiles
from pplcheck.history.build import Plan, build_repository
from pplcheck.history.quarantine import open_repository
from pplcheck.history.tree import commit_tree
from pplcheck.licensing.discover import discover
from pplcheck.licensing.effective import effective
from pplcheck.licensing.scope import Scopes, figures, place_files

BUDGET = 3.0
"""How many times the floor the tool may take."""


def generate(folder: Path, files: dict[str, str]) -> Path:
    """A repository with one commit that holds the files, checked out."""
    plan = Plan(author="Ada Example <ada@example.org>", message="Grow", files=files)
    build_repository(folder, [plan])
    return folder


def git(repository: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """What git says."""
    command = ["git", "-C", str(repository), *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=True).stdout


def spent() -> float:
    """CPU seconds of this process and the children it waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def search(repository: Path) -> float:
    """CPU seconds of git searching the files of HEAD for tags; none found is exit status 1."""
    start = spent()
    command = ["git", "-C", str(repository), "grep", "-lI", "SPDX-License-Identifier", "HEAD"]
    subprocess.run(command, capture_output=True, check=False)
    return spent() - start


def floor(repository: Path) -> float:
    """CPU seconds of git listing the tree and reading every file of it."""
    start = spent()
    listed = git(repository, "ls-tree", "-r", "HEAD")
    blobs = b"".join(line.split(b" ", 2)[2][:40] + b"\n" for line in listed.splitlines())
    git(repository, "cat-file", "--batch", "--buffer", stdin=blobs)
    return spent() - start


def stages(repository: Path) -> float:
    """CPU seconds of the stages alone."""
    gc.set_threshold(1_000_000, 50, 50)  # as in cli.run
    start = spent()
    profiles = load_profiles()
    with open_repository(repository, named=True) as opened:
        files = commit_tree(opened, opened.head()[0])
        seen = discover(files, profiles)
        scopes = Scopes(seen.declarations, effective(seen.declarations, profiles), profiles)
        figures(place_files(files.paths, scopes))
    return spent() - start


def tool(repository: Path, *options: str) -> tuple[float, int]:
    """Wall seconds and peak kilobytes of the command as a user starts it."""
    command = [sys.executable, "-m", "pplcheck", "licenses", str(repository), "--tree"]
    start = time.perf_counter()
    with subprocess.Popen(
        [*command, "--format", "json", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        raise SystemExit(f"pplcheck exited {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss


def timed(work: Callable[[Path], float], repository: Path) -> tuple[float, float]:
    """CPU and wall seconds of some work."""
    start = time.perf_counter()
    return work(repository), time.perf_counter() - start


def measure(repository: Path, pairs: int) -> str:
    """One line of the table: files, medians, ratio, memory, and whether the budget holds."""
    count = len(git(repository, "ls-tree", "-r", "--name-only", "HEAD").splitlines())
    on_disk = (repository / ".git").exists()
    floors, alone, whole, disk, found = [], [], [], [], []
    for _ in range(pairs + 1):
        floors.append(timed(floor, repository))
        alone.append(timed(stages, repository))
        found.append(search(repository))
        whole.append(tool(repository, "--rev", "HEAD"))
        disk.append(tool(repository)[0] if on_disk else 0.0)
    (least, least_wall), (took, took_wall) = (
        map(statistics.median, zip(*times[1:], strict=True)) for times in (floors, alone)
    )
    process = statistics.median(seconds for seconds, _ in whole[1:])
    memory = max(kilobytes for _, kilobytes in whole) / 1024
    held = took <= BUDGET * least and took_wall <= BUDGET * least_wall
    verdict = "within" if held else "OVER"
    return (
        f"{repository.name:<24} {count:>7,} {least:>8.3f} {took:>8.3f} {took / least:>6.2f} "
        f"{took_wall / least_wall:>6.2f} "
        f"{statistics.median(found[1:]):>6.3f} "
        f"{process:>9.3f} {statistics.median(disk[1:]):>9.3f} {memory:>7.0f}  {verdict}"
    )


def reuse(repository: Path) -> str:
    """How long `reuse lint` takes on the same work tree, once."""
    program = shutil.which("reuse")
    if program is None or not (repository / ".git").exists():
        return "reuse lint: not installed, or no work tree"
    start = time.perf_counter()
    subprocess.run(
        [program, "--root", str(repository), "lint", "--quiet"], capture_output=True, check=False
    )
    return f"reuse lint: {time.perf_counter() - start:.1f} s"


def main() -> None:
    """Print the table for the repositories named, or for a generated tree."""
    parser = argparse.ArgumentParser(description="pplcheck licenses against git")
    parser.add_argument("repositories", nargs="*", type=Path)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--pairs", type=int, default=5)
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, {git(Path(), '--version').decode().strip()}")
    print(f"{arguments.pairs} runs of each in turn, medians")
    print(
        f"{'repository':<24} {'files':>7} {'floor s':>8} {'stages s':>8} {'ratio':>6} {'wall':>6} "
        f"{'grep s':>6} "
        f"{'process s':>9} {'on disk s':>9} {'peak MB':>7}"
    )
    with tempfile.TemporaryDirectory(prefix="pplcheck-scope-") as temporary:
        chosen = arguments.repositories or [
            generate(Path(temporary) / name, shape(arguments.files))
            for name, shape in SHAPES.items()
        ]
        for repository in chosen:
            print(measure(repository, arguments.pairs), flush=True)
            print(reuse(repository), flush=True)


if __name__ == "__main__":
    main()
