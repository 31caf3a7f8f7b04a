"""`pplcheck ask`: what to find out first, and a form to find it out with."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings


class Form(StrEnum):
    """How the questions are written; the first three are forms `register add` reads back."""

    MARKDOWN = "markdown"
    CSV = "csv"
    TOML = "toml"
    TERMINAL = "terminal"
    JSON = "json"


FormOption = Annotated[Form, typer.Option("--format", help="A form to fill in, or the list.")]
LimitOption = Annotated[int, typer.Option("--limit", metavar="N", help="At most N questions.")]


def ask(
    path: options.PathArgument = None,
    *,
    form: FormOption = Form.TERMINAL,
    limit: LimitOption = 12,
    rev: options.RevOption = "",
    as_of: options.AsOfOption = "",
    register: options.RegisterOption = None,
    config: options.ConfigOption = None,
    isolated: options.IsolatedOption = False,
    no_cache: options.NoCacheOption = False,
    output_file: options.OutputOption = None,
    quiet: options.QuietOption = False,
) -> None:
    """Rank the open questions by what each would settle; names people, so that they can answer."""
    request = settings.request(
        path,
        rev=rev,
        as_of=as_of,
        registers=register,
        config=config,
        isolated=isolated,
        no_cache=no_cache,
        show_people=True,
    )
    with output.progress(quiet=quiet):
        found = pipeline.ask(request, limit=limit)
    output.emit(pipeline.render_inquiries(found, form.value, width=output.width()), output_file)
    if output_file is not None and form in (Form.MARKDOWN, Form.CSV, Form.TOML) and not quiet:
        sys.stderr.write("Fill it in, then run: pplcheck register add --answers FILE\n")
