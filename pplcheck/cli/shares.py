"""`pplcheck shares`: contribution accounting by the value equation the policy states."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings


class Format(StrEnum):
    """How the answer is written; csv is for accounting."""

    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"


FormatOption = Annotated[Format, typer.Option("--format", help="How the answer is written.")]
AmountOption = Annotated[
    str, typer.Option("--amount", metavar="10000.00", help="Also divide this amount of money.")
]
CurrencyOption = Annotated[
    str, typer.Option("--currency", metavar="EUR", help="The currency of --amount (ISO 4217).")
]


def shares(
    path: options.PathArgument = None,
    *,
    amount: AmountOption = "",
    currency: CurrencyOption = "",
    rev: options.RevOption = "",
    as_of: options.AsOfOption = "",
    register: options.RegisterOption = None,
    config: options.ConfigOption = None,
    isolated: options.IsolatedOption = False,
    no_cache: options.NoCacheOption = False,
    show_people: options.ShowPeopleOption = False,
    pseudonyms: options.PseudonymsOption = None,
    paths: options.PathsOption = False,
    output_format: FormatOption = Format.TERMINAL,
    output_file: options.OutputOption = None,
    quiet: options.QuietOption = False,
    no_color: options.NoColorOption = False,
) -> None:
    """Propose shares by the policy's value equation, with what is open; it pays nothing."""
    question = pipeline.SharesQuestion(
        request=settings.request(
            path,
            rev=rev,
            as_of=as_of,
            no_cache=no_cache,
            show_people=show_people,
            pseudonyms=pseudonyms,
            paths=paths,
            **settings.governed(None, register, config, isolated=isolated),
        ),
        amount=amount,
        currency=currency,
    )
    color = output_file is None and output.use_color(no_color=no_color)
    with output.progress(quiet=quiet):
        text = pipeline.tell_shares(
            question, output_format.value, width=output.width(), color=color
        )
    output.emit(text, output_file)
