"""The license of single files, and how it is known; figures over all of them.

Order of effect: a file's own tag, else what REUSE files say of it, else the nearest folder
upward that declares a license, else the root. Third-party folders are told apart.
"""

from __future__ import annotations

from enum import StrEnum

from pplcheck.model.declaration import Declaration
from pplcheck.model.frozen import frozen
from pplcheck.model.license import Expression, Terms


class Means(StrEnum):
    """By which kind of declaration a file's license is known."""

    OWN = "own"
    REUSE = "reuse"
    NEAREST = "nearest"
    ROOT = "root"
    NONE = "none"


@frozen
class FileLicense:
    """What applies to a file: the expression (None if unreadable or undeclared), and by what.

    `via` is None where nothing declares a license for the file, and so `means` is `NONE`.
    """

    expression: Expression | None
    terms: Terms
    via: Declaration | None
    means: Means = Means.NONE


@frozen
class Placed:
    """A tracked file with its license; `vendored` marks files in third-party folders."""

    path: str
    license: FileLicense
    vendored: bool


@frozen
class LicenseCount:
    """How many files a license covers, how many of them in third-party folders."""

    expression: str
    terms: Terms
    files: int
    vendored: int


@frozen
class ScopeFigures:
    """Figures over all tracked files.

    `licenses` counts by expression, most files first; `means` how each license is known;
    `undeclared` the files for which nothing is declared, `unreadable` those for which something
    is that cannot be named; `vendored` all files in third-party folders.
    """

    files: int
    licenses: tuple[LicenseCount, ...]
    means: tuple[tuple[Means, int], ...]
    undeclared: int
    unreadable: int
    vendored: int
