"""The lines of commits on a shelf: an id and two numbers each, some 28 bytes a commit."""

from __future__ import annotations

from collections.abc import Mapping
from struct import Struct

from pplcheck.history.quarantine import Quarantine
from pplcheck.model.shelf import Shelf

Lines = tuple[int, int]
"""Lines added, lines removed."""

_NAME = "lines-all"
_MOST = (1 << 32) - 1


class LineShelf:
    """What is known of the lines of commits, of one repository, from one run to the next.

    Of two runs at the same time the last one is kept; what the other counted is counted again.
    """

    def __init__(self, shelf: Shelf, quarantine: Quarantine) -> None:
        """The shelf of this repository."""
        self._shelf = shelf
        self._record = Struct(f">{quarantine.digits // 2}sII")

    def get(self) -> dict[bytes, Lines]:
        """Lines by the full id of the commit; nothing where what is kept is not in this form."""
        kept = self._shelf.get(_NAME) or b""
        if len(kept) % self._record.size:
            return {}
        return {
            commit.hex().encode(): (added, removed)
            for commit, added, removed in self._record.iter_unpack(kept)
        }

    def put(self, lines: Mapping[bytes, Lines]) -> None:
        """Keep all these in place of what was there; those beyond all measure are left out."""
        pack = self._record.pack
        self._shelf.put(
            _NAME,
            b"".join(
                pack(bytes.fromhex(commit.decode()), *counts)
                for commit, counts in sorted(lines.items())
                if max(counts) <= _MOST
            ),
        )
