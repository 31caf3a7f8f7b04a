"""`pplcheck who`: who makes it, for whom, and who is paid; as rows, or commit by commit."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pplcheck import pipeline
from pplcheck.cli import options, output, settings
from pplcheck.errors import UsageError
from pplcheck.model.choices import By

if TYPE_CHECKING:
    from pplcheck.model.contribution import Role


class Format(StrEnum):
    """How the answer is written; jsonl is a line for each contribution."""

    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"
    JSONL = "jsonl"


ByOption = Annotated[By, typer.Option("--by", help="What the rows are.")]
RolesOption = Annotated[
    str,
    typer.Option(
        "--roles",
        metavar="ROLE,...",
        help="Which roles count: author, co-author, review, report, test, sponsor.",
    ),
]
SinceOption = Annotated[
    str, typer.Option("--since", metavar="YYYY-MM-DD", help="From this day on (UTC, inclusive).")
]
UntilOption = Annotated[
    str, typer.Option("--until", metavar="YYYY-MM-DD", help="Up to the day before (exclusive).")
]
FormatOption = Annotated[
    Format, typer.Option("--format", help="How the answer is written; jsonl is --by commit.")
]


def who(
    path: options.PathArgument = None,
    *,
    by: ByOption = By.ORGANIZATION,
    roles: RolesOption = "author,co-author",
    since: SinceOption = "",
    until: UntilOption = "",
    rev: options.RevOption = "",
    as_of: options.AsOfOption = "",
    reading: options.ReadingOption = None,
    register: options.RegisterOption = None,
    config: options.ConfigOption = None,
    isolated: options.IsolatedOption = False,
    no_cache: options.NoCacheOption = False,
    show_people: options.ShowPeopleOption = False,
    pseudonyms: options.PseudonymsOption = None,
    paths: options.PathsOption = False,
    signers: options.SignersOption = None,
    keyring: options.KeyringOption = None,
    lines: options.LinesOption = False,
    output_format: FormatOption = Format.TERMINAL,
    output_file: options.OutputOption = None,
    quiet: options.QuietOption = False,
    no_color: options.NoColorOption = False,
) -> None:
    """Tell who makes it, for whom, and what was paid, as intervals; names no person unasked."""
    request = settings.request(
        path,
        rev=rev,
        as_of=as_of,
        no_cache=no_cache,
        show_people=show_people,
        pseudonyms=pseudonyms,
        **settings.governed(reading, register, config, isolated=isolated),
    )
    request = settings.thorough(request, paths=paths, lines=lines, signers=signers, keyring=keyring)
    question = ask(request, by, roles, since, until)
    color = output_file is None and output.use_color(no_color=no_color)
    write(told(question, output_format, color=color), output_file, quiet=quiet)


def told(question: pipeline.WhoQuestion, format_: Format, *, color: bool) -> Iterator[str]:
    """The answer, piece by piece; UsageError for a format that the question has none of."""
    if format_ is Format.JSONL and question.by is not By.COMMIT:
        raise UsageError("jsonl is a line for each contribution: add --by commit")
    return pipeline.tell_who(question, format_.value, width=output.width(), color=color)


def write(pieces: Iterator[str], output_file: Path | None, *, quiet: bool) -> None:
    """Write an answer as it comes; all is read and counted before its first piece."""
    with output.progress(quiet=quiet):
        first = next(pieces, "")
    output.emit_pieces(chain([first], pieces), output_file)


def ask(
    request: pipeline.Request, by: By, roles: str, since: str, until: str
) -> pipeline.WhoQuestion:
    """The question that options make; UsageError for roles and days that are none."""
    first = options.parse_day(since, "--since") if since else None
    end = options.parse_day(until, "--until") if until else None
    if first and end and end <= first:
        raise UsageError(f"--until {end} must lie after --since {first}, as it is not included")
    return pipeline.WhoQuestion(
        request=request, by=by, roles=parse_roles(roles), since=first, until=end
    )


def parse_roles(text: str) -> tuple[Role, ...]:
    """Roles named with commas between, in the order of `Role`; UsageError for what is none."""
    from pplcheck.model.contribution import Role

    # No contribution in a commit: a sign-off says that a patch was passed on.
    elsewhere = {Role.SIGN_OFF, Role.LEDGER}
    allowed = [role for role in Role if role not in elsewhere]
    named = {part.strip() for part in text.split(",") if part.strip()}
    unknown = sorted(named - {role.value for role in allowed})
    if unknown or not named:
        raise UsageError(
            f"--roles wants some of {', '.join(allowed)}, got {', '.join(unknown) or 'none'}"
        )
    return tuple(role for role in allowed if role.value in named)
