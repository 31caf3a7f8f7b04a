from __future__ import annotations

from fractions import Fraction

import pytest

from pplcheck.governance.efforts import accounts
from tests.governance.weighed import effort, equation, organization, person, weight


def test_work_is_summed_by_party_kind_and_unit() -> None:
    orbit = organization("orbit", "ada")
    efforts = [
        effort(orbit, 2, left=1),
        effort(orbit, 3, shown=False),
        effort(orbit, 4, "care", unit="hours"),
        effort(person("ben")),
    ]

    ben, found = accounts(efforts, equation(weight(1), weight(2, "care", "hours")))

    assert ben.party.name == "ben"
    assert [
        (entry.work, int(entry.amount), int(entry.left), int(entry.shown)) for entry in found.sums
    ] == [
        ("author", 5, 4, 1),
        ("care", 4, 4, 4),
    ]
    assert found.value([Fraction(1), Fraction(2)]) == 12
    assert found.shown([Fraction(1), Fraction(2)]) == 9


def test_a_kind_of_work_has_its_own_weight_else_that_of_its_unit_else_none() -> None:
    weights = (weight(3, "care", "hours"), weight(1, "", "hours"))
    efforts = [effort(organization("a"), 1, work, unit="hours") for work in ("care", "design")]
    efforts.append(effort(organization("a"), 1, "hosting", unit="months"))

    (found,) = accounts(efforts, equation(*weights))

    assert [(entry.work, entry.place) for entry in found.sums] == [
        ("care", 0),
        ("design", 1),
        ("hosting", None),
    ]


@pytest.mark.parametrize(
    ("people", "declared", "is_small"),
    [
        pytest.param(("ada", "ben"), False, True, id="two people of a domain"),
        pytest.param(("ada", "ben", "cat"), False, False, id="three people"),
        pytest.param(("ada",), True, False, id="declared"),
    ],
)
def test_few_people_of_an_undeclared_domain_are_small(
    people: tuple[str, ...], *, declared: bool, is_small: bool
) -> None:
    efforts = [effort(organization("a", who, declared=declared)) for who in people]

    (found,) = accounts(efforts, equation())

    assert found.people == len(people)
    assert found.is_small is is_small


def test_a_person_is_never_a_small_organization() -> None:
    (found,) = accounts([effort(person("ada"))], equation())

    assert not found.is_small
