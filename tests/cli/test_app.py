from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pplcheck.cli.app import application
from pplcheck.cli.run import COMMANDS

ELSEWHERE = {"git", "jinja2", "license_expression", "publicsuffixlist", "rich", "tomlkit"}


def loaded_by(*arguments: str) -> set[str]:
    """The modules that one command loads before its work, here its help."""
    script = (
        "import sys\n"
        "from pplcheck.__main__ import main\n"
        f"main({list(arguments)!r})\n"
        "sys.stderr.write('\\n'.join(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_every_command_is_there() -> None:
    assert sorted(application().commands) == sorted(COMMANDS)


def test_one_command_comes_without_the_others() -> None:
    assert list(application("rules").commands) == ["rules"]


def test_a_path_is_no_command(tmp_path: Path) -> None:
    assert sorted(application(str(tmp_path)).commands) == sorted(COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_a_command_loads_no_stage_before_its_work(command: str) -> None:
    loaded = loaded_by(command, "--help")

    others = {f"pplcheck.cli.{name.replace('-', '_')}" for name in COMMANDS} - {
        f"pplcheck.cli.{command.replace('-', '_')}",
        "pplcheck.cli.check",  # `demo` is a check
    }
    assert loaded & (others | ELSEWHERE) == set()
    assert "pplcheck.history.quarantine" not in loaded
