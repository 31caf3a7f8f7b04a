from __future__ import annotations

from datetime import date

import pytest

from pplcheck.model.contribution import Activity, Role
from pplcheck.model.party import Person
from pplcheck.people.resolve import resolve
from tests.people.histories import DAY, did, enrolled, identity, person


def _groups(activities: tuple[Activity, ...], people: tuple[Person, ...] = ()) -> list[set[str]]:
    """The recorded identities of each individual."""
    owner = resolve(activities, people).owner
    return [
        {f"{raw.name} <{raw.email}>" for raw, key in owner.items() if key == wanted}
        for wanted in sorted(set(owner.values()))
    ]


def test_the_same_mailmapped_address_is_one_person_whatever_the_case() -> None:
    found = _groups((did("Ada <ADA@x.example>"), did("A. <old@x.example>", "Ada <ada@x.example>")))

    assert found == [{"Ada <ADA@x.example>", "A. <old@x.example>"}]


@pytest.mark.parametrize(
    "other",
    ["Ada Example <ada@y.example>", "Ada Other <ada@z.example>"],
    ids=["same name", "same local part"],
)
def test_nobody_is_merged_on_name_or_local_part(other: str) -> None:
    assert len(_groups((did("Ada Example <ada@x.example>"), did(other)))) == 2


def test_a_register_joins_addresses_that_mailmap_and_history_keep_apart() -> None:
    ada = person("Ada Example", "ada@x.example", "ada@gmail.com")

    found = resolve((did("Ada <ada@x.example>"), did("A <ada@gmail.com>")), (ada,))

    (one,) = found.individuals
    assert (one.name, one.merged_by) == ("Ada Example", "register, register.toml:7")
    assert one.identities == (identity("A <ada@gmail.com>"), identity("Ada <ada@x.example>"))


def test_a_register_joins_what_the_mailmap_ties_to_a_listed_address() -> None:
    ada = person("Ada Example", "ada@x.example")
    activities = (
        did("Ada <ada@x.example>", "Ada <ada@new.example>"),
        did("Ada <ada@old.example>", "Ada <ada@new.example>"),
    )

    assert len(_groups(activities, (ada,))) == 1


def test_a_name_with_an_address_claims_that_name_only() -> None:
    ada = person("Ada Example", "Ada <shared@x.example>")

    found = _groups((did("Ada <shared@x.example>"), did("Bo <shared@x.example>")), (ada,))

    assert found == [{"Bo <shared@x.example>"}, {"Ada <shared@x.example>"}]


def test_an_address_two_people_list_belongs_to_neither() -> None:
    both = (person("Ada", "shared@x.example"), person("Bo", "shared@x.example", "bo@x.example"))

    found = resolve(
        (did("Ada <shared@x.example>"), did("Bo <bo@x.example>", "Bo <shared@x.example>")), both
    )

    assert found.owner[identity("Ada <shared@x.example>")] == "address:shared@x.example"


def test_somebody_without_an_address_is_known_by_name() -> None:
    found = resolve((did("Ada Example"), did("ADA EXAMPLE")), ())

    (one,) = found.individuals
    assert one.key == "name:ada example"


@pytest.mark.parametrize(
    ("people", "count"),
    [((), 0), ((person("Ada", "Ada Example"),), 1)],
    ids=["unlisted", "listed"],
)
def test_a_bare_name_in_a_trailer_counts_only_if_listed(
    people: tuple[Person, ...], count: int
) -> None:
    found = resolve((did("Ada Example", role=Role.REVIEW),), people)

    assert len(found.individuals) == count


def test_sponsors_are_no_persons() -> None:
    assert resolve((did("Orbit Ltd", role=Role.SPONSOR),), ()).individuals == ()


def test_the_usual_name_and_the_reason_of_a_merge_are_kept() -> None:
    activities = (
        did("A <a@x.example>", "A <ada@x.example>", days=((DAY, 1),)),
        did("Ada <b@x.example>", "Ada <ada@x.example>", days=((DAY, 3),)),
    )

    (one,) = resolve(activities, ()).individuals

    assert (one.name, one.merged_by) == ("Ada", "mailmap")


def test_enrollments_come_with_the_person() -> None:
    held = enrolled("nebula", date(2020, 1, 1))

    (one,) = resolve(
        (did("Ada <ada@x.example>"),), (person("", "ada@x.example", enrollments=(held,)),)
    ).individuals

    assert (one.name, one.enrollments) == ("Ada", (held,))


def test_a_person_without_identities_is_nobody() -> None:
    assert len(resolve((did("Ada <ada@x.example>"),), (person("Ada"),)).individuals) == 1
