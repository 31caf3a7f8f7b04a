from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.model.party import FACTS, Answer, Capacity, Ground, Kind, Strength, Use
from pplcheck.standing import grounds as say
from tests.standing.parties import organization, uses


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_words_and_its_source(kind: Kind) -> None:
    found = say.kind(organization(kind))

    assert found.answer is (Answer.UNKNOWN if kind is Kind.UNKNOWN else Answer.YES)
    assert (found.clause, found.source) == ("", "register.toml:1, statutes")
    assert (found.strength, bool(found.fact)) == (Strength.REGISTER, True)


def test_a_kind_is_told_once_with_every_statement_of_it() -> None:
    firm, school = organization(Kind.COMMERCIAL), organization(Kind.EDUCATION)

    found = say.kinds(replace(firm, kinds=(firm, school)))

    assert found == (say.kind(firm), say.kind(school))
    assert say.kinds(organization(Kind.UNKNOWN)) == (say.kind(organization(Kind.UNKNOWN)),)


def test_contributions_are_told_with_dates_and_window() -> None:
    days = ((date(2020, 1, 1), 2), (date(2026, 1, 1), 3))

    found = say.contribution(days, 3, date(2024, 10, 1))

    assert found == Ground(
        clause="",
        fact="contributes",
        answer=Answer.YES,
        source="5 from 2020-01-01 to 2026-01-01, 3 of them since 2024-10-01",
        strength=Strength.MAIL_DOMAIN,
    )


def test_contributions_before_the_window_are_told_with_the_last() -> None:
    days = ((date(2020, 1, 1), 2), (date(2021, 1, 1), 1), (date(2022, 1, 1), 3))

    found = say.contribution(days, 0, date(2024, 10, 1), strength=Strength.SIGN_OFF)

    assert found.source == (
        "6, the last on 2022-01-01; none in the window that began on 2024-10-01"
    )
    assert found.strength is Strength.SIGN_OFF


def test_a_declared_use_is_told_with_its_day() -> None:
    found = say.use(uses(Use.COMMERCIAL, since=date(2024, 1, 1)))

    assert found.source == "register.toml:1, statutes, since 2024-01-01"
    assert (found.fact, found.strength) == ("uses the work commercially", Strength.REGISTER)


def test_no_wording_says_that_somebody_does_not_contribute() -> None:
    found = say.contribution((), 0, date(2024, 10, 1), ("orbit.example", "Orbit"))

    assert found == Ground(
        clause="",
        fact="contributes",
        answer=Answer.UNKNOWN,
        source="no contribution found (searched: orbit.example, Orbit)",
        strength=Strength.NOTHING,
    )


def test_contributions_are_searched_by_domains_then_names() -> None:
    orbit = replace(
        organization(Kind.COMMERCIAL),
        name="Orbit",
        aliases=("Orbit GmbH", "orbit.example"),
        domains=("orbit.example", "lab.orbit.example"),
    )

    assert say.searched(orbit) == ("lab.orbit.example", "orbit.example", "Orbit", "Orbit GmbH")


def test_more_evidence_than_is_told_is_counted() -> None:
    told = tuple(
        Ground(
            clause="",
            fact="contributes",
            answer=Answer.YES,
            source=f"source {number:02}",
            strength=Strength.REGISTER if number == 14 else Strength.MAIL_DOMAIN,
        )
        for number in range(15)
    )

    found = say.shortened(told)

    assert [ground.source for ground in found] == [
        "source 14",
        *(f"source {number:02}" for number in range(11)),
        "and 3 more of the same or less strength",
    ]
    assert (found[-1].clause, found[-1].fact) == ("", "contributes")
    assert (found[-1].answer, found[-1].strength) == (Answer.YES, Strength.MAIL_DOMAIN)
    assert say.shortened(told[:12]) == tuple(told[:12])


@pytest.mark.parametrize(
    ("capacity", "asked"),
    [
        (Capacity.CONFLICT, "for which of the organizations named they acted, and when"),
        (Capacity.NOTHING_SHOWN, "for whom they acted, and when"),
    ],
)
def test_what_would_settle_a_person(capacity: Capacity, asked: str) -> None:
    assert say.settles_person(capacity) == asked


@pytest.mark.parametrize(
    ("used", "asked"),
    [
        ((), "whether it uses the work, and how"),
        ((Use.UNKNOWN, Use.COMMERCIAL), "whether its use is commercial"),
        (
            (Use.COMMERCIAL,),
            "whether it is worker-owned and all its surplus goes to its worker-owners",
        ),
    ],
)
def test_what_would_settle_an_organization_of_a_known_kind(
    used: tuple[Use, ...], asked: str
) -> None:
    firm, declared = organization(Kind.COMMERCIAL), tuple(uses(use) for use in used)

    assert say.settles_organization(firm, Kind.COMMERCIAL, (), declared) == asked


@pytest.mark.parametrize(
    ("strength", "usable"),
    [
        (Strength.MAIL_DOMAIN, Kind.COMMERCIAL),
        (Strength.REGISTER, Kind.UNKNOWN),
    ],
)
def test_a_kind_without_a_source_is_asked_for(strength: Strength, usable: Kind) -> None:
    firm = replace(organization(Kind.COMMERCIAL), strength=strength)

    assert say.settles_organization(firm, usable, (), ()) == (
        "its kind, with a source: is it worker-owned, and who gets its surplus?"
    )


def test_statements_that_disagree_are_asked_for_by_name() -> None:
    firm = organization(Kind.COMMERCIAL)

    found = say.settles_organization(firm, Kind.COMMERCIAL, ("worker_owned", "mine"), ())

    assert found == (f"which of the statements that disagree holds: {FACTS['worker_owned']}; mine")


def test_a_claim_is_told_as_one_and_what_would_settle_it() -> None:
    claim = replace(uses(Use.COMMERCIAL), is_claim=True, strength=Strength.FREE_TEXT)

    assert say.use(claim).fact == "by a claim, uses the work commercially"
    assert say.use(claim).strength is Strength.FREE_TEXT
    firm = organization(Kind.COMMERCIAL)
    assert say.settles_organization(firm, Kind.COMMERCIAL, (), (claim,)).startswith(say.CLAIM)


def test_a_kind_that_statements_disagree_on_is_settled_by_one_of_them() -> None:
    sides = (organization(Kind.COMMERCIAL), organization(Kind.NONPROFIT))
    disputed = replace(organization(Kind.UNKNOWN), kinds=sides)

    found = say.settles_organization(disputed, Kind.UNKNOWN, (), ())

    assert found == "which of the statements of its kind holds"
    assert [say.is_of_kind(ground) for ground in say.kinds(disputed)] == [True, True]
    assert not say.is_of_kind(say.kind(organization(Kind.UNKNOWN)))
