"""`pplcheck config`: the settings in force, whether the files are right, and the schemas."""

from __future__ import annotations

from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)

SchemaArgument = Annotated[
    str, typer.Argument(metavar="[NAME]", help="What the schema describes; without, a list.")
]


@app.command("schema")
def schema(name: SchemaArgument = "", *, output_file: options.OutputOption = None) -> None:
    """Print a JSON Schema: of a machine output, the policy, the register or the baseline."""
    text = pipeline.schema_text(name) if name else pipeline.schema_list(output.width())
    output.emit(text, output_file)


@app.command("show")
def show(
    path: options.PathArgument = None,
    *,
    rev: options.RevOption = "",
    base: options.BaseOption = "",
    reading: options.ReadingOption = None,
    config: options.ConfigOption = None,
    register: options.RegisterOption = None,
    baseline: options.BaselineOption = None,
    isolated: options.IsolatedOption = False,
    fail_on: options.FailOnOption = None,
    select: options.SelectOption = None,
    ignore: options.IgnoreOption = None,
    output_format: options.FormatOption = options.Format.TERMINAL,
    output_file: options.OutputOption = None,
) -> None:
    """Print the settings in force, each with the place it comes from."""
    request = settings.request(
        path,
        rev=rev,
        base=base,
        reading=reading,
        config=config,
        registers=register or [],
        isolated=isolated,
    )
    request = settings.gate(request, baseline, fail_on, select, ignore)
    text = pipeline.settings_text(request, output_format.value, width=output.width())
    output.emit(text, output_file)


@app.command("check")
def check(
    path: options.PathArgument = None,
    *,
    rev: options.RevOption = "",
    config: options.ConfigOption = None,
    register: options.RegisterOption = None,
    baseline: options.BaselineOption = None,
) -> None:
    """Check policy, registers, ledgers and baseline alone; exit 2 and list every problem."""
    request = settings.request(path, rev=rev, config=config, registers=register or [])
    request = settings.gate(request, baseline, None, None, None)
    output.emit(pipeline.settings_summary(request), None)
