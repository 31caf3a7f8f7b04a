from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.model.party import Answer, Kind, Strength, Use
from pplcheck.standing import grounds as say
from tests.standing.parties import organization, uses


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_words_and_its_source(kind: Kind) -> None:
    found = say.kind(organization(kind))

    assert found.answer is (Answer.UNKNOWN if kind is Kind.UNKNOWN else Answer.YES)
    assert found.source == "register.toml:1, statutes"


def test_contributions_are_told_with_dates_and_window() -> None:
    days = ((date(2020, 1, 1), 2), (date(2026, 1, 1), 3))

    found = say.contribution(days, 3, date(2024, 10, 1))

    assert found.source == "5 from 2020-01-01 to 2026-01-01, 3 of them since 2024-10-01"


def test_a_declared_use_is_told_with_its_day() -> None:
    found = say.use(uses(Use.COMMERCIAL, since=date(2024, 1, 1)))

    assert found.source == "register.toml:1, statutes, since 2024-01-01"
    assert (found.fact, found.strength) == ("uses the work commercially", Strength.REGISTER)


def test_no_wording_says_that_somebody_does_not_contribute() -> None:
    found = say.contribution((), 0, date(2024, 10, 1), ("orbit.example", "Orbit"))

    assert found.source == "no contribution found (searched: orbit.example, Orbit)"
    assert found.answer is Answer.UNKNOWN


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
