"""What a repository declares: where, how much it is believed, what it covers, since when.

Declarations are facts with a place; which of them speaks for the whole is a reading, and where
they differ that is a conflict, never settled in silence.
"""

from __future__ import annotations

from datetime import date
from enum import IntEnum, StrEnum

from pplcheck.model.frozen import frozen
from pplcheck.model.license import Expression, Terms


class Origin(StrEnum):
    """In which form a license is declared."""

    SPDX_TAG = "spdx-tag"
    TEXT = "text"
    MANIFEST = "manifest"
    HEADER = "header"
    README = "readme"
    REUSE = "reuse"
    POLICY = "policy"


class Direction(StrEnum):
    """Whether a declaration speaks to those who receive the work or to those who contribute."""

    OUTBOUND = "outbound"
    INBOUND = "inbound"


class Trust(IntEnum):
    """Which declaration is believed first; higher wins, and a conflict stays a conflict."""

    README = 1
    HEADER = 2
    MANIFEST = 3
    TEXT = 4
    SPDX_TAG = 5
    POLICY = 6


@frozen
class Declaration:
    """One place that says which license applies to what.

    `path` is relative to the repository with `/`; `line` is 1-based, 0 where the whole file
    speaks. `written` is the text as found, `expression` its reading, None where it cannot be
    read. `covers` is the folder the declaration speaks for ("" is the root), or the file itself
    for a tag in a source file. `vendored` marks declarations inside third-party folders.
    `titled` is the license id a text's title or a manifest's field names where the text itself
    is another or cannot be named; empty where title and text agree. `changed` are the clauses an
    altered text changed, as that license numbers them. `wording` is the license whose proposed
    notice was edited to name another one, empty where none was.
    """

    path: str
    line: int
    written: str
    expression: Expression | None
    origin: Origin
    direction: Direction
    trust: Trust
    covers: str
    note: str = ""
    vendored: bool = False
    titled: str = ""
    changed: tuple[str, ...] = ()
    wording: str = ""


@frozen
class Conflict:
    """Declarations of one scope that name different licenses, most trusted first.

    `covers` is the folder they speak for ("" is the root). `inbound` is True where what is asked
    of contributors differs from what recipients are told.
    """

    covers: str
    declarations: tuple[Declaration, ...]
    inbound: bool = False


@frozen
class Change:
    """A commit that changed a file which may declare a license.

    `day` is the UTC day of the committer date; `blob` is the object id after the change, empty
    where the file was removed. `before` holds the object id in each parent compared with, empty
    where the file was not there.
    """

    commit: str
    day: date
    path: str
    blob: str
    before: tuple[str, ...] = ()


@frozen
class Period:
    """A span of the history under one license at the root, from the commit that declared it.

    `expression` is None where the text cannot be named. `day` is the UTC commit day. `commits`
    counts what this period adds to the history: commits reachable from its last commit and from
    no earlier period's, 0 where not counted. `terms` are those of the expression.
    """

    commit: str
    day: date
    path: str
    expression: Expression | None
    commits: int
    terms: Terms = Terms.UNKNOWN


@frozen
class Coverage:
    """How many tracked files carry reciprocity terms with no alternative, and which they are.

    `reciprocal` lists those paths, sorted; `files` counts all judged; `unknown` counts those
    whose license is not known.
    """

    files: int
    reciprocal: tuple[str, ...]
    unknown: int


@frozen
class EffectiveLicense:
    """What the repository as a whole is declared under, and by which declaration.

    `expression` is None where nothing usable is declared. `since` is the period of the present
    license, None where the history does not show it. `one_in` says of how many commits of the
    main line one was looked at for `periods`: a license that came and went between two of them
    is not among these. It is 1 where every commit was looked at.
    """

    expression: Expression | None
    terms: Terms
    declaration: Declaration | None
    since: Period | None
    periods: tuple[Period, ...] = ()
    one_in: int = 1
