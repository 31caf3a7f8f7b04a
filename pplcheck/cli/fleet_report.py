"""`pplcheck fleet report`: what the latest run found of all repositories together."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pplcheck.cli import options, output
from pplcheck.errors import OutputError, UsageError


class Format(StrEnum):
    """How the report is written."""

    TERMINAL = "terminal"
    HTML = "html"
    JSON = "json"


class Lang(StrEnum):
    """In which language people read its page."""

    EN = "en"
    ES = "es"
    FR = "fr"


FolderArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder that fleet run wrote.")
]
SiteOption = Annotated[
    Path | None,
    typer.Option("--site", metavar="DIR", help="Write a folder: an index, a page a repository."),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How the report is written.")]
LangOption = Annotated[Lang, typer.Option("--lang", help="In which language people read it.")]


def report(
    folder: FolderArgument,
    *,
    site: SiteOption = None,
    lang: LangOption = Lang.EN,
    output_format: FormatOption = Format.TERMINAL,
    output_file: options.OutputOption = None,
) -> int:
    """Report on all repositories together: organizations, licenses, years, what is owed.

    Exits 0 with whatever it finds, and 3 where the run could not check all of it.
    """
    if site is not None and output_file is not None:
        raise UsageError("--site writes a folder; leave out --output")
    from pplcheck.fleet.across import report as across
    from pplcheck.fleet.site import files, render
    from pplcheck.fleet.store import reading

    with reading(folder) as store:
        found = across(store)
        if site is None:
            text = render(found, output_format.value, language=lang.value, width=output.width())
            output.emit(text, output_file)
        else:
            _make(site)
            for name, text in files(store, lang.value):
                output.emit(text, site / name)
    return 0 if found.complete else 3


def _make(site: Path) -> None:
    try:
        site.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"could not make {str(site)!r}: {error.strerror}") from error
