"""The report on many repositories together, as one value: names here are keys of its JSON.

Counts are contributions unless said; shares are 0-1 with six decimals, `low` what is shown and
`high` that and all of which nothing shows for whom. Years are calendar years, UTC, days inclusive.
Lists are bounded; each `more_` counts what its list leaves out.
"""

from __future__ import annotations

from datetime import date

from pplcheck.model.frozen import frozen

FLEET_SCHEMA_VERSION = "1.1.0"
"""The version of the form of the document; semantic, see https://semver.org."""


@frozen
class RepositoryRow:
    """A repository in brief; `page` is its page in the same folder, empty for none.

    `state` is `judged`, `refused`, `same` (another name or copy of one listed before), `address`
    (not fetched) or `waiting` (the run ended before its turn); all figures but of one that is
    judged stand at nothing, and `reason` says why.
    """

    name: str
    page: str
    steward: str
    state: str
    reason: str
    complete: bool
    as_of: date | None
    license: str
    terms: str
    contributions: int
    people: int
    open: int
    owing: int
    errors: int


@frozen
class PartyRow:
    """An organization over all repositories.

    The same people may work on several: there are between `people_low` and `people_high` of them.
    `kind` is `unknown` where repositories judge it differently.
    """

    party: str
    name: str
    kind: str
    member: bool
    repositories: int
    commits: int
    recent: int
    people_low: int
    people_high: int
    first: date | None
    last: date | None
    low: float
    high: float


@frozen
class PersonRow:
    """A person over all repositories; only where people are asked for."""

    name: str
    repositories: int
    organizations: int
    commits: int
    first: int
    last: int


@frozen
class WorkRow:
    """What people of one member gave to repositories that one steward keeps.

    `steward` is its name, or its id where no contribution of it is shown; empty where all keep.
    """

    member: str
    name: str
    steward: str
    repositories: int
    commits: int


@frozen
class LedgerRow:
    """An organization that is no member and works to which terms may apply.

    It owes reciprocity for `owed` repositories, an agreement covers it for `agreed`, and for
    `undetermined` it is not known. `uses` counts repositories of which a use is declared.
    """

    party: str
    name: str
    kind: str
    owed: int
    agreed: int
    undetermined: int
    uses: int
    commits: int


@frozen
class LicenseRow:
    """A license: of how many repositories it is that of the root, and to how many files it applies.

    `license` is empty where none is declared or it cannot be named.
    """

    license: str
    terms: str
    repositories: int
    files: int


@frozen
class KindSum:
    """Contributions of one kind of party in one year."""

    kind: str
    commits: int


@frozen
class YearRow:
    """One year over all repositories: contributions by kind, and what was paid."""

    year: int
    commits: int
    repositories: int
    kinds: tuple[KindSum, ...]
    paid: int
    presumed: int
    unpaid: int
    unknown: int


@frozen
class ChangeRow:
    """A repository whose root changed its terms: on which day, from which license to which.

    `closed` says that terms of reciprocity were taken away.
    """

    repository: str
    day: date
    before: str
    terms_before: str
    after: str
    terms_after: str
    closed: bool


@frozen
class SharedRow:
    """Repositories that hold a part of the same history: what they share counts in each."""

    repositories: tuple[str, ...]
    commit: str
    day: date


@frozen
class Spread:
    """How concentrated the work is over all repositories.

    `elephant` is the least number of organizations with half of what names one (CHAOSS), `gini`
    and `low` to `high` are over organizations and of the largest. `half_repositories` is the least
    number of repositories with half of all contributions. `absence` is the least number of people
    who did half, 0 where people are not told apart.
    """

    organizations: int
    elephant: int
    gini: float
    largest: str
    low: float
    high: float
    half_repositories: int
    absence: int


@frozen
class FleetReport:
    """Everything told of many repositories together.

    `since` and `as_of` are the earliest and the latest day a repository was judged as of.
    """

    schema_version: str
    tool: str
    version: str
    name: str
    complete: bool
    since: date | None
    as_of: date | None
    listed: int
    judged: int
    refused: int
    same: int
    addresses: int
    waiting: int
    contributions: int
    open: int
    spread: Spread
    repositories: tuple[RepositoryRow, ...]
    more_repositories: int
    organizations: tuple[PartyRow, ...]
    more_organizations: int
    people: tuple[PersonRow, ...]
    more_people: int
    works: tuple[WorkRow, ...]
    more_works: int
    ledger: tuple[LedgerRow, ...]
    more_ledger: int
    licenses: tuple[LicenseRow, ...]
    more_licenses: int
    years: tuple[YearRow, ...]
    more_years: int
    changes: tuple[ChangeRow, ...]
    more_changes: int
    shared: tuple[SharedRow, ...]
    more_shared: int
