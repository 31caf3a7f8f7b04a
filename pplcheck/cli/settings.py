"""What the caller brings along: options, environment, the user's own configuration."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypedDict, Unpack

from pplcheck import pipeline
from pplcheck.cli import options
from pplcheck.errors import UsageError
from pplcheck.hook.caller import shared_registers
from pplcheck.model.choices import Reading


class Fields(TypedDict, total=False):
    """What options say as `pipeline.Request` wants it."""

    rev: str
    base: str
    reading: Reading | None
    config: Path | None
    isolated: bool
    show_people: bool
    pseudonyms: Path | None
    paths: bool


class Rules(TypedDict):
    """What options say of the files that govern, as `request` wants it."""

    reading: Reading | None
    registers: list[Path] | None
    config: Path | None
    isolated: bool


def governed(
    reading: Reading | None, registers: list[Path] | None, config: Path | None, *, isolated: bool
) -> Rules:
    """The options that say by what is judged, together."""
    return {"reading": reading, "registers": registers, "config": config, "isolated": isolated}


def request(
    path: Path | None,
    *,
    as_of: str = "",
    registers: list[Path] | None = None,
    no_cache: bool = False,
    **fields: Unpack[Fields],
) -> pipeline.Request:
    """The request these options make, with registers the caller's environment adds.

    Raises UsageError for a path that does not exist or a day that is none.
    """
    if path is not None and not path.exists():
        raise UsageError(f"no such path: {str(path)!r}")
    return pipeline.Request(
        path=path or Path(),
        named=path is not None and path != Path(),
        as_of=options.parse_day(as_of) if as_of else _day(is_change=bool(fields.get("base"))),
        registers=(*(registers or ()), *shared_registers()),
        cache=None if no_cache else cache_folder(),
        **fields,
    )


def gate(
    request: pipeline.Request,
    baseline: Path | None,
    fail_on: options.FailOn | None,
    select: list[str] | None,
    ignore: list[str] | None,
) -> pipeline.Request:
    """The request with what its caller lets pass or fail."""
    return replace(
        request,
        baseline=baseline,
        fail_on=fail_on.value if fail_on else "",
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
    )


def thorough(
    request: pipeline.Request,
    *,
    paths: bool,
    lines: bool = False,
    signers: Path | None,
    keyring: Path | None,
) -> pipeline.Request:
    """The request with what is looked at only where somebody asks, as it takes long."""
    return replace(request, paths=paths, lines=lines, allowed_signers=signers, keyring=keyring)


def cache_folder() -> Path | None:
    """Where results are kept: PPLCHECK_CACHE_DIR, else below the user's cache folder.

    The latter follows the XDG Base Directory Specification; None where there is no home.
    """
    named = os.environ.get("PPLCHECK_CACHE_DIR", "")
    if named:
        return Path(named).absolute()
    home = os.environ.get("XDG_CACHE_HOME", "")
    if not Path(home).is_absolute():
        try:
            home = str(Path.home() / ".cache")
        except RuntimeError:
            return None
    return Path(home) / "pplcheck"


def _day(*, is_change: bool) -> date:
    """The day of SOURCE_DATE_EPOCH, else today.

    A change is judged as of today whatever that says: builds set it to the date of a commit, which
    its author chooses, and what has ended would come back.
    """
    seconds = None if is_change else source_date()
    return options.today() if seconds is None else datetime.fromtimestamp(seconds, tz=UTC).date()


def source_date() -> int | None:
    """The seconds in SOURCE_DATE_EPOCH (https://reproducible-builds.org), None where it is unset.

    Raises UsageError for what is no number of seconds.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,11}", text):
        raise UsageError(f"SOURCE_DATE_EPOCH must be a number of seconds, got {text!r}")
    return int(text)
