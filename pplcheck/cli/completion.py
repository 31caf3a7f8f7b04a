"""`pplcheck completion`: a script that completes commands and options in a shell."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pplcheck.cli import options, output


class Shell(StrEnum):
    """The shells a script is written for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def completion(
    shell: Annotated[Shell, typer.Argument(help="bash, zsh or fish.", show_default=False)],
    *,
    output_file: options.OutputOption = None,
) -> None:
    """Print a script that completes commands, options and their values in a shell.

    The script holds all it needs and starts nothing; write it anew after an update. For bash 4:
    `pplcheck completion bash -o ~/.local/share/bash-completion/completions/pplcheck`.
    """
    from pplcheck.cli.completion_bash import bash_script
    from pplcheck.cli.completion_fish import fish_script
    from pplcheck.cli.completion_zsh import zsh_script
    from pplcheck.cli.syntax import commands, with_default

    scripts = {Shell.BASH: bash_script, Shell.ZSH: zsh_script, Shell.FISH: fish_script}
    output.emit(scripts[shell](with_default(commands())), output_file)
