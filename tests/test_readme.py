from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path

import pytest

from pplcheck.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shell_lines() -> list[str]:
    """Every pplcheck command line the README shows."""
    blocks = re.findall(r"```(?:sh|yaml)\n(.*?)```", README, flags=re.DOTALL)
    lines = [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]
    entries = [line.removeprefix("entry: ") for line in lines]
    return [line for line in entries if line.startswith("pplcheck")]


def test_the_two_commands_stand_in_the_readme() -> None:
    assert "\npython3 -m pip install . && pplcheck demo\n" in README
    assert "\npython3 -m pip install -e '.[test]' && python3 -m pytest\n" in README


@pytest.mark.parametrize("line", shell_lines())
def test_commands_and_options_shown_exist(line: str) -> None:
    from pplcheck.cli.app import application
    from pplcheck.cli.run import route

    words = shlex.split(line)[1:]
    first = words[0] if words else ""
    arguments = words if first in COMMANDS or first.startswith("-") else ["check", *words]

    command = application().commands[route(arguments)[0]]

    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_linked_files_exist(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_picture_shows_what_the_demo_prints() -> None:
    spec = importlib.util.spec_from_file_location("screenshot", ROOT / "docs" / "screenshot.py")
    assert spec is not None
    assert spec.loader is not None
    screenshot = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(screenshot)

    assert screenshot.PICTURE.read_text(encoding="utf-8") == screenshot.picture(), (
        "run: python docs/screenshot.py"
    )
