"""Whether registers know somebody at all: by an identity of a person, or by a mail domain."""

from __future__ import annotations

from collections.abc import Iterable

from pplcheck.model.contribution import Identity
from pplcheck.model.party import Organization, Person


def is_listed(
    identity: Identity, people: Iterable[Person], organizations: Iterable[Organization]
) -> bool:
    """Whether a person lists the identity, or an organization its domain or one above it.

    Addresses are compared without case, as gitmailmap(5) does; where a register gives a name
    alone, names are.
    """
    email, name = identity.email.strip().casefold(), identity.name.strip().casefold()
    for person in people:
        for known in person.identities:
            if known.email.casefold() == email if known.email else known.name.casefold() == name:
                return True
    domain = email.rpartition("@")[2]
    labels = domain.split(".")
    lineage = {".".join(labels[start:]) for start in range(len(labels))} - {""}
    return any(lineage.intersection(entry.domains) for entry in organizations)


def organization_named(name: str, organizations: Iterable[Organization]) -> bool:
    """Whether an organization has a name, alias or id; case and spacing aside."""
    wanted = _plain(name)
    return any(
        wanted in {_plain(known) for known in (entry.id, entry.name, *entry.aliases)}
        for entry in organizations
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
