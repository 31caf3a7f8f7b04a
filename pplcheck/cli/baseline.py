"""`pplcheck baseline`: record what is found now, so that later checks tell what is new."""

from __future__ import annotations

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def _commands() -> None:
    """Keep `create` a command of its own, though it is the only one."""


@app.command("create")
def create(
    path: options.PathArgument = None,
    *,
    rev: options.RevOption = "",
    as_of: options.AsOfOption = "",
    reading: options.ReadingOption = None,
    register: options.RegisterOption = None,
    config: options.ConfigOption = None,
    isolated: options.IsolatedOption = False,
    no_cache: options.NoCacheOption = False,
    output_file: options.OutputOption = None,
    quiet: options.QuietOption = False,
) -> None:
    """Write a baseline: `check --baseline FILE` then hides what was there before, and only that."""
    request = settings.request(
        path,
        rev=rev,
        as_of=as_of,
        reading=reading,
        registers=register or [],
        config=config,
        isolated=isolated,
        no_cache=no_cache,
    )
    with output.progress(quiet=quiet):
        recorded = pipeline.record_baseline(request, output_file)
    output.emit(recorded.text, recorded.place)
    if not quiet:
        output.emit(_summary(recorded), None)


def _summary(recorded: pipeline.Recorded) -> str:
    count = recorded.findings
    lines = [f"wrote {recorded.place}: {count:,} finding{'' if count == 1 else 's'}"]
    if recorded.untold:
        lines.append(f"{recorded.untold:,} about the check itself (PPL9xx) no baseline may hide")
    return "\n".join(lines) + "\n"
