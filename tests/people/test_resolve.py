from __future__ import annotations

import time
from datetime import date

import pytest

from pplcheck.model.contribution import Activity, Role
from pplcheck.model.party import Capacity, Kind, Person
from pplcheck.people.affiliate import affiliate
from pplcheck.people.resolve import resolve
from tests.people.histories import DAY, declared, did, enrolled, identity, person


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


def test_nobody_is_merged_on_a_local_part() -> None:
    found = _groups((did("Ada Example <ada@x.example>"), did("Ada Other <ada@z.example>")))

    assert len(found) == 2


def test_the_same_full_name_with_corroboration_is_one_person_and_says_why() -> None:
    activities = (did("Ada Example <ada@x.example>"), did("Ada Example <example@mail.example>"))

    (one,) = resolve(activities, ()).individuals

    assert one.key == "address:ada@x.example"
    assert one.merged_by == (
        "same name on 2 addresses, corroborated by addresses written from the name"
        " and activity within a year"
    )


def test_a_mailmap_and_a_name_are_both_named_as_reasons() -> None:
    activities = (
        did("Ada Example <old@x.example>", "Ada Example <ada@x.example>"),
        did("Ada Example <ada@x.example>"),
        did("Ada Example <ada@y.example>"),
    )

    (one,) = resolve(activities, ()).individuals

    assert one.merged_by.startswith("mailmap; same name on 3 addresses, corroborated by ")


def test_a_merge_by_name_goes_by_the_key_of_the_register() -> None:
    ada = person("Ada Example", "ada@x.example")

    (one,) = resolve(
        (did("Ada Example <ada@a.example>"), did("Ada Example <ada@x.example>")), (ada,)
    ).individuals

    assert one.key == "register:ada@x.example"
    assert one.merged_by.startswith("register, register.toml:7; same name on 2 addresses")


def test_a_register_that_lists_two_persons_keeps_a_name_apart() -> None:
    both = (person("Ada Example", "ada@x.example"), person("Ada Example", "ada@y.example"))
    activities = (
        did("Ada Example <ada@x.example>"),
        did("Ada Example <ada@y.example>"),
        did("Ada Example <ada@z.example>"),
    )

    assert len(_groups(activities, both)) == 3


def test_an_address_in_dispute_is_not_settled_by_a_name() -> None:
    both = (
        person("Ada Example", "shared@x.example", "ada@x.example"),
        person("Bo", "shared@x.example"),
    )

    found = resolve(
        (did("Ada Example <shared@x.example>"), did("Ada Example <ada@x.example>")), both
    )

    shared = identity("Ada Example <shared@x.example>")
    assert found.owner[shared] == "address:shared@x.example"
    assert found.disputed == {shared: ((), ())}


def test_both_enrollments_of_an_address_in_dispute_are_kept() -> None:
    one, two = enrolled("nebula"), enrolled("orbit")
    both = (
        person("Ada", "shared@x.example", enrollments=(one,)),
        person("Bo", "shared@x.example", enrollments=(two,)),
    )

    found = resolve((did("Ada <shared@x.example>"),), both)

    shared = identity("Ada <shared@x.example>")
    assert found.enrollments == {shared: (one, two)}
    assert found.disputed == {shared: ((one,), (two,))}


def test_others_beside_a_merge_stay_themselves() -> None:
    activities = (
        did("Ada Example <ada@x.example>"),
        did("Ada Example <example@mail.example>"),
        did("Bo Other <bo@x.example>"),
        did("Cy Third <cy@z.example>"),
    )

    found = resolve(activities, ())

    assert [entry.key for entry in found.individuals] == [
        "address:ada@x.example",
        "address:bo@x.example",
        "address:cy@z.example",
    ]
    assert sorted(found.owner.values()) == [
        "address:ada@x.example",
        "address:ada@x.example",
        "address:bo@x.example",
        "address:cy@z.example",
    ]


def test_a_person_is_found_by_the_address_that_the_mailmap_gives() -> None:
    activity = did("ada <old@y.example>", "Ada <ada@x.example>")

    found = resolve((activity,), (person("Ada", "ada@x.example"),))

    (one,) = found.individuals
    assert one.key == "register:ada@x.example"
    assert one.identities == (identity("Ada <ada@x.example>"), identity("ada <old@y.example>"))


def test_the_usual_name_is_that_under_which_most_was_done_in_all() -> None:
    activities = (
        did("A. Example <ada@x.example>", days=((DAY, 2),)),
        did("A. Example <a@x.example>", "A. Example <ada@x.example>", days=((DAY, 2),)),
        did("Ada <ada@x.example>", days=((DAY, 3),)),
    )

    (one,) = resolve(activities, ()).individuals

    assert one.name == "A. Example"


def test_a_name_in_common_carries_no_enrollment_over() -> None:
    held = enrolled("nebula")
    ada = person("Ada Example", "ada@x.example", enrollments=(held,))
    activities = (
        did("Ada Example <ada@x.example>"),
        did("Ada Example <old@x.example>", "Ada Example <ada@x.example>"),
        did("Ada Example <ada.example@mail.example>"),
    )

    found = resolve(activities, (ada,))
    done = affiliate(activities, found, (declared("nebula", kind=Kind.COMMERCIAL),)).engagements

    assert len(found.individuals) == 1
    assert found.individuals[0].merged_by.endswith(
        "; what the register says reaches the addresses it lists only"
    )
    assert found.enrollments == {activity.raw: (held,) for activity in activities[:2]}
    assert {(entry.capacity, entry.commits) for entry in done} == {
        (Capacity.ORGANIZATION, 2),
        (Capacity.NOTHING_SHOWN, 1),
    }


def test_fifty_thousand_identities_are_resolved_without_hanging() -> None:
    activities = tuple(
        did(f"Word{number % 4000} Name{number % 7000} <u{number}@d{number % 900}.example>")
        for number in range(50_000)
    )
    start = time.monotonic()

    resolve(activities, ())

    assert time.monotonic() - start < 30


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
