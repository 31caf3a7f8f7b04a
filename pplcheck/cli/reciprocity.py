"""`pplcheck reciprocity`: who contributes, who uses, on which term; and the letters to write."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings
from pplcheck.errors import CouldNotCheckError, OutputError, UsageError


class Format(StrEnum):
    """How the ledger is written."""

    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class Language(StrEnum):
    """The languages of letters."""

    EN = "en"
    ES = "es"
    FR = "fr"


FormatOption = Annotated[Format, typer.Option("--format", help="How the ledger is written.")]
LettersOption = Annotated[
    Path | None,
    typer.Option("--letters", metavar="DIR", help="Draft every letter, a file each, in a folder."),
]
LetterOption = Annotated[
    str,
    typer.Option("--letter", metavar="ORGANIZATION", help="Draft one letter instead."),
]
LanguageOption = Annotated[Language, typer.Option("--lang", help="The language of letters.")]


def reciprocity(
    path: options.PathArgument = None,
    *,
    letters: LettersOption = None,
    letter: LetterOption = "",
    language: LanguageOption = Language.EN,
    rev: options.RevOption = "",
    as_of: options.AsOfOption = "",
    reading: options.ReadingOption = None,
    register: options.RegisterOption = None,
    config: options.ConfigOption = None,
    isolated: options.IsolatedOption = False,
    no_cache: options.NoCacheOption = False,
    output_format: FormatOption = Format.TERMINAL,
    output_file: options.OutputOption = None,
    quiet: options.QuietOption = False,
) -> int:
    """Tell who contributes, who uses and on which term, and draft letters; names no person."""
    if letters is not None and (letter or output_file is not None):
        raise UsageError("--letters is for all of them: leave out --letter and --output")
    request = settings.request(
        path,
        rev=rev,
        as_of=as_of,
        no_cache=no_cache,
        **settings.governed(reading, register, config, isolated=isolated),
    )
    with output.progress(quiet=quiet):
        ledger = pipeline.tell_reciprocity(request)
    for gap in ledger.gaps:
        sys.stderr.write(pipeline.gap_line(gap) + "\n")
    if letters is not None:
        _write(letters, pipeline.draft_letters(ledger, language.value), language, quiet=quiet)
    elif letter:
        output.emit(pipeline.draft_letter(ledger, letter, language.value).text, output_file)
    else:
        text = pipeline.render_reciprocity(ledger, output_format.value, width=output.width())
        output.emit(text, output_file)
    return 0 if ledger.complete else CouldNotCheckError.exit_status


def _write(
    folder: Path, drafted: tuple[pipeline.DraftedLetter, ...], language: Language, *, quiet: bool
) -> None:
    """Every letter into a folder, made where it is missing; an old file of the name gives way.

    Raises OutputError where the folder cannot be made, or a link lies where a letter belongs.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failed:
        reason = failed.strerror or str(failed)
        raise OutputError(f"could not make the folder {str(folder)!r}: {reason}") from failed
    taken: set[str] = set()
    for entry in drafted:
        file = folder / f"{file_name(entry.party, taken)}.{language.value}.txt"
        if file.is_symlink():
            raise OutputError(f"a link lies at {str(file)!r}; remove it or name another folder")
        output.emit(entry.text, file)
    if not quiet:
        count = len(drafted)
        sys.stderr.write(f"wrote {count:,} letter{'' if count == 1 else 's'} to {folder}\n")


def file_name(party: str, taken: set[str]) -> str:
    """A file name for an organization's id, not in `taken` (case aside), to which it is added.

    Letters, digits and `.-_` stay; it never begins with a dot or a dash.
    """
    kept = "".join(char if char.isalnum() or char in "._-" else "-" for char in party[:80])
    base = name = kept.strip(".-_") or "organization"
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name.casefold())
    return name
