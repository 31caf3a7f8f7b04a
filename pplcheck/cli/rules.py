"""`pplcheck rules`: every rule, its severity, and what it looks for."""

from __future__ import annotations

from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output


def rules(
    output_format: Annotated[
        options.Format, typer.Option("--format", help="How the list is written.")
    ] = options.Format.TERMINAL,
    output_file: options.OutputOption = None,
) -> None:
    """List all rules; `pplcheck explain CODE` tells the why of one."""
    output.emit(pipeline.rules_text(output_format.value), output_file)
