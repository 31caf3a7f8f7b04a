"""Writers of foreign affiliation data, by the name of their format; one file a format.

A writer takes one combined register and gives the files it becomes, by name, and what the format
has no words for. What a format can say, its reader reads back the same.
"""

from __future__ import annotations

from collections.abc import Callable

from pplcheck.config.exporters import gitdm, sortinghat
from pplcheck.model.register import Register

Written = tuple[tuple[tuple[str, str], ...], tuple[str, ...]]
"""Names of files with their texts, and what could not be said, in words."""

WRITERS: dict[str, Callable[[Register], Written]] = {
    "gitdm": gitdm.write,
    "sortinghat": sortinghat.write,
}
"""Every format and its writer."""
