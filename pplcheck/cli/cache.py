"""`pplcheck cache`: what is kept from one run to the next, and how to be rid of it."""

from __future__ import annotations

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


@app.command("info")
def info() -> None:
    """Tell where the cache lies, how much is in it, and whether it can be used."""
    output.emit(pipeline.cache_text(settings.cache_folder()), None)


@app.command("clear")
def clear(*, quiet: options.QuietOption = False) -> None:
    """Remove everything kept; the next run reads all anew."""
    text = pipeline.clear_cache(settings.cache_folder())
    if not quiet:
        output.emit(text, None)
