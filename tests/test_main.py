from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import atexit, sys
{first}
atexit.register(print, "taken apart")
sys.argv = ["pplcheck", {argument!r}]
from pplcheck.__main__ import program
program()
"""


def ended(argument: str, first: str = "") -> subprocess.CompletedProcess[str]:
    script = PROGRAM.format(argument=argument, first=first)
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("argument", "status"), [("--version", 0), ("rules", 0), ("nothing", 2)])
def test_the_program_ends_at_once_with_its_status_and_all_it_said(
    argument: str, status: int
) -> None:
    said = ended(argument)

    plain = subprocess.run(
        [sys.executable, "-m", "pplcheck", argument], capture_output=True, text=True, check=False
    )
    assert said.returncode == plain.returncode == status
    assert (said.stdout, said.stderr) == (plain.stdout, plain.stderr)
    assert said.stdout or said.stderr
    assert "taken apart" not in said.stdout


@pytest.mark.parametrize("pool", ["concurrent.futures", "multiprocessing"])
def test_pools_are_taken_down_in_order(pool: str) -> None:
    said = ended("--version", f"import {pool}")

    assert said.returncode == 0
    assert said.stdout.endswith("taken apart\n")


def test_what_is_left_of_a_line_is_said() -> None:
    said = ended("--version", "sys.stderr.write('half a line')")

    assert said.stderr == "half a line"
