"""Many repositories: what is asked of each, and what is kept of the answer.

A record is the whole answer about one repository as one value, made of nothing but what its commit,
the caller's files and the day say: the same wherever and however often it is made. Counts are
contributions unless said, shares are 0-1, years are calendar years, UTC.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pplcheck.model.assembly import Assembly
from pplcheck.model.frozen import frozen
from pplcheck.model.phyle import ProjectFlows

RECORD_VERSION = 1
"""The version of the form of a record; another one is never read as this one."""


class Capacity(StrEnum):
    """For whom contributions were made: an organization, themselves, or nothing shows."""

    ORGANIZATION = "organization"
    THEMSELVES = "themselves"
    OPEN = "open"


class Pay(StrEnum):
    """Whether contributions were paid for: shown, presumed by an address, shown not to be, open."""

    PAID = "paid"
    PRESUMED = "presumed"
    UNPAID = "unpaid"
    UNKNOWN = "unknown"


@frozen
class Tip:
    """Where a repository stands: what it is known by, whatever path leads to it, and its commit.

    `identity` is the folder of its objects and refs, links resolved; `size` the bytes of its packs,
    by which long work is begun first.
    """

    identity: str
    head: str
    size: int


@frozen
class Member:
    """An organization in one repository: what it did, and what the license asks of it.

    `party` is its id, empty for the sum of `folded` organizations that only a mail domain of one or
    two people shows. `uses` counts declared uses, `agreements` those on file. Days are inclusive.
    """

    party: str
    name: str
    declared: bool
    kind: str
    standing: str
    basis: str
    verdict: str
    reciprocity: str
    commits: int
    recent: int
    people: int
    first: date | None
    last: date | None
    uses: int
    agreements: int
    folded: int = 0


@frozen
class Sum:
    """Contributions of one year attributed alike; `party` is empty where no name is told.

    `certainty` says how far `kind` holds: `shown`, `presumed` or `unknown`.
    """

    year: int
    party: str
    capacity: str
    kind: str
    certainty: str
    paid: str
    commits: int


@frozen
class Person:
    """One person's contributions of a year for one party; only where people are asked for.

    `id` is keyed (RFC 2104), the same for the same person and key; `name` is a pseudonym where the
    caller wants these. It never holds an address.
    """

    id: str
    name: str
    year: int
    party: str
    commits: int


@frozen
class Record:
    """Everything kept of one repository.

    `assembly` is the report on it, with the reason where nothing could be judged; all lists are
    then empty. `flows` names no project: whoever lists repositories says what they are called.
    """

    version: int
    assembly: Assembly
    flows: ProjectFlows
    organizations: tuple[Member, ...] = ()
    sums: tuple[Sum, ...] = ()
    people: tuple[Person, ...] = ()


@frozen
class Summary:
    """What came of a run, in numbers of repositories.

    `scanned` were looked at anew, `kept` were known. `refused` could not be judged, `partly` not
    wholly. `same` are other names of one listed before, `addresses` were not fetched. `refusals`,
    `gaps` and `others` are names with reasons, of those refused, of those not judged wholly, and of
    those that are the same.
    """

    listed: int
    scanned: int
    kept: int
    refused: int
    partly: int
    same: int
    addresses: int
    refusals: tuple[tuple[str, str], ...]
    gaps: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]

    @property
    def exit_status(self) -> int:
        """3 where anything could not be checked, else 0."""
        return 3 if self.refused or self.partly else 0
