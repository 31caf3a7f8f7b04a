"""Readers of foreign affiliation data, by the name of their format; one file a format.

A reader takes the files as (path, bytes) and gives what they say, each fact with its file and
line. It is total over any bytes, linear in their length, and reports what it could not take over.
"""

from __future__ import annotations

from collections.abc import Callable

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
from pplcheck.model.imported import Imported

Reader = Callable[[tuple[tuple[str, bytes], ...]], Imported]

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
