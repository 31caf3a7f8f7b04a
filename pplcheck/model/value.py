"""A value equation, what it is applied to, and the shares it proposes.

"Value equation" is the word of open value networks: contributions are recorded by kind of work and
unit, an agreement of those who contribute weighs them, and income is divided by the result.
Numbers are exact: weights, values and shares are fractions, money is a whole number of minor
units. Days are inclusive; shares are 0-1.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction

from pplcheck.model.frozen import frozen
from pplcheck.model.report import Judged

COMMITS = "commits"
"""The unit of work that the history shows; its kinds of work are the roles."""

ANY_WORK = ""
"""The kind of work of a weight that holds for every kind in its unit."""


class Recipients(StrEnum):
    """Who receives: each party, organizations alone, people alone, or the members named."""

    PARTIES = "parties"
    ORGANIZATIONS = "organizations"
    PEOPLE = "people"
    MEMBERS = "members"


@frozen
class Weight:
    """What one unit of a kind of work is worth; `work` is empty for every kind in that unit."""

    work: str
    unit: str
    value: Fraction


@frozen
class Equation:
    """How contributions are weighed, as a project states it.

    `name` says who decided, empty where nobody said. `weights` hold for works of the history
    (unit `COMMITS`) and of the ledger; what they do not name is worth nothing. `window_months`
    and `half_life_months` are None for the whole time and for no decay. No recipient gets more
    than `cap` (0-1, 1 for no cap). `members` are ids, names or addresses, for `MEMBERS` only.
    `confirmed_only` leaves out lines of ledgers that nobody else confirmed. `rounding` is the
    smallest amount of money handed out, None for one minor unit. `stated` is False where no
    policy states an equation and this is the one every reader is told of.
    """

    name: str = ""
    weights: tuple[Weight, ...] = (
        Weight(work="author", unit=COMMITS, value=Fraction(1)),
        Weight(work="co-author", unit=COMMITS, value=Fraction(1)),
    )
    window_months: int | None = None
    half_life_months: int | None = None
    cap: Fraction = Fraction(1)
    recipients: Recipients = Recipients.PARTIES
    members: tuple[str, ...] = ()
    confirmed_only: bool = False
    rounding: Fraction | None = None
    stated: bool = False

    def place(self, work: str, unit: str) -> int | None:
        """Where among the weights that of a work stands; one for this very work goes first."""
        places = {(weight.work, weight.unit): at for at, weight in enumerate(self.weights)}
        found = places.get((work, unit))
        return places.get((ANY_WORK, unit)) if found is None else found


@frozen
class Money:
    """An amount: a whole number of minor units of a currency, `digits` of them a major unit.

    `step` is the smallest amount handed out, in minor units; `minor` is a multiple of it.
    """

    minor: int
    currency: str
    digits: int
    step: int = 1

    def written(self, minor: int) -> str:
        """Minor units of this currency as digits with a point, exactly."""
        if not self.digits:
            return str(minor)
        whole, rest = divmod(minor, 10**self.digits)
        return f"{whole}.{rest:0{self.digits}}"


class Holder(StrEnum):
    """What kind of recipient a row is."""

    ORGANIZATION = "organization"
    PERSON = "person"
    INDIVIDUALS = "individuals"
    FOLDED = "folded"
    OPEN = "open"
    KEPT = "kept"


@frozen
class Party:
    """A recipient before anything is weighed; `key` is empty for the open part.

    `people` holds the keys of those who did a piece of its work, `declared` tells whether a
    register names it.
    """

    key: str
    holder: Holder
    name: str
    people: frozenset[str] = frozenset()
    declared: bool = False


@frozen
class Effort:
    """Work of one kind and unit: how much, and how much is left of it after decay.

    `is_shown` is False where it is the party's by presumption only.
    """

    party: Party
    work: str
    unit: str
    amount: Fraction
    left: Fraction
    is_shown: bool


@frozen
class Part:
    """Work of one kind and unit within a row: how much, what it is worth, and its shares.

    `millionths` is the share rounded so that those of all parts add up to a million. `money` is
    its part of the row's money, in minor units.
    """

    work: str
    unit: str
    amount: Fraction
    value: Fraction
    share: Fraction
    low: Fraction
    high: Fraction
    millionths: int
    money: int


@frozen
class ShareRow:
    """One recipient: what it is worth, its share, the interval the open part leaves, its money.

    `party` is an organization's id, empty for all others. `count` is how many recipients share
    the row. `low` is what its shown work is worth if all else were others', `high` adds what is
    presumed to be its own and all that is open. `money` is in minor units, 0 without an amount.
    """

    party: str
    holder: Holder
    name: str
    count: int
    value: Fraction
    share: Fraction
    low: Fraction
    high: Fraction
    millionths: int
    money: int
    parts: tuple[Part, ...]


@frozen
class Turn:
    """What a weight that is a tenth higher would do: the share of each row, in their order."""

    weight: Weight
    shares: tuple[Fraction, ...]


@frozen
class Unvalued:
    """Work that is recorded and that the equation gives no value: how much, in how many lines."""

    work: str
    unit: str
    amount: Fraction


@frozen
class Left:
    """What was not weighed, and why.

    `outside` counts contributions and lines before or after the days weighed, `unfinished` lines
    of work that still goes on to a known end, `unconfirmed_out` lines nobody else confirmed and
    the equation leaves out, `others` contributions and lines of those who receive nothing.
    `unconfirmed` lines were weighed all the same.
    """

    outside: int = 0
    unfinished: int = 0
    unconfirmed_out: int = 0
    others: int = 0
    unconfirmed: int = 0


@frozen
class SharesAnswer:
    """What `shares` proposes. It pays nothing: an assembly decides.

    `since` is the first day weighed, None for the whole time. `rows` come largest first, those
    that are no single party last; their shares add up to 1 and their money to the amount, unless
    nothing has any value. `turns` speak of `rows` in their order.
    """

    tool_version: str
    judged: Judged
    as_of: date
    since: date | None
    policy: str
    equation: Equation
    total: Fraction
    rows: tuple[ShareRow, ...]
    turns: tuple[Turn, ...]
    unvalued: tuple[Unvalued, ...]
    left: Left
    money: Money | None = None
    show_people: bool = False
    pseudonyms: bool = False
