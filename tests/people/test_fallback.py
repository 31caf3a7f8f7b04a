from __future__ import annotations

from datetime import date, timedelta

import pytest

from pplcheck.people.fallback import AFTER, OtherAddresses
from tests.people.histories import DAY

Use = tuple[date, str]


def use(days: int, organization: str = "fiqu.example") -> Use:
    """A use so many days after the day asked about; before it where negative."""
    return DAY + timedelta(days=days), organization


@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        ([use(0)], "fiqu.example"),
        ([use(-AFTER.days)], "fiqu.example"),
        ([use(-AFTER.days - 1)], ""),
        ([use(1)], ""),
        ([use(-90), use(1)], "fiqu.example"),
        ([use(-3), use(3, "orbit.example")], "fiqu.example"),
        ([use(-3), use(2, "orbit.example")], ""),
        ([use(-90), use(-2, "orbit.example"), use(90)], "orbit.example"),
        ([use(0), use(0, "orbit.example")], ""),
        ([use(0), use(1, "orbit.example")], "fiqu.example"),
        ([use(-2), use(-1), use(-1, "orbit.example")], ""),
    ],
    ids=[
        "that day",
        "half a year before",
        "longer ago",
        "later only",
        "again later",
        "another as near",
        "another nearer",
        "the last one",
        "two that day",
        "another next day",
        "two on the last day",
    ],
)
def test_an_address_speaks_for_some_time_after_its_use(uses: list[Use], expected: str) -> None:
    others = OtherAddresses({"ada": reversed(uses)})

    assert others.on("ada", DAY) == expected


def test_addresses_speak_for_their_own_person_only() -> None:
    others = OtherAddresses({"ada": [use(0)]})

    assert [others.speak(who) for who in ("ada", "bo")] == [True, False]
    assert others.on("bo", DAY) == ""
