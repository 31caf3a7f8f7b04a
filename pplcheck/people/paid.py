"""Whether somebody was paid for a contribution, as far as it shows.

What a register states about pay comes first. Else who acted for an organization other than a
nonprofit is taken to be paid by it; nonprofits have employees and volunteers alike. That is shown
where an enrollment says for whom, or where the address lies at a domain that a register or
imported employer data gives the organization, as the published counts of such histories read it;
it is presumed where nothing but the address names the organization. Nothing but an enrollment
ever says that somebody was not paid: no address does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pplcheck.model.frozen import frozen
from pplcheck.model.party import (
    SELF,
    Answer,
    Capacity,
    Enrollment,
    Kind,
    Organization,
    Strength,
)
from pplcheck.people.capacity import Decision

_ASSUMED = {Kind.NONPROFIT: Answer.UNKNOWN, Kind.INDIVIDUAL: Answer.UNKNOWN}
"""What acting for an organization says about pay where its kind does not say yes."""


@frozen
class Pay:
    """Whether a contribution was paid; `is_shown` is False where that is only presumed.

    An unknown answer is never shown and has no strength.
    """

    answer: Answer
    is_shown: bool
    strength: Strength


_UNKNOWN = Pay(answer=Answer.UNKNOWN, is_shown=False, strength=Strength.NOTHING)


def paid(
    decision: Decision, organization: Organization | None, enrollments: Iterable[Enrollment]
) -> Pay:
    """Whether a contribution was paid.

    `organization` is the one the decision names, None where it names none; `enrollments` are
    those that cover the day. Only those that name what was decided count.
    """
    if decision.capacity not in (Capacity.ORGANIZATION, Capacity.SELF):
        return _UNKNOWN
    target = SELF if decision.capacity is Capacity.SELF else decision.organization
    about = tuple(entry for entry in enrollments if entry.organization == target)
    stated = tuple(entry for entry in about if entry.paid is not Answer.UNKNOWN)
    if stated:
        return _stated(stated)
    if decision.capacity is Capacity.SELF or organization is None:
        return _UNKNOWN
    answer = _ASSUMED.get(organization.kind, Answer.YES)
    if answer is Answer.UNKNOWN:
        return _UNKNOWN
    is_known = organization.declared and organization.strength >= Strength.IMPORTED
    return replace(
        _pay(answer, decision.strength),
        is_shown=is_known or decision.strength >= Strength.IMPORTED,
    )


def _stated(entries: tuple[Enrollment, ...]) -> Pay:
    """What enrollments state, unknown where they disagree."""
    answers = {entry.paid for entry in entries}
    if len(answers) > 1:
        return _UNKNOWN
    return _pay(answers.pop(), max(entry.strength for entry in entries))


def _pay(answer: Answer, strength: Strength) -> Pay:
    return Pay(answer=answer, is_shown=strength >= Strength.IMPORTED, strength=strength)
