"""`pplcheck may-i`: may I use this? What its license says to a kind of user, and what to do."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings
from pplcheck.errors import CouldNotCheckError, UsageError
from pplcheck.model.choices import Kind

if TYPE_CHECKING:
    from pplcheck.model.party import Answer
    from pplcheck.model.permission import PermissionReport


class AskedUse(StrEnum):
    """The uses one can ask about."""

    COMMERCIAL = "commercial"
    NONCOMMERCIAL = "noncommercial"


PathArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="[PATH]", help="A repository, or a folder or file in one.", show_default=False
    ),
]
KindOption = Annotated[Kind, typer.Option("--as", help="Who asks.", show_default=False)]
UseOption = Annotated[AskedUse, typer.Option("--use", help="For what.", show_default=False)]
FactOption = Annotated[
    list[str] | None,
    typer.Option("--fact", metavar="NAME=yes|no", help="What is so, such as worker_owned=yes."),
]
LicenseOption = Annotated[
    str, typer.Option("--license", metavar="EXPR", help="Ask about a license, not a repository.")
]
SbomOption = Annotated[
    Path | None,
    typer.Option("--sbom", metavar="FILE", help="Ask about each component of a bill."),
]


def may_i(
    path: PathArgument = None,
    *,
    kind: KindOption,
    use: UseOption,
    fact: FactOption = None,
    license_: LicenseOption = "",
    sbom: SbomOption = None,
    rev: options.RevOption = "",
    config: options.ConfigOption = None,
    isolated: options.IsolatedOption = False,
    no_cache: options.NoCacheOption = False,
    output_format: options.FormatOption = options.Format.TERMINAL,
    output_file: options.OutputOption = None,
    quiet: options.QuietOption = False,
    no_color: options.NoColorOption = False,
) -> int:
    """Tell whether a kind of user may use this: yes, no, only if, or undetermined; exits 0."""
    if sum((path is not None, bool(license_), sbom is not None)) > 1:
        raise UsageError("ask about one thing: a path, --license, or --sbom")
    from pplcheck.model.party import Use
    from pplcheck.model.permission import Inquiry

    inquiry = Inquiry(kind=kind, use=Use(use.value), facts=facts_in(fact or []))
    with output.progress(quiet=quiet):
        if license_:
            report = pipeline.ask_expression(license_, inquiry)
        elif sbom is not None:
            report = pipeline.ask_bill(sbom, inquiry)
        else:
            request = settings.request(
                path, rev=rev, config=config, isolated=isolated, no_cache=no_cache
            )
            report = pipeline.ask_repository(request, inquiry)
    _show(report, output_format, output_file, no_color=no_color)
    return 0 if report.complete else CouldNotCheckError.exit_status


def _show(
    report: PermissionReport,
    output_format: options.Format,
    output_file: Path | None,
    *,
    no_color: bool,
) -> None:
    for gap in report.gaps:
        sys.stderr.write(pipeline.gap_line(gap) + "\n")
    color = output_file is None and output.use_color(no_color=no_color)
    text = pipeline.render_permission(
        report, output_format.value, width=output.width(), color=color
    )
    output.emit(text, output_file)


def facts_in(stated: list[str]) -> tuple[tuple[str, Answer], ...]:
    """Facts stated as `name=yes`, sorted; UsageError for a name or value there is none of."""
    from pplcheck.model.party import FACTS, Answer

    found: dict[str, Answer] = {}
    for text in stated:
        name, _, value = text.partition("=")
        name = name.strip().replace("-", "_")
        if name not in FACTS:
            import difflib

            near = difflib.get_close_matches(name, FACTS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(sorted(FACTS))}"
            raise UsageError(f"--fact: no fact is named {name[:60]!r}; {hint}")
        if value.strip() not in set(Answer):
            raise UsageError(f"--fact {name}: must be yes, no or unknown, got {value[:60]!r}")
        answer = Answer(value.strip())
        if found.setdefault(name, answer) is not answer:
            raise UsageError(f"--fact {name} is given twice, with different values")
    return tuple(sorted(found.items()))
