"""What the cache holds, for people."""

from __future__ import annotations

from pathlib import Path

from pplcheck.formats.neutral import shown
from pplcheck.model.shelf import Holding

_MEGABYTE = 1_000_000


def as_text(folder: Path | None, found: Holding | None) -> str:
    """Where the cache lies and what is in it; without a folder, how to name one."""
    if folder is None or found is None:
        return "No cache: there is no home folder; name one with PPLCHECK_CACHE_DIR.\n"
    lines = [f"Cache  {shown(str(folder))}"]
    if found.trouble:
        lines.append(f"       not used: {shown(found.trouble)}")
    lines.append(f"       {amount(found)}, at most {found.limit / _MEGABYTE:,.0f} MB")
    return "\n".join(lines) + "\n"


def removed(before: Holding, after: Holding) -> str:
    """What has gone, and what stayed because it could not be removed."""
    gone = f"removed {before.files - after.files:,} of {amount(before)}\n"
    return gone if after.files else f"removed {amount(before)}\n"


def amount(found: Holding) -> str:
    """How much is kept, in words."""
    results = f"{found.files:,} result{'' if found.files == 1 else 's'}"
    of = f"{found.repositories:,} repositor{'y' if found.repositories == 1 else 'ies'}"
    return f"{results} of {of}, {found.size / _MEGABYTE:,.1f} MB"
