"""What a register declares: organizations, people, users, agreements."""

from __future__ import annotations

from dataclasses import dataclass

from pplcheck.model.agreement import Agreement, User
from pplcheck.model.party import Organization, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Everything one register file declares; `digest` is `sha256:` and the hex of its bytes."""

    path: str
    digest: str
    organizations: tuple[Organization, ...]
    people: tuple[Person, ...]
    users: tuple[User, ...]
    agreements: tuple[Agreement, ...]
