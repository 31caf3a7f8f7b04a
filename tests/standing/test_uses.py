from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pplcheck.model.party import Source, Strength, Use
from pplcheck.standing.uses import known_uses
from tests.standing.parties import AS_OF, agrees, situation, uses


def test_an_agreement_in_force_shows_a_use_of_what_it_is_about() -> None:
    found = known_uses("nebula", situation(agreements=(agrees(scope=("api/**",)),)))

    assert [(use.use, use.scope) for use in found.uses] == [(Use.UNKNOWN, ("api/**",))]
    assert found.agreed


def test_an_agreement_that_has_ended_or_not_begun_shows_no_use() -> None:
    over = agrees(until=AS_OF)
    ahead = agrees(start=AS_OF + timedelta(days=1))

    assert known_uses("nebula", situation(agreements=(over, ahead))).uses == ()


def test_declared_uses_stand_before_what_agreements_show() -> None:
    declared = uses(Use.COMMERCIAL)

    found = known_uses("nebula", situation(users=(declared,), agreements=(agrees(),)))

    assert found.uses == (declared,)
    assert not found.agreed


def test_a_use_that_begins_later_is_none_yet_and_another_party_has_its_own() -> None:
    later = uses(Use.COMMERCIAL, since=date(2027, 1, 1))

    assert known_uses("nebula", situation(users=(later,))).uses == ()
    assert known_uses("orbit", situation(users=(uses(Use.COMMERCIAL),))).uses == ()


def test_a_claim_is_known_and_not_shown() -> None:
    claim = replace(uses(Use.COMMERCIAL), is_claim=True)

    found = known_uses("nebula", situation(users=(claim,)))

    assert (found.uses, found.shown) == ((claim,), ())


def test_a_use_shown_by_an_agreement_is_that_agreements() -> None:
    agreed = agrees(scope=("api/**",), start=AS_OF)

    (found,) = known_uses("nebula", situation(agreements=(agreed,))).uses

    assert found == replace(uses(Use.UNKNOWN, scope=("api/**",)), since=AS_OF)


def test_uses_are_in_the_order_of_what_they_say() -> None:
    claim = replace(
        uses(Use.COMMERCIAL), is_claim=True, strength=Strength.FREE_TEXT, source=Source(path="b")
    )
    ordered = (
        uses(Use.COMMERCIAL, since=date(2024, 1, 1)),
        uses(Use.COMMERCIAL, since=AS_OF),
        replace(uses(Use.COMMERCIAL, scope=("a/**",)), source=Source(path="a")),
        replace(claim, scope=("a/**",), strength=Strength.REGISTER),
        replace(claim, scope=("a/**",)),
        uses(Use.NONCOMMERCIAL),
    )

    for given in (ordered, ordered[::-1]):
        assert known_uses("nebula", situation(users=given)).uses == ordered
