"""`pplcheck config`: the settings in force, whether the files are right, and the schemas."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)


class Schema(StrEnum):
    """The files with a published JSON Schema."""

    REPORT = "report"
    FINDING = "finding"
    POLICY = "policy"
    REGISTER = "register"
    BASELINE = "baseline"
    LICENSES = "licenses"
    PERMISSION = "permission"
    WHO = "who"


SchemaArgument = Annotated[Schema, typer.Argument(help="Which file the schema describes.")]


@app.command("schema")
def schema(name: SchemaArgument) -> None:
    """Print a JSON Schema: of a machine output, the policy or the register."""
    output.emit(pipeline.schema_text(name.value), None)


@app.command("show")
def show(
    path: options.PathArgument = None,
    *,
    config: options.ConfigOption = None,
    register: options.RegisterOption = None,
    isolated: options.IsolatedOption = False,
) -> None:
    """Print the settings in force as JSON, and which files they come from."""
    request = settings.request(path, config=config, registers=register or [], isolated=isolated)
    output.emit(pipeline.settings_text(request), None)


@app.command("check")
def check(
    path: options.PathArgument = None,
    *,
    config: options.ConfigOption = None,
    register: options.RegisterOption = None,
) -> None:
    """Check policy and registers alone; exit 2 and list every problem if there are any."""
    request = settings.request(path, config=config, registers=register or [])
    output.emit(pipeline.settings_summary(request), None)
