"""May somebody use a work: who asks, for what, what the license answers, and on which grounds.

The answer is about a kind of user and the facts they state of themselves. It is what the license
says to them if that is so: nothing here shows that it is. No legal advice.
"""

from __future__ import annotations

from enum import StrEnum

from pplcheck.model.frozen import frozen
from pplcheck.model.license import Expression
from pplcheck.model.party import Answer, Kind, Use
from pplcheck.model.report import Gap, Judged


class Permitted(StrEnum):
    """What a license says to a user.

    `only-if`: yes if certain facts hold, which the user knows and has not stated.
    `undetermined`: its terms are not known, or what they mean for this user is arguable.
    """

    YES = "yes"
    ONLY_IF = "only-if"
    UNDETERMINED = "undetermined"
    NO = "no"


@frozen
class Inquiry:
    """Who asks and for which use; `facts` maps names of `FACTS` to what is stated of them."""

    kind: Kind
    use: Use
    facts: tuple[tuple[str, Answer], ...] = ()


@frozen
class Basis:
    """One fact a clause asks for, what is known of it, and where that comes from."""

    license: str
    clause: str
    fact: str
    answer: Answer
    source: str


@frozen
class Condition:
    """What must hold or be done: the clauses that ask for it, and in words what they ask.

    `facts` names the facts a user has to state; it is empty for a duty.
    """

    license: str
    clauses: tuple[str, ...]
    text: str
    facts: tuple[str, ...] = ()


@frozen
class Permission:
    """An answer about one work or component.

    `expression` is None where no usable license is declared. `under` holds the ids of the
    licenses the answer rests on: of alternatives, those that are best for the user. `conditions`
    holds the facts that must hold first, then the duties. `agreements` holds the clauses that
    leave a way out by a separate agreement. `doubts` says why an answer is undetermined.
    """

    subject: str
    expression: Expression | None
    answer: Permitted
    under: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    grounds: tuple[Basis, ...] = ()
    agreements: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    remedy: tuple[str, ...] = ()


@frozen
class Contact:
    """Whom to ask, as the work itself says: an address, empty where it names a person's only."""

    address: str
    path: str
    line: int

    def __str__(self) -> str:
        """The address, or else the place where it stands."""
        return self.address or f"{self.path}:{self.line}"


@frozen
class PermissionReport:
    """The whole answer: the inquiry, the answers (worst first), what to know, whom to ask.

    `judged` is None where no repository was looked at, `declared_in` empty where the license
    was not found in a file. `components` says whether the answers are those of a bill of
    materials.
    """

    tool_version: str
    inquiry: Inquiry
    answers: tuple[Permission, ...]
    components: bool = False
    judged: Judged | None = None
    declared_in: str = ""
    notes: tuple[str, ...] = ()
    contact: Contact | None = None
    gaps: tuple[Gap, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all that could speak for the work was read."""
        return not any(gap.fatal for gap in self.gaps)
