from __future__ import annotations

from pplcheck.model.party import Use
from tests.standing.parties import FIRM, LONG_AGO, RECENT, acted, situation, the_one, uses


def test_first_and_last_are_the_days_of_the_contributions() -> None:
    found = the_one(situation(acted(), acted(day=LONG_AGO), organizations=(FIRM,)))

    assert (found.first, found.last) == (LONG_AGO, RECENT)


def test_without_contributions_there_are_no_days() -> None:
    found = the_one(situation(organizations=(FIRM,), users=(uses(Use.COMMERCIAL),)))

    assert (found.first, found.last) == (None, None)
