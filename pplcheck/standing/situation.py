"""What is judged, under which license, and the half-way result between standing and verdict."""

from __future__ import annotations

from datetime import date

from pplcheck.model.agreement import Agreement, User
from pplcheck.model.contribution import Role
from pplcheck.model.frozen import frozen
from pplcheck.model.license import Expression, LicenseTerms, Terms
from pplcheck.model.party import Engagement, Ground, Individual, Kind, Organization
from pplcheck.model.standing import Basis, Reading, Standing


@frozen
class Situation:
    """Who did what, who is who, and how the project counts; everything `classify` looks at.

    `window_months`, `threshold_commits`, `count` and `presume_commoner` are the policy's.
    `as_of` is the day of the judgment; the window reaches back from it, both ends included.
    """

    engagements: tuple[Engagement, ...]
    organizations: tuple[Organization, ...]
    individuals: tuple[Individual, ...]
    users: tuple[User, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    window_months: int = 24
    threshold_commits: int = 1
    count: tuple[Role, ...] = (Role.AUTHOR, Role.CO_AUTHOR)
    presume_commoner: bool = True
    as_of: date


@frozen
class Classified:
    """A party with its standing, before any license is looked at.

    `facts` holds what is known of the party, one ground a fact with an empty clause; facts left
    out are unknown. `days` holds its counted contributions in any role that counts, ascending;
    `commits` only authored and co-authored ones. `contributed` says whether the window's
    threshold is reached, `only_recorded` that all of it stands in a ledger and none in the
    history: such work shows no use. `individuals` are the keys of those that `people` counts.
    `uses` are those declared and begun by the day of the judgment; `uses_agreed` says that they
    are only shown by agreements in force.
    """

    party: str
    name: str
    kind: Kind
    is_person: bool
    standing: Standing
    basis: Basis
    commits: int
    recent: int
    contributed: bool
    people: int
    days: tuple[tuple[date, int], ...]
    facts: tuple[Ground, ...]
    grounds: tuple[Ground, ...]
    uses: tuple[User, ...] = ()
    uses_agreed: bool = False
    only_recorded: bool = False
    agreements: tuple[Agreement, ...] = ()
    searched: tuple[str, ...] = ()
    settles: str = ""
    hint: str = ""
    known_as: tuple[str, ...] = ()
    individuals: frozenset[str] = frozenset()

    @property
    def first(self) -> date | None:
        """The day of the first contribution, None without one."""
        return self.days[0][0] if self.days else None

    @property
    def last(self) -> date | None:
        """The day of the last contribution, None without one."""
        return self.days[-1][0] if self.days else None


@frozen
class Setting:
    """The license in force and how it is read.

    `since` is the first day on which the license applied, None where the history does not show
    it (then everything is taken to fall under it). `paths` are the files that carry reciprocity
    terms with no alternative; empty where none could be told, and then scopes are compared by
    their patterns. `as_of` is the day of the judgment.
    """

    expression: Expression | None
    profiles: tuple[LicenseTerms, ...]
    terms: Terms
    since: date | None
    paths: tuple[str, ...]
    reading: Reading
    as_of: date

    @property
    def governing(self) -> tuple[LicenseTerms, ...]:
        """The profiles of the licenses in the expression."""
        ids = self.expression.ids if self.expression else ()
        return tuple(profile for profile in self.profiles if profile.id in ids)

    @property
    def name(self) -> str:
        """The expression as written, in words where there is none."""
        return self.expression.text if self.expression else "no license that can be named"
