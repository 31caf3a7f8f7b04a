"""Influence in a commons: how concentrated writing and merging are, in numbers without names.

Shares are 0-1; counts are contributions, or commits where it is about merging. Years are calendar
years, UTC. Nothing here is judged: the figures are reported as they are.
"""

from __future__ import annotations

from pplcheck.model.contribution import Identity
from pplcheck.model.frozen import frozen


@frozen
class Integration:
    """What one identity took in, in one year: merges, and commits that somebody else wrote.

    `raw` is the identity as recorded, `identity` the same after the mailmap.
    """

    raw: Identity
    identity: Identity
    year: int
    merges: int
    applied: int


@frozen
class Integrations:
    """Who took work in over a history.

    `merges` counts merge commits and `applied` commits that somebody else than their author
    committed; `own` those that their author committed. `by_forge` are commits that a code host
    committed for somebody: who pressed the button is not recorded.
    """

    entries: tuple[Integration, ...]
    merges: int
    applied: int
    own: int
    by_forge: int


@frozen
class TopShare:
    """The share of all that the `people` who did most did together."""

    people: int
    share: float


@frozen
class CurvePoint:
    """A point of a Lorenz curve: the share of people, those who did least first, and of work."""

    people: float
    work: float


@frozen
class Concentration:
    """How evenly work is spread over those who did it.

    `gini` is 0 where all did the same and goes towards 1 where one did everything. `absence_factor`
    is how many people must leave until less than half of the work was done by those who stay:
    the least number who did at least half (CHAOSS, "Contributor Absence Factor"). `curve` begins
    at 0, 0 and ends at 1, 1; it is empty where nobody did anything.
    """

    people: int
    total: int
    gini: float
    absence_factor: int
    top: tuple[TopShare, ...] = ()
    curve: tuple[CurvePoint, ...] = ()


@frozen
class Largest:
    """What the organization that did most holds, at least, and how many did half together.

    `elephant_factor` is the least number of organizations that did at least half of what names
    one (CHAOSS, "Elephant Factor"), 0 where none is named. `low` and `high` are the share of all
    contributions that the largest did, and would have done were the unknown part its own.
    """

    party: str
    name: str
    commits: int
    low: float
    high: float
    elephant_factor: int
    organizations: int


@frozen
class PowerYear:
    """One year: who wrote and who took in, how many and how unevenly.

    `largest` is the share of the year's contributions that name the organization with most.
    """

    year: int
    writers: int
    write_gini: float
    write_top: float
    write_absence: int
    mergers: int
    merge_top: float
    merge_absence: int
    elephant: int
    largest: float


@frozen
class Fork:
    """What somebody who forked the work today would have to win over or replace.

    Counted from `since` on (inclusive). `half_writers` and `half_mergers` are the fewest people
    who wrote, or took in, half of it.
    """

    since: str
    writers: int
    half_writers: int
    mergers: int
    half_mergers: int
