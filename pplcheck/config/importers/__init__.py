"""Readers of foreign affiliation data, by the name of their format; one file a format.

A reader takes the files as (path, bytes) and gives what they say, each fact with its file and
line, through a sieve. It is total over any bytes, linear in their length, reports what it could
not take over, and raises UsageError where no register could hold it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pplcheck.config.importers import (
    adopters,
    authors,
    citation,
    cncf,
    codeowners,
    gitdm,
    grimoirelab,
    mailmap,
    maintainers,
    organizationmap,
    publiccode,
    sortinghat,
    stackalytics,
)
from pplcheck.config.importers.sieve import Sieve
from pplcheck.model.imported import Imported


class Reader(Protocol):
    """What reads one format."""

    def __call__(
        self, files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None
    ) -> Imported:
        """What files (path, bytes) say of those a sieve keeps; of everybody where it is None."""


READERS: dict[str, Reader] = {
    "adopters": adopters.read,
    "authors": authors.read,
    "citation": citation.read,
    "cncf": cncf.read,
    "codeowners": codeowners.read,
    "gitdm": gitdm.read,
    "grimoirelab": grimoirelab.read,
    "mailmap": mailmap.read,
    "maintainers": maintainers.read,
    "organizationmap": organizationmap.read,
    "publiccode": publiccode.read,
    "sortinghat": sortinghat.read,
    "stackalytics": stackalytics.read,
}
"""Every format and its reader."""

REFERENCES: dict[str, Callable[[str, bytes], tuple[str, ...]]] = {"gitdm": gitdm.references}
"""Which other files a file of a format names, as it names them; they are to be read with it."""
