"""`pplcheck hook`: what pre-commit and git's own hooks call.

Plain calls are answered before this module loads; here are the help, and calls with options.
"""

from __future__ import annotations

from typing import Annotated

import typer

from pplcheck.cli.output import emit
from pplcheck.hook.command import run_hook

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


@app.command("staged")
def staged(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Look at these files, else at all that are staged.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Look at what is staged: declared licenses, policy and register, and the author.

    For git's pre-commit hook. The index is read, not the work tree; nothing is written.
    """
    return _told(*run_hook("staged", tuple(files or ())))


@app.command("commit-msg")
def commit_msg(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The message, as git names it.")],
) -> int:
    """Look at a commit's message: trailers that name people and sponsors.

    For git's commit-msg hook.
    """
    return _told(*run_hook("commit-msg", (file,)))


def _told(status: int, text: str) -> int:
    emit(text, None)
    return status
