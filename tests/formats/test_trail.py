from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.formats.neutral import is_hidden
from pplcheck.formats.trail import rule, sections
from pplcheck.model.attribution import Attribution, Certainty, Stretch, Trail
from pplcheck.model.contribution import Identity
from pplcheck.model.party import (
    SELF,
    Answer,
    Capacity,
    Enrollment,
    Ground,
    Individual,
    Source,
    Strength,
)
from tests.formats.attributed import FREEMAIL, HOSTILE, ORBIT, ground

ADDRESS = ground("acted for Orbit Ltd", Strength.MAIL_DOMAIN, "mail domain orbit.example")
SIGNED = ground("acted for Orbit Ltd", Strength.SIGN_OFF, "signed off from orbit.example")
ENROLLED = ground("acted for Orbit Ltd")
ELSEWHERE = ground("acted for Nebula Coop")
OTHER_ADDRESS = ground("acted for Nebula Coop", Strength.MAIL_DOMAIN)
SPONSORED = ground("sponsored by Orbit Ltd", Strength.FREE_TEXT)
ITSELF = replace(
    FREEMAIL, capacity=Capacity.SELF, paid=Answer.NO, grounds=(ground("acted for themselves"),)
)
TORN = replace(ORBIT, capacity=Capacity.CONFLICT, grounds=(ENROLLED, ELSEWHERE))
ADA = Individual(
    key="ada",
    name="Ada",
    identities=(
        Identity(name="Ada", email="ada@mail.example"),
        Identity(name="Ada", email=""),
    ),
    enrollments=(
        Enrollment(
            organization="orbit",
            start=date(2020, 1, 1),
            until=date(2021, 1, 1),
            source=Source(path="register.toml", line=9),
            paid=Answer.YES,
        ),
        Enrollment(organization=SELF, start=None, until=None, source=Source(path="")),
        Enrollment(organization="gone", start=None, until=None, source=Source(path="r.toml")),
    ),
    merged_by="mailmap",
)


def stretch(attribution: Attribution, commits: int = 2) -> Stretch:
    return Stretch(
        attribution=attribution,
        commits=commits,
        first=date(2020, 1, 1),
        last=date(2020, 5, 1) if commits > 1 else date(2020, 1, 1),
    )


def told(trail: Trail) -> dict[str, str]:
    return {title: "\n".join(lines) for title, lines in sections(trail)}


@pytest.mark.parametrize(
    ("grounds", "words"),
    [
        ((ADDRESS, SIGNED), "nothing but the address says so"),
        ((ADDRESS, ELSEWHERE), "the address used on the day decides over an enrollment"),
        ((ENROLLED, ADDRESS), "an enrollment and the address used agree"),
        ((ENROLLED, OTHER_ADDRESS), "it decides over a domain that nobody declares"),
        ((ENROLLED,), "the address shows nothing else"),
        ((SPONSORED,), "a trailer names the sponsor"),
    ],
    ids=["address", "address first", "both", "enrollment first", "enrollment", "sponsor"],
)
def test_the_rule_that_won_is_told(grounds: tuple[Ground, ...], words: str) -> None:
    assert words in rule(replace(ORBIT, grounds=grounds))


@pytest.mark.parametrize(
    ("attribution", "words"),
    [
        (TORN, "what is said disagrees"),
        (FREEMAIL, "freemail: nothing says for whom"),
        (replace(FREEMAIL, hint=""), "nothing says for whom"),
        (ITSELF, "an enrollment covers the day"),
        (
            replace(ORBIT, hint="freemail", grounds=(ADDRESS,)),
            "freemail: the address used says nothing, and another of the same person does",
        ),
    ],
    ids=["conflict", "hint", "nothing", "themselves", "another address"],
)
def test_what_is_open_is_told_too(attribution: Attribution, words: str) -> None:
    assert rule(attribution).startswith(words)


def test_a_person_is_told_with_identities_enrollments_and_grounds() -> None:
    trail = Trail(
        individual=ADA,
        named=(("orbit", "Orbit Ltd"),),
        stretches=(
            stretch(replace(ORBIT, grounds=(ADDRESS, ELSEWHERE))),
            stretch(ITSELF),
            stretch(FREEMAIL, 1),
            stretch(TORN),
        ),
    )

    found = told(trail)

    assert found["Taken for one person"] == "Ada <ada@mail.example>\nAda\nwhy: mailmap"
    assert found["Enrollments"].splitlines() == [
        (
            "Orbit Ltd, from 2020-01-01 until 2021-01-01 (exclusive), paid: yes: register.toml:9;"
            " strength 6 of 7"
        ),
        "themselves, from the beginning with no end: no source; strength 6 of 7",
        "gone, from the beginning with no end: r.toml; strength 6 of 7",
    ]
    acted = found["Acted for, in any role"].splitlines()
    assert acted[0].startswith(
        "2020-01-01 to 2020-05-01, 2 contributions: Orbit Ltd; paid: yes (shown)"
    )
    assert acted[1] == ("  for: acted for Orbit Ltd: mail domain orbit.example; strength 1 of 7")
    assert acted[2] == "  against: acted for Nebula Coop: register.toml:3; strength 6 of 7"
    assert any(line.startswith("2020-01-01, 1 contribution: nobody is shown") for line in acted)
    assert any(": undetermined; " in line for line in acted)


def test_a_pseudonym_keeps_names_and_places_back() -> None:
    found = told(Trail(individual=ADA, stretches=(stretch(ORBIT),), pseudonym="person-x"))

    text = "\n".join(found.values())
    assert "2 identities, withheld with the name" in text
    assert "register.toml" not in text
    assert "Ada" not in text


def test_a_person_of_one_identity_was_not_merged() -> None:
    one = replace(ADA, identities=ADA.identities[:1], enrollments=(), merged_by="")

    found = told(Trail(individual=one, stretches=()))

    assert found["Taken for one person"] == "Ada <ada@mail.example>"
    assert found["Enrollments"] == "none in any register"


def test_of_many_identities_the_first_are_listed() -> None:
    many = tuple(Identity(name="Ada", email=f"{number}@mail.example") for number in range(50))

    found = told(Trail(individual=replace(ADA, identities=many, merged_by=""), stretches=()))

    assert "and 10 more\nwhy: the same address, case aside" in found["Taken for one person"]


def test_an_organization_is_told_by_rule_and_counts_people_once() -> None:
    weak = replace(ORBIT, grounds=(ADDRESS,), strength=Strength.MAIL_DOMAIN)
    trail = Trail(
        stretches=(
            stretch(weak),
            stretch(replace(weak, grounds=(ADDRESS, SIGNED))),
            stretch(replace(weak, individual="cat")),
            stretch(ORBIT),
            stretch(
                replace(ORBIT, individual="", grounds=(SPONSORED,), strength=Strength.FREE_TEXT)
            ),
        )
    )

    assert told(trail)["Decided by, in any role"].splitlines() == [
        (
            "2020-01-01 to 2020-05-01, 2 contributions by 1 person: an enrollment covers the day;"
            " the address shows nothing else; strength 6 of 7"
        ),
        (
            "2020-01-01 to 2020-05-01, 2 contributions by 0 people: a trailer names the sponsor;"
            " strength 2 of 7"
        ),
        (
            "2020-01-01 to 2020-05-01, 6 contributions by 2 people: nothing but the address says"
            " so; strength 1 of 7"
        ),
    ]


def test_hostile_texts_are_neutral() -> None:
    hostile = replace(ADA, identities=(Identity(name=HOSTILE, email=HOSTILE),), merged_by=HOSTILE)
    attribution = replace(
        ORBIT, name=HOSTILE, basis=Certainty.SHOWN, grounds=(ground(HOSTILE, source=HOSTILE),)
    )

    text = "".join(told(Trail(individual=hostile, stretches=(stretch(attribution),))).values())

    assert not any(is_hidden(character) for character in text.replace("\n", ""))
