from __future__ import annotations

import pytest

from pplcheck.model.contribution import Identity
from pplcheck.model.party import Kind, Organization, Person, Source, Strength
from pplcheck.people.listed import is_listed, organization_named

SOURCE = Source(path="register.toml", text="told")
PEOPLE = (
    Person(
        name="Ada Example",
        identities=(
            Identity(name="Ada", email="ada@mail.example"),
            Identity(name="Ada of Old", email=""),
        ),
        enrollments=(),
        source=SOURCE,
    ),
)
ORGANIZATIONS = (
    Organization(
        id="nebula",
        name="Nebula Coop",
        aliases=("The Nebula",),
        domains=("nebula.example",),
        kind=Kind.UNKNOWN,
        source=SOURCE,
        strength=Strength.NOTHING,
    ),
)


@pytest.mark.parametrize(
    ("name", "email", "expected"),
    [
        ("Somebody", "ADA@mail.example", True),
        ("ada of old", "cy@other.example", True),
        ("Ada", "cy@other.example", False),
        ("Ben", "ben@nebula.example", True),
        ("Ben", "ben@dev.nebula.example", True),
        ("Ben", "ben@otherNebula.example", False),
        ("Cy", "cy@other.example", False),
        ("", "", False),
    ],
)
def test_a_person_or_a_domain_lists_somebody(name: str, email: str, *, expected: bool) -> None:
    who = Identity(name=name, email=email)

    assert is_listed(who, PEOPLE, ORGANIZATIONS) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("nebula", True), ("NEBULA  coop", True), ("The Nebula", True), ("Orbit", False), ("", False)],
)
def test_an_organization_is_found_by_any_of_its_names(name: str, *, expected: bool) -> None:
    assert organization_named(name, ORGANIZATIONS) is expected
