from __future__ import annotations

from datetime import date

from pplcheck.config.importers.gather import Gathering
from pplcheck.model.contribution import Identity
from pplcheck.model.imported import (
    ImportedDomain,
    ImportedEnrollment,
    ImportedPerson,
)
from pplcheck.model.party import SELF, Answer, Source

MAY, JUNE, JULY = date(2016, 5, 1), date(2016, 6, 1), date(2016, 7, 1)


def at(line: int) -> Source:
    return Source(path="f", line=line)


def entry(
    name: str, start: date | None, until: date | None, line: int = 1, address: str = ""
) -> ImportedEnrollment:
    return ImportedEnrollment(
        organization=name,
        start=start,
        until=until,
        paid=Answer.UNKNOWN,
        source=at(line),
        addresses=(address,) if address else (),
    )


def person(
    line: int, *enrollments: ImportedEnrollment, email: str = "ada@nebula.example"
) -> ImportedPerson:
    return ImportedPerson(
        name="Ada",
        identities=(Identity(name="", email=email),),
        enrollments=enrollments,
        source=at(line),
    )


def overlaps(*enrollments: ImportedEnrollment) -> list[str]:
    gathering = Gathering("test")
    gathering.person(person(1, *enrollments))
    return [remark.what for remark in gathering.imported().remarks]


def test_every_organization_somebody_acts_for_is_there() -> None:
    gathering = Gathering("test")
    gathering.person(person(2, entry("Orbit", None, MAY), entry(SELF, MAY, None)))
    gathering.alias("Nebula", "Nebula Coop", at(9))

    found = gathering.imported().organizations

    assert [(each.name, each.aliases) for each in found] == [
        ("Nebula", ("Nebula Coop",)),
        ("Orbit", ()),
    ]


def test_an_address_of_two_people_is_kept_with_both() -> None:
    gathering = Gathering("test")
    gathering.person(person(2))
    gathering.person(person(5))

    found = gathering.imported()

    assert len(found.people) == 2
    assert [str(remark.source) for remark in found.remarks] == ["f:5"]


def test_overlaps_are_remarked() -> None:
    assert overlaps(entry("Orbit", None, JUNE, 1), entry("Nebula", MAY, None, 2)) == [
        "Nebula overlaps with Orbit (1); both were kept"
    ]


def test_a_long_employment_overlaps_with_each_within() -> None:
    found = overlaps(
        entry("Orbit", None, None, 1), entry("A", MAY, JUNE, 2), entry("B", JUNE, JULY, 3)
    )

    assert len(found) == 2


def test_what_follows_or_repeats_does_not_overlap() -> None:
    assert overlaps(entry("Orbit", None, MAY), entry("Nebula", MAY, None)) == []
    assert overlaps(entry("Orbit", None, JUNE), entry("Orbit", MAY, None)) == []


def test_other_addresses_do_not_overlap() -> None:
    one = entry("Orbit", None, None, address="a@orbit.example")
    other = entry("Nebula", None, None, address="a@nebula.example")

    assert overlaps(one, other) == []


def test_what_is_no_domain_is_remarked() -> None:
    gathering = Gathering("test")
    for name in ("Nebula.example", "edu", "nebula.example"):
        domain = ImportedDomain(domain=name, start=None, until=None, source=at(3))
        gathering.domain("Nebula", domain)

    found = gathering.imported()

    assert [each.domain for each in found.organizations[0].domains] == ["nebula.example"]
    assert [remark.what.split(":")[0] for remark in found.remarks] == [
        "edu must be a domain like nebula.example"
    ]
