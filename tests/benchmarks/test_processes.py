from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks.processes import FailedRunError, medians, peaks, run


@pytest.mark.parametrize("status", [1, 2, 3])
def test_a_process_that_fails_is_no_measurement(status: int) -> None:
    with pytest.raises(FailedRunError, match=f"exited {status}"):
        run([sys.executable, "-c", f"raise SystemExit({status})"])


def test_the_tool_may_have_findings(tmp_path: Path) -> None:
    assert run([sys.executable, "-m", "pplcheck", "check", str(tmp_path)]).wall > 0


def test_every_command_is_measured() -> None:
    quiet = [sys.executable, "-c", "pass"]

    found = medians({"one": quiet, "other": quiet}, 2, os.environ)

    assert list(found) == ["one", "other"]
    assert all(cost.wall > 0 and cost.megabytes > 1 for cost in found.values())


def test_memory_is_told_of_python_and_of_git() -> None:
    own, _ = peaks(["--version"], os.environ)

    assert own > 1
