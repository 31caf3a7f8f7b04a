"""What the cache holds, and whether it can be used."""

from __future__ import annotations

import os
from pathlib import Path

from pplcheck.model.shelf import Holding
from pplcheck.store import place, sweep


def survey(cache: Path) -> Holding:
    """What is kept in a folder; one that is not there is empty."""
    entries = cache / place.ENTRIES
    kept = sweep.files(entries)
    return Holding(
        files=len(kept),
        repositories=len({file.path.parent for file in kept}),
        size=sum(file.size for file in kept),
        limit=sweep.LIMIT,
        trouble=_trouble(cache, entries),
    )


def clear(cache: Path) -> Holding:
    """Remove everything kept in a folder; what is left afterwards."""
    sweep.clear(cache / place.ENTRIES)
    return survey(cache)


def _trouble(cache: Path, entries: Path) -> str:
    """Why nothing can be kept there, empty where it can."""
    if entries.exists() or entries.is_symlink():
        if not place.is_own(entries):
            return "it is not a folder of yours that only you may write to"
        nearest = entries
    else:
        nearest = next((folder for folder in (cache, *cache.parents) if folder.exists()), cache)
    if not nearest.is_dir():
        return f"{nearest.name} is no folder"
    return "" if os.access(nearest, os.W_OK | os.X_OK) else "you may not write to it"
