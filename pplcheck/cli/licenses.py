"""`pplcheck licenses`: which licenses are declared, where, since when; which license a text is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings
from pplcheck.errors import CouldNotCheckError, UsageError

STDIN = "-"
"""The name that stands for standard input."""

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
    sbom: SbomOption = None,
    identify: IdentifyOption = None,
    rev: options.RevOption = "",
    config: options.ConfigOption = None,
    isolated: options.IsolatedOption = False,
    show_people: options.ShowPeopleOption = False,
    output_format: options.FormatOption = options.Format.TERMINAL,
    output_file: options.OutputOption = None,
    quiet: options.QuietOption = False,
    no_color: options.NoColorOption = False,
) -> int:
    """Tell which licenses are declared where, what single files are under, what texts are."""
    folder, files = _sorted(paths or [], identify)
    asked = folder is not None or tree or history or (files is None and sbom is None)
    question = pipeline.LicensesQuestion(
        request=settings.request(
            folder, rev=rev, config=config, isolated=isolated, show_people=show_people
        ),
        repository=asked or sbom is not None,
        optional=not asked,
        tree=tree,
        history=history,
        identify=files,
        bill=sbom,
    )
    with output.progress(quiet=quiet):
        answer = pipeline.answer_licenses(question, _read)
    for gap in answer.gaps:
        sys.stderr.write(pipeline.gap_line(gap) + "\n")
    color = output_file is None and output.use_color(no_color=no_color)
    text = pipeline.render_licenses(answer, output_format.value, width=output.width(), color=color)
    output.emit(text, output_file)
    return 0 if answer.complete else CouldNotCheckError.exit_status


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
