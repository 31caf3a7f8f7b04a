"""One file's declarations, from its path and bytes alone: as in a tree, so in a history.

The readers are those of a tree. What depends on the rest of a tree (which page speaks for a
package, how many texts a pool holds) is left to the caller.
"""

from __future__ import annotations

from collections.abc import Sequence

from pplcheck.licensing.files import MOST_BYTES
from pplcheck.licensing.heads import head_declarations
from pplcheck.licensing.places import Place, is_media, place_of
from pplcheck.licensing.readers import Readers
from pplcheck.licensing.tags import HEAD
from pplcheck.model.declaration import Declaration
from pplcheck.model.license import LicenseTerms
from pplcheck.model.tree import Content


def may_declare(path: str) -> bool:
    """Whether a path's content may declare a license: by its place, or by a tag or header."""
    return speaks_by_place(path) or not is_media(path)


def speaks_by_place(path: str) -> bool:
    """Whether a path is made to declare a license, for more than itself as a rule."""
    return place_of(path) is not None


def declarations_in(
    path: str, data: bytes, profiles: Sequence[LicenseTerms]
) -> tuple[Declaration, ...]:
    """What one file declares, sorted by line; total and bounded, for any bytes.

    `data` is the whole file, or its first `HEAD` bytes where `speaks_by_place` is False. A file
    that cannot be read declares nothing, and a license file nothing that can be named.
    """
    return declarations_by(Readers.of(profiles), path, data)


def declarations_by(readers: Readers, path: str, data: bytes) -> tuple[Declaration, ...]:
    """As `declarations_in`, with readers kept for many files; `readers.gaps` says what failed."""
    place = place_of(path)
    found = list(head_declarations(readers, path, place, data[:HEAD]))
    if place is not None and place is not Place.SIDECAR:
        whole = Content(data=data[:MOST_BYTES], truncated=len(data) > MOST_BYTES)
        found.extend(readers.read(path, place, whole))
    return tuple(sorted(found, key=lambda entry: (entry.line, entry.direction, entry.written)))
