"""How long commands take before their work, as a multiple of `python -c pass`.

    python benchmarks/startup.py [--rounds 15]

Help loads all that a command needs to begin. Medians of whole processes, run in turns.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

if __package__ is None or not __package__:
    sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.processes import medians

COMMANDS = ("check", "who", "licenses", "may-i", "shares", "register", "config", "cache", "hook")


def main() -> None:
    """Print a line a command: milliseconds, and the multiple."""
    parser = argparse.ArgumentParser(description="start-up of commands")
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    tool = [sys.executable, "-m", "pplcheck"]
    asked = {"python -c pass": [sys.executable, "-c", "pass"], "--version": [*tool, "--version"]}
    script = shutil.which("pplcheck")
    if script is not None:
        asked["--version (installed script)"] = [script, "--version"]
    asked |= {name: [*tool, name, "--help"] for name in COMMANDS}
    found = medians(asked, arguments.rounds, os.environ)
    floor = found["python -c pass"].wall
    print("| command | ms | times `python -c pass` |\n| --- | --- | --- |")
    for name, cost in found.items():
        print(f"| {name} | {1000 * cost.wall:.0f} | {cost.wall / floor:.1f} |")


if __name__ == "__main__":
    main()
