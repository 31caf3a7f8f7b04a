"""The license findings of a repository as other tools take them: file by file, with checksums.

Words follow SPDX 2.3: *concluded* is the license that applies to a file, *found* what the file
itself says. Expressions hold SPDX ids and `LicenseRef-…` only.
"""

from __future__ import annotations

from datetime import datetime

from pplcheck.model.frozen import frozen
from pplcheck.model.report import Gap


@frozen
class InventoryFile:
    """A tracked file: its checksums (lower-case hex), license concluded, licenses found in it.

    `concluded` is an expression, empty where none is known. `found` are single ids, sorted.
    `why` says in words which declaration the conclusion rests on, empty for none.
    """

    path: str
    sha1: str
    sha256: str
    concluded: str
    found: tuple[str, ...]
    why: str


@frozen
class Reference:
    """A license SPDX does not list: its `LicenseRef-…`, its own id, and where it is declared."""

    id: str
    named: str
    path: str


@frozen
class Inventory:
    """All files of a repository with their licenses; by path, each once.

    `license` is the expression of the whole, empty where none is known; `ids` are all single ids,
    sorted. `created` is aware, in UTC. `digest` (hex) is the same for the same content.
    """

    tool_version: str
    name: str
    head: str
    created: datetime
    license: str
    ids: tuple[str, ...]
    files: tuple[InventoryFile, ...]
    references: tuple[Reference, ...]
    digest: str
    gaps: tuple[Gap, ...] = ()
