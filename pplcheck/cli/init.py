"""`pplcheck init`: a first policy and register, with what the history shows filled in."""

from __future__ import annotations

from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings

ForceOption = Annotated[bool, typer.Option("--force", help="Replace files that are there already.")]


def init(
    path: options.PathArgument = None,
    *,
    force: ForceOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """Write a first pplcheck.toml and register.toml; names people, so that they can be asked."""
    written = pipeline.init(settings.request(path, isolated=True, show_people=True), force=force)
    if not quiet:
        names = "".join(f"wrote {name}\n" for name in written)
        output.emit(names + "Fill in what is unknown, then run: pplcheck\n", None)
