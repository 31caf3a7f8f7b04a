from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.party import SELF, Capacity, Kind, Strength
from pplcheck.people.capacity import Claim, decide
from pplcheck.people.organizations import Directory
from tests.people.histories import declared, enrolled

DIRECTORY = Directory(
    (
        declared("coop", "coop.example", kind=Kind.COOPERATIVE),
        declared("firm", "firm.example", kind=Kind.COMMERCIAL),
        declared("other", "other.example", kind=Kind.COMMERCIAL),
    )
)


def _at(key: str) -> Claim:
    return Claim(organizations=(key,), domain=f"{key}.example", declared=True, signed_off=True)


@pytest.mark.parametrize(
    ("address", "enrollment", "capacity"),
    [
        ("firm", "coop", Capacity.ORGANIZATION),
        ("firm", SELF, Capacity.ORGANIZATION),
        ("other", "firm", Capacity.ORGANIZATION),
        ("coop", "firm", Capacity.CONFLICT),
    ],
)
def test_an_address_never_hides_a_business_the_register_names(
    address: str, enrollment: str, capacity: Capacity
) -> None:
    found = decide(_at(address), (enrolled(enrollment),), DIRECTORY)

    assert found.capacity is capacity
    assert [ground.strength for ground in found.grounds] == [
        Strength.REGISTER,
        Strength.MAIL_DOMAIN,
        Strength.SIGN_OFF,
    ]


def test_without_any_evidence_nothing_is_shown() -> None:
    found = decide(Claim(hint="freemail"), (), DIRECTORY)

    assert (found.capacity, found.hint, found.grounds) == (Capacity.NOTHING_SHOWN, "freemail", ())


def test_what_is_said_of_the_very_address_decides() -> None:
    exact = replace(enrolled("coop"), addresses=("ada@firm.example",))

    found = decide(_at("firm"), (exact, enrolled("other")), DIRECTORY, email="Ada@firm.example")

    assert (found.organization, found.strength) == ("coop", Strength.REGISTER)
    assert len(found.grounds) == 4
