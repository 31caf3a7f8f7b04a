from __future__ import annotations

from dataclasses import replace

import pytest

from pplcheck.model.party import SELF, Answer, Capacity, Kind, Strength
from pplcheck.people.capacity import Decision
from pplcheck.people.paid import paid
from tests.people.histories import declared, enrolled


def _decided(
    capacity: Capacity = Capacity.ORGANIZATION, strength: Strength = Strength.MAIL_DOMAIN
) -> Decision:
    organization = "orbit" if capacity is Capacity.ORGANIZATION else ""
    return Decision(
        capacity=capacity, organization=organization, hint="", grounds=(), strength=strength
    )


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (Kind.COMMERCIAL, Answer.YES),
        (Kind.WORKER_COOPERATIVE, Answer.YES),
        (Kind.COOPERATIVE, Answer.YES),
        (Kind.PUBLIC, Answer.YES),
        (Kind.EDUCATION, Answer.YES),
        (Kind.UNKNOWN, Answer.YES),
        (Kind.NONPROFIT, Answer.UNKNOWN),
        (Kind.INDIVIDUAL, Answer.UNKNOWN),
    ],
)
def test_what_acting_for_an_organization_says_of_pay(kind: Kind, answer: Answer) -> None:
    assert paid(_decided(), declared("orbit", kind=kind), ()).answer is answer


@pytest.mark.parametrize(
    ("strength", "is_shown"),
    [(Strength.MAIL_DOMAIN, False), (Strength.SIGN_OFF, False), (Strength.IMPORTED, True)],
)
@pytest.mark.parametrize(
    "change",
    [{"declared": False}, {"strength": Strength.FREE_TEXT}],
    ids=["undeclared", "no source"],
)
def test_pay_by_an_organization_no_source_knows_is_shown_as_far_as_it_is(
    change: dict[str, Strength], strength: Strength, *, is_shown: bool
) -> None:
    organization = replace(declared("orbit", kind=Kind.COMMERCIAL), **change)  # type: ignore[arg-type]

    found = paid(_decided(strength=strength), organization, ())

    assert (found.is_shown, found.strength) == (is_shown, strength)


@pytest.mark.parametrize("strength", [Strength.IMPORTED, Strength.REGISTER])
def test_pay_is_shown_at_a_domain_that_a_register_gives_the_organization(
    strength: Strength,
) -> None:
    organization = replace(declared("orbit"), strength=strength)

    found = paid(_decided(strength=Strength.MAIL_DOMAIN), organization, ())

    assert (found.answer, found.is_shown, found.strength) == (
        Answer.YES,
        True,
        Strength.MAIL_DOMAIN,
    )


@pytest.mark.parametrize("capacity", [Capacity.NOTHING_SHOWN, Capacity.CONFLICT])
def test_no_address_ever_says_unpaid(capacity: Capacity) -> None:
    found = paid(_decided(capacity), None, (enrolled(SELF),))

    assert (found.answer, found.is_shown) == (Answer.UNKNOWN, False)


def test_only_an_enrollment_says_unpaid() -> None:
    unpaid = replace(enrolled(SELF), paid=Answer.NO)

    found = paid(_decided(Capacity.SELF), None, (unpaid,))

    assert (found.answer, found.is_shown, found.strength) == (Answer.NO, True, Strength.REGISTER)
    assert paid(_decided(Capacity.SELF), None, (enrolled(SELF),)).answer is Answer.UNKNOWN


def test_what_a_register_states_comes_first_where_it_concerns_the_organization() -> None:
    volunteer = replace(enrolled("orbit"), paid=Answer.NO)
    elsewhere = replace(enrolled("nebula"), paid=Answer.NO)
    firm = declared("orbit", kind=Kind.COMMERCIAL)

    assert paid(_decided(), firm, (volunteer,)).answer is Answer.NO
    assert paid(_decided(), firm, (elsewhere,)).answer is Answer.YES


def test_statements_that_disagree_leave_it_unknown() -> None:
    both = tuple(replace(enrolled("orbit"), paid=answer) for answer in (Answer.YES, Answer.NO))

    assert paid(_decided(), declared("orbit"), both).answer is Answer.UNKNOWN


def test_an_organization_nobody_knows_says_nothing_of_pay() -> None:
    assert paid(_decided(), None, ()).answer is Answer.UNKNOWN
