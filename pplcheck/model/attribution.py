"""Whom contributions are attributed to: single ones, and their sums as rows of intervals.

Shares are 0-1. Counts are contributions: commits in one role each. Days are UTC calendar days.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pplcheck.model.choices import By
from pplcheck.model.contribution import Role
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Answer, Capacity, Ground, Individual, Kind, Strength
from pplcheck.model.report import Judged
from pplcheck.model.standing import Standing

__all__ = [
    "Attribution",
    "By",
    "Certainty",
    "Deed",
    "Pay",
    "Portion",
    "Row",
    "Stretch",
    "Trail",
    "WhoAnswer",
]


class Certainty(StrEnum):
    """How far an answer holds: shown by evidence, presumed, or open."""

    SHOWN = "shown"
    PRESUMED = "presumed"
    UNKNOWN = "unknown"


@frozen
class Attribution:
    """What evidence says of one contribution.

    `individual` is the person's key, empty for a sponsor and where no author can be read.
    `organization` is an id and `name` what people read, both empty where none is shown. `kind`
    and `standing` are the party's, as far as shares may count them, `certainty` how far these
    two hold. `paid_certainty` says the same of `paid`. `basis` and `strength` are those of the
    answer for whom somebody acted; `grounds` everything said for and against.
    """

    individual: str = ""
    capacity: Capacity = Capacity.NOTHING_SHOWN
    organization: str = ""
    name: str = ""
    declared: bool = False
    hint: str = ""
    kind: Kind = Kind.UNKNOWN
    standing: Standing = Standing.UNDETERMINED
    certainty: Certainty = Certainty.UNKNOWN
    paid: Answer = Answer.UNKNOWN
    paid_certainty: Certainty = Certainty.UNKNOWN
    basis: Certainty = Certainty.UNKNOWN
    strength: Strength = Strength.NOTHING
    grounds: tuple[Ground, ...] = ()


@frozen
class Deed:
    """One contribution and whom it is attributed to; `person` is empty where nobody is named.

    `files` counts the paths its commit touched, `lines` those added and removed together; None
    where nobody looked.
    """

    commit: str
    day: date
    role: Role
    attribution: Attribution
    person: str = ""
    files: int | None = None
    lines: int | None = None


@frozen
class Portion:
    """Contributions of one year attributed alike, and the files and lines they touched."""

    attribution: Attribution
    year: int
    count: int
    files: int | None = None
    lines: int | None = None


@frozen
class Pay:
    """How many contributions were paid for: shown, presumed, shown not to be, and unknown."""

    paid: int = 0
    presumed: int = 0
    unpaid: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All contributions."""
        return self.paid + self.presumed + self.unpaid + self.unknown

    @property
    def low(self) -> float:
        """The share shown to be paid; 0 without contributions."""
        return self.share(self.paid)

    @property
    def high(self) -> float:
        """The share paid if all that is presumed or unknown were; 0 without contributions."""
        return self.share(self.paid + self.presumed + self.unknown)

    def share(self, count: int) -> float:
        """A number of contributions as a share of all."""
        return count / self.total if self.total else 0.0


@frozen
class Row:
    """One row: `commits` contributions by `people`, as an interval of all contributions.

    `name` is empty where nothing is shown. `party` is an organization's id, else empty. `kind`
    is None where rows are not parties. `low` is shown, `high` adds what is presumed for this
    row and what is open. `files` and `lines` sum what each contribution touched, None where
    nobody looked. `folded` counts the organizations that share the row, 0 for none.
    """

    name: str
    party: str = ""
    kind: Kind | None = None
    commits: int
    people: int
    low: float
    high: float
    pay: Pay
    folded: int = 0
    files: int | None = None
    lines: int | None = None


@frozen
class WhoAnswer:
    """What `who` answers about a history.

    `since` is the first day looked at, `until` the day after the last, None where open. `total`
    counts the contributions all shares are taken of, `unattributed` those among them whose
    author cannot be read; `people` who made them. `left_out` says in words what counts for
    nobody. `show_people` says whether persons may be told apart, `pseudonyms` that names stand
    in for them. `imports`, `vendored` and `renames` count commits that are no work of their own,
    `renames` None where nobody looked at paths; `unread` those whose lines are unknown, because
    the repository does not hold a file they touch. `rows` is empty by commit, where each
    contribution is written by itself.
    """

    tool_version: str
    judged: Judged
    as_of: date
    by: By
    roles: tuple[Role, ...]
    since: date | None
    until: date | None
    first: date | None
    last: date | None
    total: int
    people: int
    unattributed: int
    merges: int
    reverts: int
    by_bots: int
    pay: Pay
    rows: tuple[Row, ...]
    imports: int = 0
    vendored: int = 0
    renames: int | None = None
    unread: int = 0

    @property
    def has_lines(self) -> bool:
        """Whether lines were counted."""
        return self.unread > 0 or any(row.lines is not None for row in self.rows)

    @property
    def has_files(self) -> bool:
        """Whether it was looked at which files contributions touched."""
        return self.renames is not None

    show_people: bool = False
    pseudonyms: bool = False


@frozen
class Stretch:
    """Contributions of one person of which the same was decided; both days are inclusive."""

    attribution: Attribution
    commits: int
    first: date
    last: date


@frozen
class Trail:
    """How it was decided for whom somebody acted, or who acted for an organization.

    `individual` is None for an organization. `named` holds organizations' names by id.
    `pseudonym` stands in for the individual's name and identities where it is not empty.
    """

    stretches: tuple[Stretch, ...]
    individual: Individual | None = None
    named: tuple[tuple[str, str], ...] = ()
    pseudonym: str = ""
