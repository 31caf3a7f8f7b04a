"""Where results are kept from one run to the next, without saying how or whether at all."""

from __future__ import annotations

from typing import Protocol

from pplcheck.model.frozen import frozen


class Shelf(Protocol):
    """Sealed results of one repository, by name; any of them may be gone at any time.

    A name is made of lower-case letters, digits and hyphens. Nothing here fails: what cannot be
    kept is not kept, and what cannot be trusted is not given.
    """

    def names(self, kind: str) -> tuple[str, ...]:
        """The names that begin with a kind and a hyphen, the most recently used first."""

    def get(self, name: str) -> bytes | None:
        """What was put under a name, whole and unchanged; None where it is not there."""

    def put(self, name: str, content: bytes) -> None:
        """Keep a result under a name, in place of what was there."""


@frozen
class Holding:
    """What a cache holds: how many results, of how many repositories, and their bytes together.

    `limit` is how many bytes it may have. `trouble` says why it is not used, empty where it is.
    """

    files: int
    repositories: int
    size: int
    limit: int
    trouble: str = ""
