from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pplcheck.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "pplcheck.1"


def written(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "docs/manpage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_page_is_what_the_help_says() -> None:
    done = written("--check")

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(shutil.which("man") is None, reason="no man here")
def test_man_reads_it_without_a_complaint() -> None:
    done = subprocess.run(
        ["man", "--warnings", "--local-file", str(PAGE)],
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "100", "MANPAGER": "cat"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stderr == ""
    assert "EXIT STATUS" in done.stdout
    assert all(f"\n   {command} " in done.stdout for command in COMMANDS)
