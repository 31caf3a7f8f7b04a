from __future__ import annotations

import pytest

from pplcheck.config.importers import cncf
from tests.config.importers.reading import acted, read, remarks

ADA = "ada!nebula.example"
SHARED = (
    "address ada@nebula.example also belongs to another person (one:1); kept with both, a conflict"
)


def test_employers_follow_each_other() -> None:
    found = read(
        "cncf",
        f"# who\nAda: {ADA}, ada!home.example\n"
        "\tOrbit from 2015-01-01 until 2016-02-01\n"
        "\tNebula! Inc.\n",
    )

    (person,) = found.people
    assert person.name == "Ada"
    assert [each.email for each in person.identities] == ["ada@nebula.example", "ada@home.example"]
    assert acted(found) == [
        ("ada@nebula.example", "Orbit", "2015-01-01", "2016-02-01", 3),
        ("ada@nebula.example", "Nebula! Inc.", "2016-02-01", "", 4),
    ]
    assert person.enrollments[0].addresses == ("ada@nebula.example", "ada@home.example")
    assert found.remarks == ()


def test_lines_may_stand_in_any_order_of_time() -> None:
    found = read("cncf", f"Ada: {ADA}\n\tNebula\n\tOrbit until 2016-02-01\n")

    assert [each[1:4] for each in acted(found)] == [
        ("Orbit", "", "2016-02-01"),
        ("Nebula", "2016-02-01", ""),
    ]


@pytest.mark.parametrize("word", ["NotFound", "(Unknown)"])
def test_who_is_not_found_keeps_their_addresses(word: str) -> None:
    found = read("cncf", f"Ada*: {ADA}\n\t{word}\n")

    assert [person.name for person in found.people] == ["Ada"]
    assert found.people[0].enrollments == ()


def test_a_name_may_hold_colons_and_an_employer_words_like_from() -> None:
    found = read("cncf", f"Ada: the first: {ADA}\n\tNews from nowhere\n")

    assert found.people[0].name == "Ada: the first"
    assert [each[1] for each in acted(found)] == ["News from nowhere"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("\tNebula\n", "one:1 an employer with nobody above it; not taken over"),
        ("Ada\n\tNebula\n", "one:1 no `name: address` line; not taken over"),
        ("Ada: a b!c.example, \n", "one:1 a b!c.example is no address; not taken over"),
        (
            f"Ada: {ADA}\n\tNebula from 2016-02-01 until 2015-01-01\n",
            "one:2 from 2016-02-01 until 2015-01-01 is no time; not taken over",
        ),
        (f"Ada: {ADA}\n\tNebula until 2016-13-01\n", "one:2 2016-13-01 is no date; taken as open"),
        (
            f"Ada: {ADA}\n\tNebula\n\tOrbit\n",
            "one:3 Orbit overlaps with Nebula (2); both were kept",
        ),
        (
            f"Ada: {ADA}\n\tNebula\nEve: {ADA}\n\tOrbit\n",
            f"one:3 {SHARED}",
        ),
    ],
    ids=["orphan", "no-colon", "no-address", "reversed", "no-date", "overlap", "shared"],
)
def test_what_is_wrong_is_remarked(text: str, what: str) -> None:
    assert what in remarks(read("cncf", text))


def test_a_million_lines_are_read_in_time() -> None:
    lines = "".join(f"P{at}: p{at}!nebula.example\n\tNebula\n" for at in range(50_000))

    found = cncf.read((("f", lines.encode()),))

    assert len(found.people) == 50_000
