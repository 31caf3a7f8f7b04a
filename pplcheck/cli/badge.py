"""`pplcheck badge`: license, reciprocity and shares as a picture for a project's page."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings
from pplcheck.errors import CouldNotCheckError


class Format(StrEnum):
    """A picture, or what a shields.io endpoint answers."""

    SVG = "svg"
    SHIELDS = "shields"


FormatOption = Annotated[
    Format, typer.Option("--format", help="A picture, or JSON for a shields.io endpoint.")
]


def badge(
    path: options.PathArgument = None,
    *,
    rev: options.RevOption = "",
    as_of: options.AsOfOption = "",
    reading: options.ReadingOption = None,
    register: options.RegisterOption = None,
    config: options.ConfigOption = None,
    isolated: options.IsolatedOption = False,
    no_cache: options.NoCacheOption = False,
    output_format: FormatOption = Format.SVG,
    output_file: options.OutputOption = None,
    quiet: options.QuietOption = False,
) -> int:
    """Write a badge: license, reciprocity, and the share of commoners as an interval."""
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
        report = pipeline.answer(request)
    output.emit(pipeline.render_badge(pipeline.badge_of(report), output_format.value), output_file)
    return 0 if report.complete else CouldNotCheckError.exit_status
