"""AUTHORS, CONTRIBUTORS and CREDITS files: `Name <mail> (Company)`, tables with employers.

An employer is taken from brackets or from a column of its own (a tab in between), never from
other words behind the address: those mostly say what somebody did.
"""

from __future__ import annotations

from pplcheck.config.importers.maintainers import read_people
from pplcheck.config.importers.sieve import Sieve
from pplcheck.model.imported import Imported


def read(files: tuple[tuple[str, bytes], ...], sieve: Sieve | None = None) -> Imported:
    """The people of authors files; total over any bytes."""
    return read_people("authors", files, sieve)
