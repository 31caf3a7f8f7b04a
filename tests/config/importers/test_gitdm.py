from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pplcheck.config.importers import READERS, REFERENCES
from pplcheck.config.importers.gitdm import read as read_gitdm
from pplcheck.model.party import SELF, Answer
from tests.config.importers.reading import acted, domains, read, remarks

MAP = "nebula.example Nebula\n"


def test_times_follow_each_other_up_to_days_that_are_not_included() -> None:
    found = read(
        "gitdm",
        "ada@x.example Nebula\nada@x.example Orbit < 2016-02-01\nada@x.example Comet < 2015-01-01\n"
        "old.example Orbit < 2012-01-01\nold.example Nebula\n",
    )

    assert acted(found) == [
        ("ada@x.example", "Comet", "", "2015-01-01", 3),
        ("ada@x.example", "Orbit", "2015-01-01", "2016-02-01", 2),
        ("ada@x.example", "Nebula", "2016-02-01", "", 1),
    ]
    assert sorted(domains(found)) == [
        ("Nebula", "old.example", "2012-01-01", ""),
        ("Orbit", "old.example", "", "2012-01-01"),
    ]


def test_an_alias_acts_for_whom_its_address_does() -> None:
    found = read("gitdm", "c@home.example ada@nebula.example\n", MAP)

    (person,) = found.people
    assert [each.email for each in person.identities] == ["ada@nebula.example", "c@home.example"]
    assert person.enrollments[0].addresses == ("ada@nebula.example", "c@home.example")
    assert [each[1] for each in acted(found)] == ["Nebula"]


def test_the_most_general_domain_wins() -> None:
    found = read(
        "gitdm", "lab.nebula.example Lab\nnebula.example Nebula\na@lab.nebula.example Lab\n"
    )

    assert domains(found) == [("Nebula", "nebula.example", "", "")]
    assert remarks(found) == [
        "one:1 lab.nebula.example is never used, as nebula.example is mapped; not taken over"
    ]


def test_words_for_nobody_are_read() -> None:
    found = read(
        "gitdm",
        "ada@x.example (None)\neve@x.example (Unknown)\nmail.example (Unknown)\n"
        "home.example (None)\nbob@x.example (Consultant)\n",
    )

    assert [(each.organization, each.paid) for p in found.people for each in p.enrollments] == [
        (SELF, Answer.NO),
        (SELF, Answer.UNKNOWN),
    ]
    assert remarks(found) == [
        "one:4 home.example cannot say that people act for themselves; not taken over"
    ]


def test_a_virtual_employer_keeps_whom_it_stands_for() -> None:
    found = read(
        "gitdm", "VirtualEmployer Ada (both)\n 75% Nebula\n 25 Orbit\nend\nEmailMap two\n", two=MAP
    )

    shares = {
        each.name: [(s.organization, s.share) for s in each.splits] for each in found.organizations
    }
    assert shares["Ada (both)"] == [("Nebula", 0.75), ("Orbit", 0.25)]
    assert set(shares) == {"Ada (both)", "Nebula", "Orbit"}


@pytest.mark.parametrize(
    ("aliases", "what"),
    [
        ("Ada@x.example a@nebula.example", "alias Ada@x.example has capitals and never matches"),
        ("ada a@nebula.example", "alias ada is no address"),
        ("a@x.example b@x.example\nb@x.example a@x.example", "a@x.example leads back to itself"),
        (
            "a@x.example b@nebula.example\na@x.example c@nebula.example",
            "alias a@x.example was given above; the later line holds",
        ),
        ("b@nebula.example b@y.example", "only its own domain will be seen"),
    ],
    ids=["capitals", "no-address", "circle", "twice", "hidden"],
)
def test_odd_aliases_are_remarked(aliases: str, what: str) -> None:
    assert any(what in remark for remark in remarks(read("gitdm", f"{aliases}\n", MAP)))


def test_an_alias_of_an_alias_and_of_itself_end_somewhere() -> None:
    found = read(
        "gitdm",
        "a@x.example b@x.example\nb@x.example c@nebula.example\n"
        "c@nebula.example c@nebula.example\n",
        MAP,
    )

    assert [each.email for each in found.people[0].identities] == [
        "c@nebula.example",
        "a@x.example",
        "b@x.example",
    ]


def test_what_an_alias_hides_is_remarked() -> None:
    found = read(
        "gitdm", "a@x.example b@nebula.example\n", "a@x.example Orbit\nnebula.example Nebula\n"
    )

    assert [each[1] for each in acted(found)] == ["Nebula"]
    assert remarks(found) == [
        "two:1 a@x.example is an alias above and never looked up; not taken over"
    ]


def test_of_two_statements_for_one_time_the_first_holds() -> None:
    found = read("gitdm", "a@x.example Orbit\na@x.example Nebula\na@x.example Orbit\n")

    assert [each[1] for each in acted(found)] == ["Orbit"]
    assert remarks(found) == ["one:2 a@x.example is mapped above for the same time, which holds"]


def test_an_address_of_two_words_is_remarked() -> None:
    found = read("gitdm", "GroupMap two Orbit\n", two="a b@x.example\n")

    assert remarks(found) == ["two:1 a b@x.example is no address; not taken over"]


def test_every_format_has_a_name_in_order() -> None:
    assert list(READERS) == sorted(READERS)
    assert set(REFERENCES) <= set(READERS)


@pytest.mark.parametrize("format_", sorted(READERS))
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read(format_: str, data: bytes) -> None:
    assert READERS[format_]((("f", data),)).format == format_


def test_many_lines_are_read_in_time() -> None:
    lines = "".join(f"p{at}@nebula.example Nebula {at % 7}\n" for at in range(100_000))

    assert len(read_gitdm((("f", lines.encode()),)).people) == 100_000


def test_a_long_chain_of_aliases_ends() -> None:
    chain = "".join(f"a{at}@x.example a{at + 1}@x.example\n" for at in range(5000))

    assert len(remarks(read("gitdm", chain))) > 1000
