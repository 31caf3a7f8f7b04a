from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from pplcheck.model.contribution import Activity, Role
from pplcheck.people.merges import ADDRESS_LIMIT, ENOUGH, merges
from tests.people.histories import DAY, did

LATER = DAY + timedelta(days=366)


def found(*activities: Activity, listed: dict[str, str] | None = None) -> list[tuple[str, ...]]:
    """The addresses of each merge."""
    members: dict[str, list[Activity]] = defaultdict(list)
    for activity in activities:
        members[activity.identity.email].append(activity)
    return [merge.keys for merge in merges(members, listed or {})]


def at(raw: str, day: date = DAY, *, commits: int = 1) -> Activity:
    return did(raw, days=((day, commits),))


def crowd(count: int = ENOUGH) -> list[Activity]:
    """Others with names of their own."""
    return [at(f"Given{_letters(n)} Family{_letters(n)} <c{n}@c{n}.example>") for n in range(count)]


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("Ada Example <ada@y.example>", LATER),
        ("Ada Example <ae@y.example>", LATER),
        ("Ada Example <q7@y.example>", DAY),
        ("Ada Example <q7@mail.x.example>", LATER),
        ("ADA  EXÁMPLE <ada@y.example>", LATER),
        ("AdaExample <adaexample@y.example>", LATER),
        ("Ada B. Example <ada@y.example>", LATER),
    ],
    ids=["written", "initials", "in time", "domain", "spelling", "one word", "initial"],
)
def test_the_same_full_name_needs_one_corroboration(other: str, day: date) -> None:
    assert found(at("Ada Example <ada@x.example>"), at(other, day)) == [
        tuple(sorted(["ada@x.example", other.partition("<")[2][:-1]]))
    ]


@pytest.mark.parametrize(
    "other",
    [
        at("Ada Example <q7@y.example>", LATER),
        at("Ada Other <ada@y.example>"),
        at("Example <ada@y.example>"),
        at("Bo Example, Ada Example <ada@y.example>"),
    ],
    ids=["nothing besides", "another name", "one word", "two people"],
)
def test_without_a_name_and_corroboration_nobody_is_joined(other: Activity) -> None:
    assert found(at("Ada Example <ada@x.example>"), other) == []


def test_a_word_nobody_else_has_tells_in_a_large_history_only() -> None:
    pair = (at("Ada Zzyzx <a7@x.example>"), at("Ada Zzyzx <b7@y.example>", LATER))

    assert found(*pair, *crowd(ENOUGH - 2)) == []
    assert found(*pair, *crowd()) == [("a7@x.example", "b7@y.example")]


@pytest.mark.parametrize(
    ("local", "expected"),
    [("ada.e", []), ("ada.common", [("ada.common@x.example", "ada.common@y.example")])],
    ids=["another local part", "the same"],
)
def test_a_name_many_may_bear_needs_the_same_local_part(
    local: str, expected: list[tuple[str, ...]]
) -> None:
    others = [at(f"Ada Of{_letters(n)} <a{n}@a{n}.example>") for n in range(30)]
    others += [at(f"By{_letters(n)} Common <b{n}@b{n}.example>") for n in range(30)]

    pair = (at("Ada Common <ada.common@x.example>"), at(f"Ada Common <{local}@y.example>"))

    assert found(*pair, *others) == expected


def test_a_name_on_too_many_addresses_is_nobodys() -> None:
    same = [at(f"Ada Example <ada@x{n}.example>") for n in range(ADDRESS_LIMIT + 1)]

    assert found(*same) == []
    assert len(found(*same[1:])) == 1


def test_a_name_written_once_at_somebody_elses_address_joins_nobody() -> None:
    assert not found(
        at("Ada Example <ada@x.example>", commits=9),
        at("Bo Sample <ada@x.example>"),
        at("Bo Sample <bo@x.example>"),
    )


def test_a_shared_address_names_nobody() -> None:
    shared = [at(f"{name} <office@x.example>") for name in ("Ada Example", "Bo B", "Cy C", "Di D")]
    shared += [at("Bo Sample <office@x.example>"), at("Cy Third <office@x.example>")]
    shared += [at("Di Fourth <office@x.example>")]

    assert found(*shared, at("Ada Example <ada@x.example>")) == []


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("kit42 <kit42@x.example>", "kit42 <q@y.example>", True),
        ("kit42 <1+kit42@users.noreply.github.com>", "kit42 <q@y.example>", True),
        ("Ada Example <1+kit42@users.noreply.github.com>", "kit42 <q@y.example>", True),
        ("kit42 <p@x.example>", "kit42 <q@y.example>", False),
        ("Bo Other <kit42@x.example>", "kit42 <q@y.example>", False),
        ("other <other@x.example>", "other <q@y.example>", False),
        ("kit <kit@x.example>", "kit <q@y.example>", False),
    ],
    ids=["local part", "account", "account of a name", "name only", "local only", "word", "short"],
)
def test_handles_join_where_an_address_is_called_so_too(
    one: str, other: str, *, joined: bool
) -> None:
    assert bool(found(at(one), at(other), at("Somebody Other <s@z.example>"))) is joined


def test_an_address_with_many_handles_names_nobody() -> None:
    handles = ["kit42", "radagast", "tinker", "sparrow"]
    shared = [at(f"{handle} <none@none>") for handle in handles]
    owner = at("kit42 <kit42@x.example>")

    assert found(*shared[:3], owner) == [("kit42@x.example", "none@none")]
    assert found(*shared, owner) == []


@pytest.mark.parametrize(
    ("handle", "others", "joined"),
    [
        ("radagast", ENOUGH, True),
        ("radagast", ENOUGH - 1, False),
        ("radag", ENOUGH, False),
        ("givenb", ENOUGH, False),
    ],
    ids=["long", "small history", "not long", "a word of a name"],
)
def test_a_handle_no_address_is_called_by_joins_where_chance_does_not_give_it(
    handle: str, others: int, *, joined: bool
) -> None:
    pair = (at(f"{handle} <p7@x.example>"), at(f"{handle} <q8@y.example>"))

    assert bool(found(*pair, *crowd(others))) is joined


def test_one_word_of_names_joins_the_very_same_local_part_only() -> None:
    others = at("Somebody Other <s@z.example>")

    assert found(at("other <other7@x.example>"), at("other <other7@y.example>"), others) == [
        ("other7@x.example", "other7@y.example")
    ]
    assert found(at("other <other7@x.example>"), at("other <other8@y.example>"), others) == []


@pytest.mark.parametrize(
    ("role", "joined"), [(Role.REVIEW, False), (Role.AUTHOR, True)], ids=["by others", "themselves"]
)
def test_somebody_elses_name_beside_an_address_in_trailers_joins_nobody(
    role: Role, *, joined: bool
) -> None:
    history = (
        at("Ada Example <ada@x.example>", commits=9),
        did("Ada Sample <ada@x.example>", role=role, days=((DAY, 1),)),
        at("Ada Sample <asample@x.example>"),
    )

    assert bool(found(*history)) is joined


def test_a_longer_spelling_in_trailers_is_the_same_name() -> None:
    history = (
        at("Ada Example <ada@x.example>", commits=9),
        did("Ada Bea Example <ada@x.example>", role=Role.REVIEW, days=((DAY, 1),)),
        at("Ada Bea Example <abe@y.example>"),
    )

    assert found(*history) == [("abe@y.example", "ada@x.example")]


def test_a_short_handle_is_no_full_name_without_its_space() -> None:
    assert found(at("An Liu <anliu@x.example>"), at("anliu <anliu@y.example>")) == []


def test_two_whom_a_register_lists_are_not_joined_even_through_a_third() -> None:
    activities = (
        at("Ada Example <ada@x.example>"),
        at("Ada Example <ada@z.example>"),
        at("Ada Sample Example <ada@z.example>"),
        at("Ada Sample Example <ada@y.example>"),
    )

    assert len(found(*activities)[0]) == 3
    assert found(*activities, listed={"ada@x.example": "", "ada@y.example": ""}) == []
    assert len(found(*activities, listed={"ada@x.example": ""})[0]) == 3


@pytest.mark.parametrize("written", ["ada", "A Maiden"])
def test_the_name_a_register_gives_counts_too(written: str) -> None:
    activities = (at(f"{written} <ada@x.example>"), at("Ada Example <ada@y.example>"))

    assert found(*activities) == []
    assert found(*activities, listed={"ada@x.example": "Ada Example"}) == [
        ("ada@x.example", "ada@y.example")
    ]


NAMES = st.sampled_from(["Ada Example", "Ada", "Bo Sample", "kit42", "", "王小明", "root"])
ADDRESSES = st.sampled_from(
    ["ada@x.example", "kit42@y.example", "@", "a@b@c", "", "1+kit42@users.noreply.github.com"]
)


@given(st.lists(st.tuples(NAMES, ADDRESSES), max_size=12), st.randoms())
def test_merges_are_the_same_in_any_order(pairs: list[tuple[str, str]], chance: object) -> None:
    activities = [at(f"{name} <{address}>") for name, address in pairs]
    shuffled = sorted(activities, key=lambda _: chance.random())  # type: ignore[attr-defined]

    merged = found(*activities)

    assert merged == found(*shuffled)
    assert all(len(keys) > 1 for keys in merged)
    assert len({key for keys in merged for key in keys}) == sum(map(len, merged))
