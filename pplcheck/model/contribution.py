"""What a history holds: identities, roles, and who did how much on which day.

Words follow SortingHat (identity) and git (author, co-author, sign-off). Days are UTC calendar
days of the author date; counts are commits.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pplcheck.model.frozen import frozen


class Role(StrEnum):
    """In which way somebody took part in a commit; values are those of `[contribution] count`."""

    AUTHOR = "author"
    CO_AUTHOR = "co-author"
    REVIEW = "review"
    REPORT = "report"
    TEST = "test"
    SIGN_OFF = "sign-off"
    SPONSOR = "sponsor"
    LEDGER = "ledger"


@frozen(order=True)
class Identity:
    """A name and an address as a commit carries them; either may be empty, neither is proof."""

    name: str
    email: str


@frozen
class Activity:
    """All that one recorded identity did in one role.

    `raw` is the identity as recorded, `identity` the same after the repository's mailmap.
    `days` holds (UTC day, number of commits), ascending, each day once. `signed_off` counts
    those commits that carry a Signed-off-by with the very address of `raw`. `first_commit` is the
    full id of a sponsor's first commit, by author date; empty in every other role.
    """

    raw: Identity
    identity: Identity
    role: Role
    days: tuple[tuple[date, int], ...]
    signed_off: int
    first_commit: str = ""

    @property
    def commits(self) -> int:
        """How many commits this activity spans."""
        return sum(count for _, count in self.days)


@frozen
class Contribution:
    """What one recorded identity did in one commit, in one role.

    `day` is the UTC day it counts on. `raw` is the identity as recorded, `identity` the same
    after the mailmap; both are empty for the author of a commit whose author cannot be read.
    """

    commit: str
    day: date
    role: Role
    raw: Identity
    identity: Identity


@frozen
class Malformed:
    """A commit whose author or committer line git cannot read fully; counted, never dropped."""

    commit: str
    what: str


@frozen
class SignedDays:
    """The UTC days on which every commit an identity wrote carries a signature that holds.

    A signature holds for an identity if its key is allowed for the address of the author.
    """

    identity: Identity
    days: frozenset[date]


@frozen
class Signatures:
    """What was looked at: commits whose signature holds, those that prove nothing, and bad ones.

    `unverified` counts commits with a signature of a key the caller did not bring, or of a key
    that is allowed for others than the author; `unsigned` those without one. `unsound` names
    commits whose signature is bad or whose key had expired or was revoked, newest first, the
    first of `unsound_count`. Each is counted once. Merges are left out.
    """

    signed: tuple[SignedDays, ...] = ()
    verified: int = 0
    unverified: int = 0
    unsigned: int = 0
    unsound_count: int = 0
    unsound: tuple[Malformed, ...] = ()


@frozen
class History:
    """A repository's history, folded by identity, role and day.

    `commits` and `merges` count every commit reachable from `head`; `people` counts distinct
    author identities after the mailmap, as `git shortlog --summary --email` lists them.
    `activities` leaves out merges, reverts, bots and what is told apart as no work of its own;
    `bots` holds the authors and co-authors that are tools. `reverts` counts non-merge commits
    that revert another; `imports` those that bring in a mass of others' work, `vendored` those
    that only renew copies of it, `renames` those that only move files: the last one, and what
    no message says, is known only where `paths_read`. `signatures` is None where none
    were verified. `unattributed` counts commits whose author cannot be read: part of every share's
    unknown part. `first` and `last` are the earliest and latest author days, inclusive, None where
    no commit has a readable date.
    """

    head: str
    object_format: str
    commits: int
    merges: int
    reverts: int
    people: int
    first: date | None
    last: date | None
    activities: tuple[Activity, ...]
    bots: tuple[Activity, ...]
    unattributed: int
    malformed: tuple[Malformed, ...]
    imports: int = 0
    vendored: int = 0
    renames: int = 0
    paths_read: bool = False
    signatures: Signatures | None = None
