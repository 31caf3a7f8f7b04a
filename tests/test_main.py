from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.repos import build, commit

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


def test_a_check_needs_nothing_that_lasts(tmp_path: Path) -> None:
    build(tmp_path / "repo", [commit("Ada <ada@mail.example>", files={"README.md": "A work."})])

    said = ended(str(tmp_path / "repo"))

    assert "PPL101" in said.stdout
    assert "taken apart" not in said.stdout


@pytest.mark.parametrize("lasting", ["concurrent.futures", "multiprocessing", "bdb", "coverage"])
def test_pools_and_debuggers_come_to_their_end(lasting: str) -> None:
    said = ended("--version", f"import {lasting}")

    assert said.returncode == 0
    assert said.stdout.endswith("taken apart\n")


def test_a_profile_is_written(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    command = ["-m", "cProfile", "-o", str(profile), "-m", "pplcheck", "--version"]

    subprocess.run([sys.executable, *command], capture_output=True, check=True)

    assert profile.stat().st_size


def test_what_is_left_of_a_line_is_said() -> None:
    said = ended("--version", "sys.stderr.write('half a line')")

    assert said.stderr == "half a line"
