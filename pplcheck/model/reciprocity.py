"""What `pplcheck reciprocity` answers: who contributes, who uses, on which term, and why.

One row an organization. The terms are a reading of the license that applies or, under `copyfair`,
a project's policy; the ledger names the reading. No person is in it.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pplcheck.model.declaration import EffectiveLicense
from pplcheck.model.frozen import frozen
from pplcheck.model.license import Clause
from pplcheck.model.party import Answer, Strength
from pplcheck.model.report import Gap, Judged
from pplcheck.model.standing import PartyStanding, Reading


class Term(StrEnum):
    """On which term an organization may use the work."""

    FREE = "free"
    DUE = "due"
    BY_AGREEMENT = "by agreement"
    UNDETERMINED = "undetermined"


class LetterKind(StrEnum):
    """What is to be written to an organization: that terms apply, a question, or nothing.

    A reminder is about what is recorded as overdue, where there is nothing else to write.
    """

    TERMS = "terms"
    QUESTION = "question"
    REMINDER = "reminder"
    NONE = "none"


@frozen
class Shown:
    """A fact somebody declared of an organization; `fact` is a key of `FACTS`."""

    fact: str
    answer: Answer
    source: str
    strength: Strength


@frozen
class CitedClause:
    """A clause an answer rests on, with the id and the name of its license."""

    license: str
    license_name: str
    clause: Clause


@frozen
class ReciprocityRow:
    """One organization: its standing, its term, the clauses, what is known and what is asked.

    `kind_source` says who states the kind, empty where nothing but a hint shows it. `facts` are
    declared facts the clauses ask for, `asked` keys of `FACTS` whose answer is missing.
    `agreement_clause` is the number of the clause that leaves a way out by agreement, empty where
    the license names none.
    """

    standing: PartyStanding
    term: Term
    letter: LetterKind
    clauses: tuple[CitedClause, ...]
    kind_source: str = ""
    facts: tuple[Shown, ...] = ()
    asked: tuple[str, ...] = ()
    agreement_clause: str = ""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the clauses, each once."""
        return tuple(dict.fromkeys(entry.clause.number for entry in self.clauses))

    @property
    def is_reminder(self) -> bool:
        """Whether a letter would be about nothing but what is recorded as overdue."""
        return self.letter is LetterKind.REMINDER

    @property
    def is_notable(self) -> bool:
        """Whether there is more to say than that somebody contributes and nothing else is known."""
        entry = self.standing
        return bool(entry.uses or entry.agreements) or self.term is Term.DUE


@frozen
class ReciprocityLedger:
    """The ledger of one work, its rows in the order of `Term`'s urgency, then by name."""

    tool_version: str
    as_of: date
    reading: Reading
    judged: Judged
    license: EffectiveLicense
    rows: tuple[ReciprocityRow, ...]
    gaps: tuple[Gap, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all that could speak for or against somebody was read."""
        return not any(gap.fatal for gap in self.gaps)

    @property
    def license_name(self) -> str:
        """The license's expression as declared, in words where there is none."""
        known = self.license.expression
        return known.text if known else "no license that can be named"
