"""The stage that says where results of a repository are kept, if at all."""

from __future__ import annotations

from pathlib import Path

from pplcheck.history.quarantine import Quarantine
from pplcheck.model.shelf import Shelf


def shelf_of(cache: Path | None, repository: Quarantine) -> Shelf | None:
    """The shelf of a repository; None where the caller names no folder for a cache.

    A folder inside the repository is none: nothing is ever written there.
    """
    if cache is None:
        return None
    from pplcheck.history.edition import owner_of
    from pplcheck.store.place import is_usable
    from pplcheck.store.shelf import FolderShelf

    if not is_usable(cache, outside=repository.located.folders):
        return None
    return FolderShelf(cache, owner_of(repository))


def cache_text(cache: Path | None) -> str:
    """Where the cache lies, what it holds, and whether it can be used."""
    from pplcheck.formats.cache import as_text
    from pplcheck.store.survey import survey

    return as_text(cache, survey(cache) if cache else None)


def clear_cache(cache: Path | None) -> str:
    """Remove everything kept; says what has gone."""
    from pplcheck.formats.cache import as_text, removed
    from pplcheck.store.survey import clear, survey

    if cache is None:
        return as_text(None, None)
    before = survey(cache)
    return removed(before, clear(cache))
