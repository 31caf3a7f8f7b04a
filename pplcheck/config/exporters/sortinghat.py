"""A register as SortingHat's JSON: individuals with identities and enrollments, organizations.

Source: `sortinghat/parsing/sh.py` of chaoss/grimoirelab-sortinghat. An open start is written as
1900-01-01, an open end as 2100-01-01, as SortingHat has them. Kinds, facts, users, agreements,
dated domains and enrollments of single addresses have no place there.
"""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha1
from typing import Any, Final

from pplcheck.model.party import SELF, Enrollment, Organization, Person
from pplcheck.model.register import Register

_FIRST: Final = date(1900, 1, 1)
_LAST: Final = date(2100, 1, 1)
_SELF: Final = "Individual"


def write(register: Register) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The one file, and what it cannot say."""
    names = {entry.id: entry.name for entry in register.organizations}
    document: dict[str, Any] = {
        "time": None,
        "source": "pplcheck",
        "blacklist": [],
        "organizations": {
            entry.name: _domains(entry)
            for entry in sorted(register.organizations, key=lambda each: each.name)
        },
        "uidentities": dict(
            sorted(
                (_individual(person, names) for person in register.people),
                key=lambda pair: pair[0],
            )
        ),
    }
    text = json.dumps(document, indent=2, ensure_ascii=True) + "\n"
    return (("sortinghat.json", text),), _lost(register)


def _domains(organization: Organization) -> list[dict[str, Any]]:
    return [{"domain": domain, "is_top": True} for domain in sorted(organization.domains)]


def _individual(person: Person, names: dict[str, str]) -> tuple[str, dict[str, Any]]:
    emails = list(dict.fromkeys(identity.email for identity in person.identities))
    key = sha1("\n".join(sorted(emails)).encode(), usedforsecurity=False).hexdigest()
    return key, {
        "uuid": key,
        "profile": {"uuid": key, "name": person.name, "email": emails[0], "is_bot": False},
        "identities": [
            {"uuid": key, "name": person.name, "email": email, "username": None, "source": "git"}
            for email in emails
        ],
        "enrollments": [
            _enrollment(entry, names)
            for entry in person.enrollments
            if _holds_for_all(entry, person)
        ],
    }


def _holds_for_all(entry: Enrollment, person: Person) -> bool:
    """Whether an enrollment holds for every address of its person."""
    return all(entry.concerns(identity.email) for identity in person.identities)


def _enrollment(entry: Enrollment, names: dict[str, str]) -> dict[str, Any]:
    organization = _SELF if entry.organization == SELF else names[entry.organization]
    return {
        "organization": organization,
        "start": f"{(entry.start or _FIRST).isoformat()}T00:00:00",
        "end": f"{(entry.until or _LAST).isoformat()}T00:00:00",
    }


def _lost(register: Register) -> tuple[str, ...]:
    bound = sum(
        not _holds_for_all(entry, each) for each in register.people for entry in each.enrollments
    )
    dated = sum(len(entry.dated_domains) for entry in register.organizations)
    said = (
        (bound, "enrollments of single addresses"),
        (dated, "domains with dates"),
        (len(register.users), "users"),
        (len(register.agreements), "agreements"),
    )
    return tuple(f"not written, as sortinghat has no place for them: {count} {what}"
                 for count, what in said if count)  # fmt: skip
