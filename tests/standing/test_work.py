from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.model.contribution import Role
from pplcheck.model.party import Engagement, Strength
from pplcheck.standing.work import Work, work_of
from tests.standing.parties import FIRM, LONG_AGO, RECENT, acted, situation

_ADA, _BOB = "address:ada@nebula.example", "address:bob@nebula.example"


def _did(strength: Strength, commits: int = 5, who: str = _ADA) -> Engagement:
    return acted(strength=strength, commits=commits, who=who)


@pytest.mark.parametrize("strength", list(Strength)[1:])
def test_a_contribution_is_as_strong_as_what_says_for_whom_it_was_made(strength: Strength) -> None:
    work = work_of((_did(strength),), situation(organizations=(FIRM,)))

    assert work.strength is strength


def test_a_commit_shows_at_the_least_what_its_address_does() -> None:
    work = work_of((_did(Strength.NOTHING),), situation())

    assert work.strength is Strength.MAIL_DOMAIN


def test_nobody_contributed_with_the_least_strength() -> None:
    work = work_of((), situation())

    assert (work.strength, work.days) == (Strength.MAIL_DOMAIN, ())


@pytest.mark.parametrize(
    ("threshold", "strength"),
    [
        (1, Strength.REGISTER),
        (3, Strength.REGISTER),
        (4, Strength.IMPORTED),
        (5, Strength.IMPORTED),
        (6, Strength.MAIL_DOMAIN),
        (9, Strength.REGISTER),
    ],
    ids=["one", "the declared", "and an imported", "all imported", "all", "not reached"],
)
def test_of_the_best_shown_that_suffice_the_weakest_decides(
    threshold: int, strength: Strength
) -> None:
    engagements = (
        _did(Strength.MAIL_DOMAIN, 3, _BOB),
        _did(Strength.REGISTER, 3),
        _did(Strength.IMPORTED, 2),
    )

    work = work_of(engagements, replace(situation(), threshold_commits=threshold))

    assert work.strength is strength
    assert work.contributed is (threshold <= 8)


def test_where_enough_was_done_within_the_window_what_lies_before_it_decides_nothing() -> None:
    before = acted(day=LONG_AGO, strength=Strength.PUBLIC_REGISTER)
    within = acted(day=RECENT, strength=Strength.SIGN_OFF)

    work = work_of((before, within), situation())

    assert (work.strength, work.contributed) == (Strength.SIGN_OFF, True)


def test_a_role_that_the_policy_does_not_count_decides_no_threshold() -> None:
    review = acted(role=Role.REVIEW, strength=Strength.REGISTER)

    work = work_of((review, _did(Strength.MAIL_DOMAIN)), replace(situation(), count=(Role.AUTHOR,)))

    assert (work.strength, work.recent) == (Strength.MAIL_DOMAIN, 5)


def test_everything_that_is_told_of_a_party() -> None:
    authored, reviewed = _did(Strength.SIGN_OFF), acted(role=Role.REVIEW, who=_BOB, commits=2)
    sponsored = acted(role=Role.SPONSOR, who="", commits=1, day=LONG_AGO)

    work = work_of((authored, reviewed, sponsored), situation())

    assert work == Work(
        days=((LONG_AGO, 1), (RECENT, 7)),
        commits=5,
        recent=5,  # reviews do not count by default
        contributed=True,
        only_recorded=False,
        individuals=frozenset({_ADA, _BOB}),
        evidence=(*authored.grounds, *reviewed.grounds),
        start=date(2024, 10, 1),
        strength=Strength.SIGN_OFF,
    )


def test_what_stands_in_a_ledger_alone_is_only_recorded() -> None:
    recorded, authored = acted(role=Role.LEDGER), _did(Strength.SIGN_OFF)

    assert work_of((recorded,), situation()).only_recorded is True
    assert work_of((recorded, authored), situation()).only_recorded is False
    assert work_of((), situation()).only_recorded is False


def test_one_contribution_is_enough_where_the_threshold_is_none() -> None:
    none = replace(situation(), threshold_commits=0)

    assert work_of((_did(Strength.SIGN_OFF, 1),), none).contributed is True
    assert work_of((), none).contributed is False


def test_long_ago_the_best_shown_contribution_decides() -> None:
    before = acted(day=LONG_AGO, commits=1, strength=Strength.REGISTER)

    assert work_of((before,), situation()).strength is Strength.REGISTER
