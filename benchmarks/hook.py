"""How long the hook on staged files takes, as a multiple of `python -c pass`.

    python benchmarks/hook.py [--rounds 15] [--files 20 200]

A repository of 2,000 files under the Peer Production License is made, with a policy and a
register that lists the author; then some of its files are staged, each with one more line. The
hook runs as git starts it, with the author in the environment. Beside it stand how many gits it
starts. Medians of whole processes, run in turns.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

if __package__ is None or not __package__:
    sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.processes import medians
from pplcheck.history.build import Plan, build_repository

AUTHOR = "Ada Example <ada@mail.example>"
POLICY = 'schema = 1\nfail-on = "warning"\nregister = ["register.toml"]\n'
REGISTER = 'schema = 1\n[[person]]\nname = "Ada"\nidentities = ["Ada <ada@mail.example>"]\n'
FILES = 2_000
HEADER = (
    "| staged | gits | CPU ms | times | wall ms | times |\n| --- | --- | --- | --- | --- | --- |"
)
FIRST = "#!/bin/sh\n# SPDX-License-Identifier: PPL\n"
COUNTED = (
    "import os, sys\n"
    "spawn, gits = os.posix_spawn, []\n"
    "def counted(*args, **options):\n"
    "    gits.append(args)\n"
    "    return spawn(*args, **options)\n"
    "os.posix_spawn = counted\n"
    "from pplcheck.__main__ import main\n"
    "main(['hook', 'staged'])\n"
    "print(len(gits), 'subprocess' in sys.modules)\n"
)


def project(folder: Path) -> Path:
    """A repository with a commit, checked out."""
    files = {"LICENSE": "Peer Production License\n"}
    files |= {"pplcheck.toml": POLICY, "register.toml": REGISTER}
    files |= {
        f"area{number % 40}/part{number}.py": FIRST + f"value = {number}\n" * (number % 90)
        for number in range(FILES)
    }
    build_repository(folder, [Plan(author=AUTHOR, message="Begin", files=files)])
    return folder


def stage(repository: Path, count: int) -> None:
    """Stage one more line in some files, and nothing else."""
    git(repository, "reset", "--quiet", "--hard")
    paths = [f"area{number % 40}/part{number}.py" for number in range(count)]
    for path in paths:
        with (repository / path).open("a", encoding="utf-8") as file:
            file.write("more = True\n")
    git(repository, "add", "--", *paths)


def git(repository: Path, *arguments: str) -> None:
    """Run git on the repository."""
    subprocess.run(["git", "-C", str(repository), *arguments], check=True)


def gits(repository: Path, environment: dict[str, str]) -> str:
    """How many gits the hook starts; says so where it had to read closely."""
    done = subprocess.run(
        [sys.executable, "-c", COUNTED],
        cwd=repository,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    count, closely = done.stdout.split()[-2:]
    return f"{count}{' and a full reading' if closely == 'True' else ''}"


def rows(counts: Sequence[int], rounds: int) -> list[str]:
    """A line a number of staged files."""
    with tempfile.TemporaryDirectory(prefix="pplcheck-hook-") as folder:
        repository = project(Path(folder, "work"))
        return [_row(repository, count, rounds) for count in counts]


def _row(repository: Path, count: int, rounds: int) -> str:
    stage(repository, count)
    # As git starts it; see githooks(5).
    environment = os.environ | {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@mail.example"}
    script = "import sys; from pplcheck.__main__ import main; sys.exit(main())"
    asked = {
        "floor": [sys.executable, "-c", "pass"],
        "hook": [sys.executable, "-c", script, "hook", "staged"],
    }
    with contextlib.chdir(repository):
        found = medians(asked, rounds, environment)
    floor, cost = found["floor"], found["hook"]
    return (
        f"| {count} files | {gits(repository, environment)} | {1000 * cost.cpu:.0f} | "
        f"{cost.cpu / floor.cpu:.1f} | {1000 * cost.wall:.0f} | {cost.wall / floor.wall:.1f} |"
    )


def main() -> None:
    """Print a line a number of files."""
    parser = argparse.ArgumentParser(description="the hook on staged files")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--files", type=int, nargs="*", default=[20, 200])
    arguments = parser.parse_args()
    print(HEADER)
    print("\n".join(rows(arguments.files, arguments.rounds)))


if __name__ == "__main__":
    main()
