"""What the caller brings along: options, environment, the user's own configuration."""

from __future__ import annotations

import os
from pathlib import Path

from pplcheck import pipeline
from pplcheck.cli import options
from pplcheck.errors import UsageError
from pplcheck.model.standing import Reading


def request(
    path: Path | None,
    *,
    rev: str = "",
    base: str = "",
    as_of: str = "",
    reading: Reading | None = None,
    registers: list[Path] | None = None,
    config: Path | None = None,
    isolated: bool = False,
    show_people: bool = False,
    pseudonyms: Path | None = None,
    baseline: Path | None = None,
    afresh: bool = False,
    paths: bool = False,
    fail_on: options.FailOn | None = None,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
) -> pipeline.Request:
    """The request these options make, with registers the caller's environment adds.

    Raises UsageError for a path that does not exist or a day that is none.
    """
    if path is not None and not path.exists():
        raise UsageError(f"no such path: {str(path)!r}")
    return pipeline.Request(
        path=path or Path(),
        named=path is not None and path != Path(),
        rev=rev,
        base=base,
        as_of=options.parse_day(as_of) if as_of else options.today(),
        reading=reading,
        registers=(*(registers or ()), *_shared_registers()),
        config=config,
        isolated=isolated,
        show_people=show_people,
        pseudonyms=pseudonyms,
        baseline=baseline,
        afresh=afresh,
        paths=paths,
        fail_on=fail_on.value if fail_on else "",
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
    )


def _shared_registers() -> tuple[Path, ...]:
    """Registers from PPLCHECK_REGISTER, else those the user's own configuration names."""
    named = os.environ.get("PPLCHECK_REGISTER", "")
    if named:
        return tuple(Path(part) for part in named.split(os.pathsep) if part)
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return pipeline.user_registers(Path(home) / "pplcheck" / "config.toml")
