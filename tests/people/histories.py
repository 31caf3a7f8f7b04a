"""Small values for the tests of people: activities, persons, organizations."""

from __future__ import annotations

from datetime import date

from pplcheck.model.contribution import Activity, Identity, Role
from pplcheck.model.party import Enrollment, Kind, Organization, Person, Source, Strength

DAY = date(2026, 1, 10)


def identity(text: str) -> Identity:
    """`Name <address>`, an address, or a name."""
    name, mark, rest = text.partition(" <")
    if mark:
        return Identity(name=name, email=rest.removesuffix(">"))
    return Identity(name="", email=text) if "@" in text else Identity(name=text, email="")


def did(
    raw: str,
    mapped: str = "",
    *,
    role: Role = Role.AUTHOR,
    days: tuple[tuple[date, int], ...] = ((DAY, 1),),
    signed_off: int = 0,
) -> Activity:
    return Activity(
        raw=identity(raw),
        identity=identity(mapped or raw),
        role=role,
        days=days,
        signed_off=signed_off,
        first_commit="a" * 40,
    )


def source(line: int) -> Source:
    return Source(path="register.toml", line=line)


def person(name: str, *identities: str, enrollments: tuple[Enrollment, ...] = ()) -> Person:
    return Person(
        name=name,
        identities=tuple(identity(text) for text in identities),
        enrollments=enrollments,
        source=source(7),
    )


def enrolled(organization: str, start: date | None = None, until: date | None = None) -> Enrollment:
    return Enrollment(organization=organization, start=start, until=until, source=source(9))


def declared(
    key: str,
    *domains: str,
    kind: Kind = Kind.UNKNOWN,
    aliases: tuple[str, ...] = (),
    name: str = "",
) -> Organization:
    return Organization(
        id=key,
        name=name or key.title(),
        kind=kind,
        aliases=aliases,
        domains=domains,
        source=source(1),
        strength=Strength.REGISTER,
    )
