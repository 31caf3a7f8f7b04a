"""`pplcheck licenses`: which licenses are declared, where, since when; which license a text is."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import bill, options, output, settings
from pplcheck.errors import UsageError

STDIN = "-"
"""The name that stands for standard input."""


class Format(StrEnum):
    """How the answer is written; the last three hold the license of every file, nothing else."""

    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"
    SPDX = "spdx"
    CYCLONEDX = "cyclonedx"


_BILLS = (Format.SPDX, Format.CYCLONEDX)


PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]",
        help="A repository, or a folder in one; with --identify also more files.",
        show_default=False,
    ),
]
TreeOption = Annotated[bool, typer.Option("--tree", help="Also the license of every tracked file.")]
HistoryOption = Annotated[
    bool, typer.Option("--history", help="Also every change of a declaration, and the periods.")
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        help="How the answer is written; csv needs --tree; spdx 2.3 and cyclonedx 1.6 are JSON.",
    ),
]
HeadersOption = Annotated[
    bool | None,
    typer.Option(
        "--headers/--no-headers",
        help="With --history: follow headers of source files; else where the history is short.",
        show_default=False,
    ),
]
SbomOption = Annotated[
    Path | None,
    typer.Option("--sbom", metavar="FILE", help="Also a CycloneDX or SPDX bill of materials."),
]
IdentifyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--identify", metavar="FILE...", help="Which license loose files are; - is standard input."
    ),
]


def licenses(
    paths: PathsArgument = None,
    *,
    tree: TreeOption = False,
    history: HistoryOption = False,
    headers: HeadersOption = None,
    sbom: SbomOption = None,
    identify: IdentifyOption = None,
    rev: options.RevOption = "",
    config: options.ConfigOption = None,
    isolated: options.IsolatedOption = False,
    no_cache: options.NoCacheOption = False,
    show_people: options.ShowPeopleOption = False,
    output_format: FormatOption = Format.TERMINAL,
    output_file: options.OutputOption = None,
    quiet: options.QuietOption = False,
    no_color: options.NoColorOption = False,
) -> int:
    """Tell which licenses are declared where, what single files are under, what texts are."""
    _fitting(output_format, headers, tree=tree, history=history, other=bool(sbom or identify))
    path, files = _sorted(paths or [], identify)
    asked = path is not None or tree or history or (files is None and sbom is None)
    request = settings.request(
        path, rev=rev, config=config, isolated=isolated, show_people=show_people, no_cache=no_cache
    )
    if output_format in _BILLS:
        return bill.write_bill(request, output_format.value, output_file, quiet=quiet)
    question = pipeline.LicensesQuestion(
        request=request,
        repository=asked or sbom is not None,
        optional=not asked,
        tree=tree,
        history=history,
        headers=headers,
        identify=files,
        bill=sbom,
    )
    return _respond(question, output_format, output_file, quiet=quiet, no_color=no_color)


def _respond(
    question: pipeline.LicensesQuestion,
    output_format: Format,
    output_file: Path | None,
    *,
    quiet: bool,
    no_color: bool,
) -> int:
    """Write the answer, and on standard error what could not be read; gives the exit status."""
    color = output_file is None and output.use_color(no_color=no_color)
    with output.progress(quiet=quiet):
        found = pipeline.tell_licenses(
            question, _read, output_format.value, width=output.width(), color=color
        )
    sys.stderr.writelines(f"{line}\n" for line in found.complaints)
    output.emit(found.text, output_file)
    return found.status


def _fitting(
    output_format: Format,
    headers: bool | None,  # noqa: FBT001 - its place is that of the option
    *,
    tree: bool,
    history: bool,
    other: bool,
) -> None:
    """Raise UsageError for options that do not go together; `other` is not of a repository."""
    if headers is not None and not history:
        raise UsageError("--headers and --no-headers say how --history is read; add --history")
    if output_format is Format.CSV and (history or other or not tree):
        raise UsageError("csv holds the license of every file: --tree --format csv, and no more")
    if output_format in _BILLS and (tree or history or other):
        raise UsageError(
            f"{output_format.value} holds the license of every file: leave out --tree, --history, "
            "--identify and --sbom"
        )


def _sorted(
    names: list[str], identify: list[str] | None
) -> tuple[Path | None, tuple[str, ...] | None]:
    """The repository and the loose files among the names; without --identify one name at most."""
    if identify is None:
        if len(names) > 1:
            raise UsageError("name one repository; --identify takes several files")
        return (Path(names[0]) if names else None), None
    folders = [name for name in names if name != STDIN and Path(name).is_dir()]
    if len(folders) > 1:
        raise UsageError("name one repository; all other names after --identify are files")
    files = (*identify, *(name for name in names if name not in folders))
    return (Path(folders[0]) if folders else None), files


def _read(name: str) -> bytes:
    """A loose file, or what comes in on standard input; bounded."""
    if name != STDIN:
        return pipeline.read_loose(Path(name))
    return pipeline.whole(sys.stdin.buffer.read(pipeline.LOOSE_LIMIT + 1), "standard input")
