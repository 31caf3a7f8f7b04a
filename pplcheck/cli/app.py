"""The Typer application: every command, in the order people meet them."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
import typer.main

_ABOUT = """Who keeps up a commons, who lives off it, and where its license asks for reciprocity.

Plain `pplcheck [PATH]` means `pplcheck check [PATH]`. Exit status: 0 nothing at or above the
threshold, 1 findings, 2 usage or configuration, 3 could not check. No legal advice.
"""


_COMMANDS = (
    "check",
    "demo",
    "explain",
    "licenses",
    "may-i",
    "who",
    "reciprocity",
    "report",
    "shares",
    "badge",
    "ask",
    "rules",
    "init",
    "register",
    "baseline",
    "config",
    "hook",
    "cache",
    "completion",
)
"""Every command, in reading order; each has a module of its name."""
_GROUPS = {
    "register": "Import, export, add to and check the register.",
    "baseline": "Record what is found now; tell what is new.",
    "config": "The settings in force, and the schemas.",
    "hook": "What pre-commit and git's own hooks call.",
    "cache": "What is kept from one run to the next.",
}
"""What the commands are for that have commands of their own."""


def application(only: str = "") -> Any:
    """The command line as one click command (of typer's own click), in reading order.

    With `only` it holds that one command: the modules of the others need not load.
    """
    app = typer.Typer(
        help=_ABOUT,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_version_option)
    for name in (only,) if only in _COMMANDS else _COMMANDS:
        plain = name.replace("-", "_")
        module = import_module(f"pplcheck.cli.{plain}")
        if name in _GROUPS:
            app.add_typer(module.app, name=name, help=_GROUPS[name])
        else:
            app.command(name)(getattr(module, plain))
    return typer.main.get_command(app)


def _version_option(
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Answer --version among other options; alone, it is answered before this module loads."""
    if version:
        from pplcheck._version import __version__

        typer.echo(f"pplcheck {__version__}")
        raise typer.Exit
