"""Power in a commons: who writes, who accepts, as intervals, and the lines a project draws.

Shares are 0-1. Days are UTC calendar days, both inclusive.
"""

from __future__ import annotations

from datetime import date

from pplcheck.model.frozen import frozen


@frozen
class Lines:
    """From where on a project wants to be told.

    Shares above `organization_share` and `merge_share` are said, 1 switches that off; factors
    below `absence_factor` and `elephant_factor` are said, 0 switches that off.
    """

    organization_share: float = 0.5
    merge_share: float = 0.5
    absence_factor: int = 0
    elephant_factor: int = 0


@frozen
class Factor:
    """The smallest number of units with half of everything, as an interval; 0 for nothing."""

    low: int = 0
    high: int = 0


@frozen
class Holding:
    """What one organization holds: acts counted, and the interval of its share of all (0-1)."""

    party: str
    name: str
    count: int
    low: float
    high: float


@frozen
class Power:
    """Figures on power between two days.

    `written` counts contributions, `accepted` acts of accepting changes of others. `people` and
    `organizations` are the factors of writing. `writers` and `acceptors` are the organizations
    declared to be commercial, the largest first. Who accepts is looked for only where a business
    could be among them; where it was not, or nothing could be read, `is_acceptance_known` is False.
    """

    lines: Lines
    since: date
    until: date
    written: int = 0
    people: Factor = Factor()
    organizations: Factor = Factor()
    writers: tuple[Holding, ...] = ()
    accepted: int = 0
    acceptors: tuple[Holding, ...] = ()
    is_acceptance_known: bool = False
