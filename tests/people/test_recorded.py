from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pplcheck.model.contribution import Identity, Role
from pplcheck.model.ledger import LedgerEntry
from pplcheck.model.party import (
    SELF,
    Capacity,
    Enrollment,
    Individual,
    Kind,
    Organization,
    Person,
    Source,
    Strength,
)
from pplcheck.people.recorded import CONTRIBUTES, Recorded, record

AS_OF = date(2026, 6, 1)
REGISTER = Source(path="register.toml", line=9)
NEBULA = Organization(
    id="nebula",
    name="Nebula Coop",
    kind=Kind.COOPERATIVE,
    aliases=("Nebula Works", "Twins"),
    source=REGISTER,
    strength=Strength.REGISTER,
)
ORBIT = Organization(
    id="orbit",
    name="Orbit Ltd",
    kind=Kind.COMMERCIAL,
    aliases=("Twins",),
    source=REGISTER,
    strength=Strength.REGISTER,
)
ADA = Individual(
    key="address:ada@mail.example",
    name="Ada",
    identities=(Identity(name="Ada A", email="ada@mail.example"),),
)
BEN = Individual(
    key="address:ben@mail.example",
    name="Sam",
    identities=(Identity(name="Sam", email="ben@mail.example"),),
)
SAM = Individual(
    key="address:sam@mail.example",
    name="Sam",
    identities=(Identity(name="Sam", email="sam@mail.example"),),
)


def enrolled(*organizations: str, addresses: tuple[str, ...] = ()) -> Person:
    return Person(
        name="Cleo Care",
        identities=(Identity(name="", email="cleo@mail.example"),),
        enrollments=tuple(
            Enrollment(
                organization=key,
                start=None,
                until=date(2026, 5, 1),
                source=REGISTER,
                addresses=addresses,
            )
            for key in organizations
        ),
        source=REGISTER,
    )


def entry(
    who: str, *, by: str = "", start: date = date(2026, 2, 1), until: date | None = None
) -> LedgerEntry:
    return LedgerEntry(
        who=who,
        work="care",
        amount=Decimal("1.50"),
        unit="hours",
        start=start,
        until=until or date(2026, 3, 1),
        confirmed_by=by,
        source=Source(path="ledger.csv", line=7),
    )


def recorded(*entries: LedgerEntry, people: tuple[Person, ...] = ()) -> Recorded:
    return record(
        entries,
        organizations=(NEBULA, ORBIT),
        people=people,
        individuals=(ADA, BEN, SAM),
        as_of=AS_OF,
    )


@pytest.mark.parametrize(
    ("who", "party"),
    [
        ("nebula", "nebula"),
        ("NEBULA COOP", "nebula"),
        ("nebula works", "nebula"),
        ("Twins", ""),
        ("ada@mail.example", ADA.key),
        ("Ada Z <ADA@mail.example>", ADA.key),
        ("ada", ADA.key),
        ("Ada A", ADA.key),
        ("Sam", ""),
        ("sam@mail.example", SAM.key),
        ("Nobody", ""),
        ("nobody@mail.example", ""),
    ],
)
def test_a_line_names_an_organization_or_a_person_that_is_known(who: str, party: str) -> None:
    (work,) = recorded(entry(who)).works

    assert work.party == party
    assert bool(work.name) is bool(party)
    assert work.is_person is party.startswith("address:")


def test_what_names_nobody_is_kept_and_counts_for_nobody() -> None:
    found = recorded(entry("Nobody"))

    assert len(found.works) == 1
    assert found.engagements == ()


def test_a_line_is_one_contribution_on_its_last_day_with_its_place_as_ground() -> None:
    (engagement,) = recorded(entry("orbit", by="assembly")).engagements

    assert (engagement.role, engagement.organization) == (Role.LEDGER, "orbit")
    assert engagement.days == ((date(2026, 2, 28), 1),)
    (ground,) = engagement.grounds
    assert (ground.fact, ground.strength) == (CONTRIBUTES, Strength.REGISTER)
    assert ground.source == "ledger.csv:7, confirmed by assembly: care, 1.50 hours"


@pytest.mark.parametrize(
    ("who", "by"),
    [
        ("orbit", ""),
        ("orbit", "ORBIT"),
        ("orbit", "Orbit Ltd"),
        ("ada", "ada@mail.example"),
        ("Nobody", "nobody"),
    ],
    ids=["nobody", "same word", "same party", "same person", "same unknown"],
)
def test_nobody_confirms_their_own_work(who: str, by: str) -> None:
    found = recorded(entry(who, by=by))

    assert not found.works[0].is_confirmed
    for engagement in found.engagements:
        assert engagement.grounds[-1].strength is Strength.FREE_TEXT
        assert "not confirmed by anybody else" in engagement.grounds[-1].source


@pytest.mark.parametrize("by", ["Ada", "somebody@mail.example"])
def test_a_person_who_confirms_is_not_named(by: str) -> None:
    found = recorded(entry("orbit", by=by))

    assert found.works[0].is_confirmed
    assert "confirmed by a person:" in found.engagements[0].grounds[0].source


def test_what_has_not_begun_is_left_for_later() -> None:
    found = recorded(entry("orbit", start=date(2026, 6, 2), until=date(2026, 7, 1)))

    assert found == Recorded(works=(), engagements=(), individuals=())


@pytest.mark.parametrize(
    ("organizations", "capacity", "party"),
    [
        (("nebula",), Capacity.ORGANIZATION, "nebula"),
        ((SELF,), Capacity.SELF, "ledger:cleo@mail.example#self"),
        (("nebula", "orbit"), Capacity.CONFLICT, "ledger:cleo@mail.example#conflict"),
        ((), Capacity.NOTHING_SHOWN, "ledger:cleo@mail.example"),
    ],
    ids=["one", "self", "two", "none"],
)
def test_a_person_acts_for_whom_the_register_says(
    organizations: tuple[str, ...], capacity: Capacity, party: str
) -> None:
    found = recorded(entry("Cleo Care"), people=(enrolled(*organizations),))

    assert [engagement.capacity for engagement in found.engagements] == [capacity]
    assert [work.party for work in found.works] == [party]
    assert [person.name for person in found.individuals] == ["Cleo Care"]
    assert len(found.engagements[0].grounds) == len(organizations) + 1


@pytest.mark.parametrize(
    ("until", "addresses"),
    [(date(2026, 5, 20), ()), (date(2026, 3, 1), ("cleo@work.example",))],
    ids=["after it ended", "for other addresses"],
)
def test_an_enrollment_holds_on_its_days_and_for_all_addresses_only(
    until: date, addresses: tuple[str, ...]
) -> None:
    person = enrolled("nebula", addresses=addresses)

    found = recorded(entry("cleo@mail.example", until=until), people=(person,))

    assert found.engagements[0].capacity is Capacity.NOTHING_SHOWN


def test_a_person_of_the_history_stays_one_under_the_name_of_the_register() -> None:
    person = Person(name="Ada Lovelace", identities=ADA.identities, enrollments=(), source=REGISTER)

    found = recorded(entry("Ada Lovelace"), people=(person,))

    assert found.works[0].party == ADA.key
    assert found.individuals == ()


def test_people_of_registers_who_did_nothing_are_not_added() -> None:
    assert recorded(entry("orbit"), people=(enrolled(SELF),)).individuals == ()


def test_a_person_without_an_address_goes_by_their_name() -> None:
    person = Person(
        name="Dora",
        identities=(Identity(name="Dora D", email=""),),
        enrollments=(),
        source=REGISTER,
    )

    found = recorded(entry("dora d"), people=(person,))

    assert found.works[0].party == "ledger:dora d"
