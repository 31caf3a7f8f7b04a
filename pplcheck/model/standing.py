"""What a party is to the commons (standing) and what the license lets it do (verdict).

Two separate answers, each with its grounds. The table of standings and the two readings follow
the project's domain page; the clauses cited are those of the license that applies.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pplcheck.model.agreement import Agreement, User
from pplcheck.model.choices import Reading
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Ground, Kind

__all__ = [
    "Basis",
    "PartyStanding",
    "Reading",
    "Reciprocity",
    "Standing",
    "Verdict",
]


class Standing(StrEnum):
    """What a party is to the commons."""

    COMMONER = "commoner"
    NONCOMMERCIAL_USER = "noncommercial-user"
    WORKER_OWNED_USER = "worker-owned-user"
    CONTRIBUTING_COMMERCIAL = "contributing-commercial"
    NON_CONTRIBUTING_COMMERCIAL = "non-contributing-commercial"
    UNDETERMINED = "undetermined"


class Basis(StrEnum):
    """Whether evidence shows a standing, or it is presumed until something shows otherwise."""

    SHOWN = "shown"
    PRESUMED = "presumed"


class Verdict(StrEnum):
    """What the license lets a party do in the use that is shown or declared."""

    PERMITTED = "permitted"
    UNDETERMINED = "undetermined"
    PROHIBITED = "prohibited"


class Reciprocity(StrEnum):
    """Whether reciprocity terms apply to a party, or an agreement covers them, or it is open."""

    NONE = "none"
    APPLIES = "applies"
    AGREED = "agreed"
    UNDETERMINED = "undetermined"


@frozen
class PartyStanding:
    """One party's standing and verdict, with what it did and why it is judged so.

    `party` is a stable id, `name` what people read. `is_person` rows are shown one by one only
    where people are asked for. `commits` counts contributions after the window-independent
    exclusions (merges, bots, reverts); `recent` those within the policy's window. `people` counts
    individuals; `individuals` are their keys, since one may act for several parties. `first` and
    `last` are inclusive UTC days, None without contribution. `searched` names the domains and names
    looked for when no contribution was found. `known_as` lists what else the party may be asked for
    by: aliases and domains, or a person's identities. `settles` says in words what would settle an
    undetermined answer.
    """

    party: str
    name: str
    kind: Kind
    is_person: bool
    standing: Standing
    basis: Basis
    verdict: Verdict
    reciprocity: Reciprocity
    commits: int
    recent: int
    people: int
    first: date | None
    last: date | None
    grounds: tuple[Ground, ...]
    uses: tuple[User, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    searched: tuple[str, ...] = ()
    settles: str = ""
    hint: str = ""
    known_as: tuple[str, ...] = ()
    individuals: frozenset[str] = frozenset()
