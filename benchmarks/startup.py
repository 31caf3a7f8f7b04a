"""How long every command takes before its work, as a multiple of `python -c pass`.

    python benchmarks/startup.py [--rounds 15]

Help loads all that a command needs to begin. `--version` is measured three ways: the program
alone, as an installed script (older installers write one that loads `re`), and by `python -m`,
which loads `runpy`. Medians of whole processes, run in turns.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

if __package__ is None or not __package__:
    sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.processes import Cost, medians

FLOOR = "python -c pass"
_ALONE = "import sys; from pplcheck.__main__ import main; sys.exit(main())"


def commands() -> dict[str, list[str]]:
    """What is measured, the floor first: `--version`, and the help of every command."""
    from pplcheck.cli.syntax import commands as every

    alone = [sys.executable, "-c", _ALONE]
    asked = {FLOOR: [sys.executable, "-c", "pass"], "--version": [*alone, "--version"]}
    script = shutil.which("pplcheck")
    if script is not None:
        asked["--version (installed script)"] = [script, "--version"]
    asked["--version (python -m)"] = [sys.executable, "-m", "pplcheck", "--version"]
    for command in every():
        asked[" ".join((*command.words, "--help"))] = [*alone, *command.words, "--help"]
    return asked


def table(found: Mapping[str, Cost]) -> str:
    """A line a command: milliseconds of CPU and wall, and the multiples."""
    floor = found[FLOOR]
    lines = ["| command | CPU ms | times | wall ms | times |", "| --- | --- | --- | --- | --- |"]
    lines += [
        f"| {name} | {1000 * cost.cpu:.0f} | {cost.cpu / floor.cpu:.1f} | "
        f"{1000 * cost.wall:.0f} | {cost.wall / floor.wall:.1f} |"
        for name, cost in found.items()
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="start-up of commands")
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    print(table(medians(commands(), arguments.rounds, os.environ)))


if __name__ == "__main__":
    main()
