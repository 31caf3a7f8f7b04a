"""What a license says, as data: expressions, terms, clauses, and what tells its text.

Expressions follow the SPDX specification, annex "License Expressions". Clause numbers are cited
as the license prints them. What a clause means is a reading, marked so; no legal advice.
"""

from __future__ import annotations

from enum import StrEnum

from pplcheck.model.compatibility import CompatibilityRow
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Use


@frozen
class Leaf:
    """One license of an expression: its id, with an exception where `WITH` names one.

    `known` is False for an id neither SPDX nor this project's own table lists.
    """

    id: str
    exception: str = ""
    known: bool = True


@frozen
class AllOf:
    """Licenses joined by AND: every one applies."""

    parts: tuple[Expr, ...]


@frozen
class AnyOf:
    """Licenses joined by OR: the recipient chooses."""

    parts: tuple[Expr, ...]


Expr = Leaf | AllOf | AnyOf


@frozen
class Expression:
    """A parsed SPDX license expression: normalized text and its tree."""

    text: str
    tree: Expr

    @property
    def ids(self) -> tuple[str, ...]:
        """Every license id in the expression, sorted, each once, without "or later" (`+`)."""
        return tuple(sorted(set(_ids(self.tree))))


def _ids(tree: Expr) -> list[str]:
    if isinstance(tree, Leaf):
        return [tree.id.removesuffix("+")]
    return [found for part in tree.parts for found in _ids(part)]


class MatchVerdict(StrEnum):
    """What a text is against the licenses known: the text itself, a changed one, or neither."""

    MATCH = "match"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@frozen
class Match:
    """Which license a text is.

    `id` is None when unknown; `score` is 0-1; `titled` is the license the text's own title
    names, None where it names none. `changed` are the clauses of the license, as it numbers
    them, that an altered text changed; empty where that could not be told. `title_only` says that
    no text of the license it is titled as is known here, so that nothing was compared.
    """

    id: str | None
    score: float
    verdict: MatchVerdict
    titled: str | None = None
    changed: tuple[str, ...] = ()
    title_only: bool = False


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


@frozen
class Requirement:
    """A fact a clause asks for, with the number of the limb that asks for it."""

    fact: str
    number: str


@frozen
class Clause:
    """A clause as data: number as printed, subject, effect, use, facts required, plain summary."""

    number: str
    subject: str
    effect: Effect
    use: ClauseUse
    requires: tuple[Requirement, ...]
    summary: str

    @property
    def numbers(self) -> tuple[str, ...]:
        """The clause's number and those of the limbs it asks for."""
        return (self.number, *(requirement.number for requirement in self.requires))


@frozen
class TextMarks:
    """What tells a license's text: titles (any), phrases (all), phrases of other texts (none).

    A phrase may offer alternatives, written `one | other`. `words` is how many words lie from
    the first phrase to the end of the last, 0 where that is not looked at: a text far from it
    has lost or gained passages.
    """

    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    words: int = 0


@frozen
class LicenseTerms:
    """A license profile from `licenses/`: identity, steward, sources, clauses, marks of its text.

    `family` groups relatives (`ppl`, `cnpl`, `gpl`, ...). `field_only` lists the aliases that
    prove nothing outside a license field, such as the bare `PPL`. `written_for` is the kind of
    work the license was made for, empty where it makes no difference. `compatibility` says what
    may be joined with what; the first row that speaks about a license counts.
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
    field_only: tuple[str, ...] = ()
    written_for: str = ""
    compatibility: tuple[CompatibilityRow, ...] = ()

    def clause(self, effect: Effect, use: ClauseUse | None = None) -> Clause | None:
        """The first clause with an effect (and use), None where there is none."""
        for clause in self.clauses:
            if clause.effect is effect and use in (None, clause.use):
                return clause
        return None
