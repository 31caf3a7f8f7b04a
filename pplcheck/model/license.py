"""What a repository declares, and what a license says, as data.

Expressions follow the SPDX specification, annex "License Expressions". Clause numbers are cited
as the license prints them. What a clause means is a reading, marked so; no legal advice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from pplcheck.model.party import Use


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One license of an expression: its id, with an exception where `WITH` names one.

    `known` is False for an id neither SPDX nor this project's own table lists.
    """

    id: str
    exception: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Licenses joined by AND: every one applies."""

    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """Licenses joined by OR: the recipient chooses."""

    parts: tuple[Expr, ...]


Expr = Leaf | AllOf | AnyOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A parsed SPDX license expression: normalized text and its tree."""

    text: str
    tree: Expr

    @property
    def ids(self) -> tuple[str, ...]:
        """Every license id in the expression, sorted, each once."""
        return tuple(sorted(set(_ids(self.tree))))


def _ids(tree: Expr) -> list[str]:
    if isinstance(tree, Leaf):
        return [tree.id]
    return [found for part in tree.parts for found in _ids(part)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One place that says which license applies to what.

    `path` is relative to the repository with `/`; `line` is 1-based, 0 where the whole file
    speaks. `written` is the text as found, `expression` its reading, None where it cannot be
    read. `covers` is the folder the declaration speaks for ("" is the root), or the file itself
    for a tag in a source file. `vendored` marks declarations inside third-party folders.
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


class MatchVerdict(StrEnum):
    """What a text is against the licenses known: the text itself, a changed one, or neither."""

    MATCH = "match"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Which license a text is.

    `id` is None when unknown; `score` is 0-1; `titled` is the license the text's own title
    names, None where it names none.
    """

    id: str | None
    score: float
    verdict: MatchVerdict
    titled: str | None = None


class Terms(StrEnum):
    """Whether a license carries reciprocity terms: gates on who may use commercially, or at all."""

    RECIPROCAL = "reciprocal"
    NONE = "none"
    UNKNOWN = "unknown"


class Effect(StrEnum):
    """What a clause does to a use.

    `grant` opens rights to all whom no other clause stops; `limit` closes a use but for the
    `permit` clauses; `permit` opens it to those of whom all required facts hold; `bar` closes it
    to those of whom all required facts hold, whatever else opens it; `condition` is a duty that
    pplcheck names and does not judge; `agreement` is the way out by a separate arrangement;
    `note` tells the reader something and decides nothing.
    """

    GRANT = "grant"
    LIMIT = "limit"
    PERMIT = "permit"
    BAR = "bar"
    CONDITION = "condition"
    AGREEMENT = "agreement"
    NOTE = "note"


class ClauseUse(StrEnum):
    """The use a clause speaks about."""

    COMMERCIAL = "commercial"
    NONCOMMERCIAL = "noncommercial"
    ANY = "any"

    def speaks_about(self, use: Use) -> bool:
        """Whether the clause speaks about a use; an unknown use is spoken about by `any` only."""
        return self is ClauseUse.ANY or self.value == use.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A fact a clause asks for, with the number of the limb that asks for it."""

    fact: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause as data: number as printed, subject, effect, use, facts required, plain summary."""

    number: str
    subject: str
    effect: Effect
    use: ClauseUse
    requires: tuple[Requirement, ...]
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMarks:
    """What tells a license's text: titles (any), phrases (all), phrases of other texts (none)."""

    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenseTerms:
    """A license profile from `licenses/`: identity, steward, sources, clauses, marks of its text.

    `open_source` licenses close no use to anybody; `permissive` ones ask for no more than notices.
    """

    id: str
    name: str
    version: str
    steward: str
    aliases: tuple[str, ...]
    sources: tuple[str, ...]
    terms: Terms
    family: str
    clauses: tuple[Clause, ...]
    marks: TextMarks
    notes: tuple[str, ...] = ()

    def clause(self, effect: Effect, use: ClauseUse | None = None) -> Clause | None:
        """The first clause with an effect (and use), None where there is none."""
        for clause in self.clauses:
            if clause.effect is effect and use in (None, clause.use):
                return clause
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A commit that changed a file which may declare a license.

    `day` is the UTC day of the committer date; `blob` is the object id after the change, empty
    where the file was removed.
    """

    commit: str
    day: date
    path: str
    blob: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of the history under one license at the root, from the commit that declared it.

    `expression` is None where the text cannot be named. `day` is the UTC commit day. `commits`
    counts what this period adds to the history: commits reachable from its last commit and from
    no earlier period's, 0 where not counted.
    """

    commit: str
    day: date
    path: str
    expression: Expression | None
    commits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many tracked files carry reciprocity terms with no alternative, and which they are.

    `reciprocal` lists those paths, sorted; `files` counts all judged; `unknown` counts those
    whose license is not known.
    """

    files: int
    reciprocal: tuple[str, ...]
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveLicense:
    """What the repository as a whole is declared under, and by which declaration.

    `expression` is None where nothing usable is declared. `since` is the period of the present
    license, None where the history does not show it.
    """

    expression: Expression | None
    terms: Terms
    declaration: Declaration | None
    since: Period | None
    periods: tuple[Period, ...] = ()
