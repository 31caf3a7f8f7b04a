"""What a register declares: organizations, people, users, agreements."""

from __future__ import annotations

from pplcheck.model.agreement import Agreement, User
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Organization, Person


@frozen
class Register:
    """Everything one register file declares; `digest` is `sha256:` and the hex of its bytes."""

    path: str
    digest: str
    organizations: tuple[Organization, ...]
    people: tuple[Person, ...]
    users: tuple[User, ...]
    agreements: tuple[Agreement, ...]
