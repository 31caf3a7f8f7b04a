"""Who a party is: individuals, organizations, facts with their source, whom people acted for.

Kinds, evidence and its order follow the project's domain page. Date ranges are half-open: from
inclusive, until exclusive, None where open.
"""

from __future__ import annotations

from datetime import date
from enum import IntEnum, StrEnum

from pplcheck.model.choices import Kind
from pplcheck.model.contribution import Identity, Role
from pplcheck.model.frozen import frozen

__all__ = [
    "FACTS",
    "SELF",
    "Answer",
    "Capacity",
    "Dated",
    "DatedDomain",
    "Engagement",
    "Enrollment",
    "Fact",
    "Ground",
    "Individual",
    "Kind",
    "Organization",
    "Person",
    "Source",
    "Strength",
    "Use",
]

SELF = "self"
"""The `organization` of an enrollment of somebody who acts for themselves."""


class Answer(StrEnum):
    """A fact's value; unknown is a value of its own, neither no nor missing."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Strength(IntEnum):
    """How strong a piece of evidence is, weakest first; the numbers appear in machine output."""

    NOTHING = 0
    MAIL_DOMAIN = 1
    FREE_TEXT = 2
    SIGN_OFF = 3
    IMPORTED = 4
    SIGNED_COMMIT = 5
    REGISTER = 6
    PUBLIC_REGISTER = 7


class Use(StrEnum):
    """How a work is used."""

    COMMERCIAL = "commercial"
    NONCOMMERCIAL = "noncommercial"
    UNKNOWN = "unknown"


FACTS: dict[str, str] = {
    "worker_owned": "owned by those who work in it",
    "surplus_to_worker_owners": "distributes all its surplus among the worker-owners",
    "privately_owned": "privately owned and managed",
    "profits_from_wage_labor": "seeks profit from the labor of employees paid by wages",
    "nonprofit": "a nonprofit organization",
    "cooperative": "a cooperative",
    "social_economy": "meets the criteria of the social and solidarity economy",
    "individual": "a person working for themselves",
    "public_body": "a public body",
    "education": "an educational institution",
    "uses_military_or_police": "a military, police or surveillance body, or works for one",
    "worker_cooperative_model": "a cooperative whose workers are its employees",
    "wage_portage": (
        "an individual worker under wage portage, or an entity that works with such workers"
        " and with no freelancers"
    ),
    "surplus_but_for_community": (
        "distributing all its surplus among the worker-owners, but for an amount all of them"
        " agreed to give to community projects"
    ),
    "work_surplus_to_workers": "distributing among its workers all surplus it makes with the work",
    "shared_profit": (
        "an organization that seeks shared profit for all its members and lets nonmembers set"
        " the cost of their labor"
    ),
    "equal_worker_ownership": (
        "without owners, or owned by all its workers and by nobody else, with equal equity or vote"
    ),
    "democratically_governed": (
        "a legal organization that its workers, users, customers or members own or govern as"
        " classes, with no majority owner and no board that chooses its successors"
    ),
    "profits_from_sales": (
        "profiting from selling copies of the work, or services or products that depend on it"
    ),
}
"""Facts about a party that license clauses ask for, each with the words that follow "is/was"."""


@frozen
class Source:
    """Where a statement stands: file, line (1-based, 0 unknown), and the source it names itself."""

    path: str
    line: int = 0
    text: str = ""

    def __str__(self) -> str:
        """`file:line, "source text"`, with the parts that are known."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}, {self.text}" if self.text and place else place or self.text


@frozen
class Ground:
    """One reason for an answer: the clause it serves, the fact, its value, source and strength.

    `clause` is the number as the license prints it, or empty where the fact serves none.
    """

    clause: str
    fact: str
    answer: Answer
    source: str
    strength: Strength


@frozen
class Fact:
    """A declared fact about an organization; `name` is a key of `FACTS`."""

    name: str
    answer: Answer
    source: Source
    strength: Strength
    checked: date | None = None


@frozen
class Dated:
    """What holds between two dates, [start, until)."""

    start: date | None
    until: date | None

    def covers(self, day: date) -> bool:
        """Whether a day lies in [start, until)."""
        return (self.start or day) <= day and (self.until is None or day < self.until)


@frozen
class DatedDomain(Dated):
    """A mail domain that was an organization's for a time."""

    name: str
    source: Source


@frozen
class Organization:
    """An organization as declared, or as no more than a mail domain shows it.

    `id` is the register's id, or the domain. `domains` are lower-case, without a leading dot;
    a domain covers its subdomains; `dated_domains` are those it had for a time only. `declared`
    is False where only a mail domain shows it. `strength` is that of the statement of `kind`.
    `lei` (ISO 17442) and `legal_form` (ISO 20275) may be empty. `kinds` are entries of several
    registers that disagree on its kind, else empty.
    """

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    source: Source
    strength: Strength
    checked: date | None = None
    declared: bool = True
    lei: str = ""
    legal_form: str = ""
    dated_domains: tuple[DatedDomain, ...] = ()
    kinds: tuple[Organization, ...] = ()

    def answer(self, fact: str) -> Answer:
        """The declared value of a fact, unknown where none is declared or two disagree."""
        values = {entry.answer for entry in self.facts if entry.name == fact}
        return values.pop() if len(values) == 1 else Answer.UNKNOWN


@frozen
class Enrollment(Dated):
    """For whom a person acted between two dates; `organization` is an id or `SELF`.

    `strength` is REGISTER where maintainers declared it, IMPORTED where it was taken over from
    other people's data. `paid` is what is stated about pay. `addresses` (lower case) restricts
    it to what was done from these, for which it then stands above any mail domain.
    """

    organization: str
    source: Source
    strength: Strength = Strength.REGISTER
    paid: Answer = Answer.UNKNOWN
    addresses: tuple[str, ...] = ()

    def concerns(self, *addresses: str) -> bool:
        """Whether it holds for one of these addresses: each does where none is named."""
        return not self.addresses or any(email.casefold() in self.addresses for email in addresses)


@frozen
class Person:
    """A person as a register declares them: identities (name may be empty) and enrollments."""

    name: str
    identities: tuple[Identity, ...]
    enrollments: tuple[Enrollment, ...]
    source: Source


@frozen
class Individual:
    """A person as far as identities show them: the identities taken for one, and why.

    `key` is stable for the same history and registers, and never shown where people are not
    asked for. `name` is the register's, else the most used one.
    """

    key: str
    name: str
    identities: tuple[Identity, ...]
    enrollments: tuple[Enrollment, ...] = ()
    merged_by: str = ""


class Capacity(StrEnum):
    """For whom somebody acted: an organization, themselves, or nothing shows."""

    ORGANIZATION = "organization"
    SELF = "self"
    NOTHING_SHOWN = "nothing-shown"
    CONFLICT = "conflict"


@frozen
class Engagement:
    """What one individual did in one capacity: key of both, days and counts, and the evidence.

    `organization` is an id, or empty where the capacity is not ORGANIZATION (for CONFLICT the
    ids stand in `grounds`). `hint` is `freemail`, `noreply`, `community`, `personal domain`,
    `no address`, or empty where the address shows something; an organization beside it is
    presumed from another address of the person. `individual` is empty for a sponsor.
    `strength` is that of the evidence that it was done in this capacity.
    """

    individual: str
    capacity: Capacity
    organization: str
    days: tuple[tuple[date, int], ...]
    hint: str
    grounds: tuple[Ground, ...]
    role: Role = Role.AUTHOR
    strength: Strength = Strength.NOTHING

    @property
    def commits(self) -> int:
        """How many contributions this engagement spans."""
        return sum(count for _, count in self.days)
