"""The Typer application: every command, in the order people meet them."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
import typer.main

from pplcheck.cli.commands import GROUPS, SUMMARIES

_ABOUT = """Who keeps up a commons, who lives off it, and where its license asks for reciprocity.

Plain `pplcheck [PATH]` means `pplcheck check [PATH]`. Exit status: 0 nothing at or above the
threshold, 1 findings, 2 usage or configuration, 3 could not check. No legal advice.
"""


def application(only: str = "") -> Any:
    """The command line as one click command (of typer's own click), in reading order.

    With `only` it holds that one command: the modules of the others need not load.
    """
    app = _bare()
    chosen = (only,) if only in SUMMARIES else tuple(SUMMARIES)
    for name in chosen:
        plain = name.replace("-", "_")
        module = import_module(f"pplcheck.cli.{plain}")
        if name in GROUPS:
            app.add_typer(module.app, name=name, help=SUMMARIES[name])
        else:
            app.command(name, short_help=SUMMARIES[name])(getattr(module, plain))
    command: Any = typer.main.get_command(app)
    # typer puts groups behind the rest
    command.commands = {name: command.commands[name] for name in chosen}
    return command


def listing() -> Any:
    """The same with every command listed and none loaded: what the program's own help needs."""
    app = _bare()
    for name, summary in SUMMARIES.items():
        app.command(name, short_help=summary)(_listed)
    return typer.main.get_command(app)


def _bare() -> typer.Typer:
    app = typer.Typer(
        help=_ABOUT,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_version_option)
    return app


def _listed() -> None:
    """Stand in for a command that is only listed."""


def _version_option(
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Answer --version among other options; alone, it is answered before this module loads."""
    if version:
        from pplcheck._version import __version__
        from pplcheck.cli.output import emit

        emit(f"pplcheck {__version__}\n", None)
        raise typer.Exit
