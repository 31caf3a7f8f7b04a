from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pplcheck.__main__ import main
from pplcheck.cli.app import application, listing
from pplcheck.cli.commands import COMMANDS, GROUPS, SUMMARIES

ELSEWHERE = {"git", "jinja2", "license_expression", "publicsuffixlist", "rich", "tomlkit"}
VALUES = {"pplcheck.model.contribution", "pplcheck.model.party", "pplcheck.model.report"}
"""What a whole check is spoken in: some hundred classes, to be made only where there is work."""


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
    assert loaded & (VALUES | {"pplcheck.history.quarantine", "tempfile", "tomllib"}) == set()


def test_the_help_of_the_program_loads_no_command() -> None:
    loaded = loaded_by("--help")

    assert loaded & (ELSEWHERE | VALUES) == set()
    assert {name for name in loaded if name.startswith("pplcheck.cli.")} == {
        "pplcheck.cli.app",
        "pplcheck.cli.commands",
        "pplcheck.cli.run",
    }


def test_a_list_of_commands_and_the_commands_themselves_look_the_same() -> None:
    context = {"info_name": "pplcheck", "parent": None}

    listed, whole = listing(), application()

    assert list(whole.commands) == list(SUMMARIES)
    assert listed.get_help(listed.context_class(listed, **context)) == whole.get_help(
        whole.context_class(whole, **context)
    )


def test_a_line_of_the_list_is_never_cut_short(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--help"])

    assert status == 0
    assert "..." not in capsys.readouterr().out.partition("Commands:")[2]


def test_groups_are_commands_with_commands_of_their_own() -> None:
    commands = application().commands

    assert {name for name in commands if hasattr(commands[name], "commands")} == GROUPS
