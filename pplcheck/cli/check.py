"""`pplcheck check`: does this repository hold what its license says, and what is due from whom?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pplcheck import pipeline
from pplcheck.cli import options, output, settings

if TYPE_CHECKING:
    from pplcheck.model.report import Report
    from pplcheck.model.written import Written


def check(
    path: options.PathArgument = None,
    *,
    rev: options.RevOption = "",
    base: options.BaseOption = "",
    as_of: options.AsOfOption = "",
    reading: options.ReadingOption = None,
    register: options.RegisterOption = None,
    config: options.ConfigOption = None,
    baseline: options.BaselineOption = None,
    isolated: options.IsolatedOption = False,
    no_cache: options.NoCacheOption = False,
    show_people: options.ShowPeopleOption = False,
    pseudonyms: options.PseudonymsOption = None,
    paths: options.PathsOption = False,
    signers: options.SignersOption = None,
    keyring: options.KeyringOption = None,
    fail_on: options.FailOnOption = None,
    select: options.SelectOption = None,
    ignore: options.IgnoreOption = None,
    output_format: options.CheckFormatOption = options.CheckFormat.TERMINAL,
    output_file: options.OutputOption = None,
    quiet: options.QuietOption = False,
    no_color: options.NoColorOption = False,
) -> int:
    """Check a repository: its license, who stands where, and where reciprocity terms apply."""
    request = settings.request(
        path,
        rev=rev,
        base=base,
        as_of=as_of,
        no_cache=no_cache,
        show_people=show_people,
        pseudonyms=pseudonyms,
        **settings.governed(reading, register, config, isolated=isolated),
    )
    request = settings.gate(request, baseline, fail_on, select, ignore)
    request = settings.thorough(request, paths=paths, signers=signers, keyring=keyring)
    return respond(request, output_format, output_file, quiet=quiet, no_color=no_color)


def respond(
    request: pipeline.Request,
    output_format: options.CheckFormat,
    output_file: Path | None,
    *,
    quiet: bool,
    no_color: bool,
) -> int:
    """Make a check, write its report, and give the exit status."""
    color = output_file is None and output.use_color(no_color=no_color)
    with output.progress(quiet=quiet):
        found = pipeline.tell(request, output_format.value, width=output.width(), color=color)
    _put(found, output_format, output_file, quiet=quiet)
    return found.status


def show(
    report: Report,
    output_format: options.CheckFormat | options.Format,
    output_file: Path | None,
    *,
    quiet: bool,
    no_color: bool,
) -> None:
    """Write a report where it is wanted; what could not be checked is also said on stderr."""
    color = output_file is None and output.use_color(no_color=no_color)
    found = pipeline.written(report, output_format.value, width=output.width(), color=color)
    _put(found, output_format, output_file, quiet=quiet)


def _put(
    found: Written,
    output_format: options.CheckFormat | options.Format,
    output_file: Path | None,
    *,
    quiet: bool,
) -> None:
    sys.stderr.writelines(f"{line}\n" for line in found.complaints)
    is_for_people = output_format.value == options.CheckFormat.TERMINAL.value
    if not is_for_people or (found.text and not (quiet and found.status == 0)):
        output.emit(found.text, output_file)
