"""`pplcheck register`: import, export, add to and check the register of a repository."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, register_add, settings

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
app.add_typer(register_add.app, name="add", help="Add to the register, or fill in what is unknown.")

FilesArgument = Annotated[list[Path], typer.Argument(metavar="FILE...", show_default=False)]
OptOutOption = Annotated[
    Path | None,
    typer.Option("--opt-out", metavar="FILE", help="Hashes of addresses never to import."),
]
OptOutKeyOption = Annotated[
    Path | None,
    typer.Option("--opt-out-key", metavar="FILE", help="The key, where the hashes are HMACs."),
]
RemarksOption = Annotated[
    Path | None, typer.Option("--remarks", metavar="FILE", help="Write every remark as JSON lines.")
]
ForOption = Annotated[
    Path | None,
    typer.Option("--for", metavar="PATH", help="Only people who appear in this repository."),
]


@app.command("import")
def import_(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", show_default=False)],
    files: FilesArgument,
    *,
    into: register_add.IntoOption = None,
    output_file: options.OutputOption = None,
    opt_out: OptOutOption = None,
    opt_out_key: OptOutKeyOption = None,
    only_for: ForOption = None,
    no_cache: options.NoCacheOption = False,
    remarks: RemarksOption = None,
    quiet: options.QuietOption = False,
) -> None:
    """Turn other people's affiliation data into a register, each fact with its file and line."""
    question = pipeline.ImportQuestion(
        format=format_,
        files=tuple(files),
        into=into,
        opt_out=opt_out,
        opt_out_key=opt_out_key,
        only_for=settings.request(only_for, no_cache=no_cache) if only_for else None,
    )
    done = pipeline.import_files(question)
    if remarks is not None:
        output.emit(pipeline.remarks_text(done.remarks), remarks)
    if not quiet:
        sys.stderr.write(pipeline.remarks_summary(done))
    if into is None or done.text is not None:
        output.emit(done.text or "", into or output_file)


@app.command("export")
def export(
    format_: Annotated[str, typer.Argument(metavar="FORMAT", show_default=False)],
    path: options.PathArgument = None,
    *,
    register: options.RegisterOption = None,
    output_file: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="A file; for gitdm a new folder."),
    ] = None,
    quiet: options.QuietOption = False,
) -> None:
    """Write the register as SortingHat JSON or as gitdm files."""
    request = settings.request(path)
    files, lost = pipeline.export(request, format_, tuple(register or ()), output_file)
    for file, text in files:
        output.emit(text, file)
    if not quiet:
        sys.stderr.write("".join(f"{line}\n" for line in lost))


@app.command("check")
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE...]", help="Registers; else those in force here."),
    ] = None,
    *,
    as_of: options.AsOfOption = "",
) -> int:
    """Check registers: exit 2 for what is wrong, 1 for what proves less than it seems, else 0."""
    request = settings.request(None, as_of=as_of)
    text, status = pipeline.check_registers(request, tuple(files or ()))
    output.emit(text, None)
    return status
