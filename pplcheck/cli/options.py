"""Options that mean the same in every command."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pplcheck.errors import UsageError
from pplcheck.model.choices import Reading


class Format(StrEnum):
    """How the answer is written."""

    TERMINAL = "terminal"
    JSON = "json"


class CheckFormat(StrEnum):
    """How the answer of `check` is written."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    MARKDOWN = "markdown"
    INTOTO = "intoto"


class FailOn(StrEnum):
    """The severity from which findings make the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


def parse_day(text: str, option: str = "--as-of") -> date:
    """A calendar day as YYYY-MM-DD; UsageError otherwise."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} wants a day such as 2026-10-01, got {text!r}") from None


def today() -> date:
    """The present UTC day; the one clock of the command line."""
    return datetime.now(tz=UTC).date()


PathArgument = Annotated[
    Path | None,
    typer.Argument(metavar="[PATH]", help="A repository, or a folder in one.", show_default=False),
]
RevOption = Annotated[
    str, typer.Option("--rev", metavar="REV", help="Judge this commit, not the work tree.")
]
BaseOption = Annotated[
    str,
    typer.Option(
        "--base", metavar="REV", help="Judge HEAD, with policy and register of the merge base."
    ),
]
AsOfOption = Annotated[
    str, typer.Option("--as-of", metavar="YYYY-MM-DD", help="Judge as of this day, else today.")
]
ReadingOption = Annotated[
    Reading | None,
    typer.Option("--reading", help="The license's text, or a project's rule of reciprocity."),
]
RegisterOption = Annotated[
    list[Path] | None,
    typer.Option("--register", metavar="FILE", help="A register to add; may be given repeatedly."),
]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Use this policy file.")
]
BaselineOption = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Hide the findings this file records."),
]
IsolatedOption = Annotated[
    bool, typer.Option("--isolated", help="Use no policy and no register from the repository.")
]
ShowPeopleOption = Annotated[
    bool, typer.Option("--show-people", help="Name persons, not only organizations.")
]
PseudonymsOption = Annotated[
    Path | None,
    typer.Option(
        "--pseudonyms",
        metavar="KEYFILE",
        help="Show persons, each under a name made with the key in this file.",
    ),
]
SignersOption = Annotated[
    Path | None,
    typer.Option(
        "--allowed-signers",
        metavar="FILE",
        help="Verify signatures by these SSH keys, as ssh-keygen(1) has them; slow.",
    ),
]
KeyringOption = Annotated[
    Path | None,
    typer.Option(
        "--keyring", metavar="FILE", help="Verify signatures by these exported OpenPGP keys; slow."
    ),
]
PathsOption = Annotated[
    bool, typer.Option("--paths", help="Look at the files each commit touched: imports, renames.")
]
LinesOption = Annotated[
    bool, typer.Option("--lines", help="Count lines as well; takes many times longer.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How the answer is written.")]
CheckFormatOption = Annotated[
    CheckFormat, typer.Option("--format", help="How the answer is written.")
]
OutputOption = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to a file, all or nothing."),
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", help="Read all anew, and keep nothing for the next run.")
]
QuietOption = Annotated[
    bool, typer.Option("-q", "--quiet", help="Print nothing but what is asked for or went wrong.")
]
NoColorOption = Annotated[
    bool, typer.Option("--no-color", help="No color; NO_COLOR in the environment means the same.")
]
FailOnOption = Annotated[
    FailOn | None, typer.Option("--fail-on", help="Exit 1 from this severity on.")
]
SelectOption = Annotated[
    list[str] | None, typer.Option("--select", metavar="CODE", help="Only these rules.")
]
IgnoreOption = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="CODE", help="All but these rules.")
]
