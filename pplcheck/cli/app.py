"""The Typer application: every command, in the order people meet them."""

from __future__ import annotations

from typing import Annotated, Any

import typer
import typer.main

from pplcheck.cli import (
    ask,
    badge,
    baseline,
    check,
    completion,
    config,
    demo,
    explain,
    hook,
    init,
    licenses,
    may_i,
    reciprocity,
    register,
    report,
    rules,
    shares,
    who,
)

_ABOUT = """Who keeps up a commons, who lives off it, and where its license asks for reciprocity.

Plain `pplcheck [PATH]` means `pplcheck check [PATH]`. Exit status: 0 nothing at or above the
threshold, 1 findings, 2 usage or configuration, 3 could not check. No legal advice.
"""


def application() -> Any:
    """The command line as one click command (of typer's own click), in reading order."""
    app = typer.Typer(
        help=_ABOUT,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_version_option)
    app.command("check")(check.check)
    app.command("demo")(demo.demo)
    app.command("explain")(explain.explain)
    app.command("licenses")(licenses.licenses)
    app.command("may-i")(may_i.may_i)
    app.command("who")(who.who)
    app.command("reciprocity")(reciprocity.reciprocity)
    app.command("report")(report.report)
    app.command("shares")(shares.shares)
    app.command("badge")(badge.badge)
    app.command("ask")(ask.ask)
    app.command("rules")(rules.rules)
    app.command("init")(init.init)
    app.add_typer(
        register.app, name="register", help="Import, export, add to and check the register."
    )
    app.add_typer(baseline.app, name="baseline", help="Record what is found now; tell what is new.")
    app.add_typer(config.app, name="config", help="The settings in force, and the schemas.")
    app.add_typer(hook.app, name="hook", help="What pre-commit and git's own hooks call.")
    app.command("completion")(completion.completion)
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
