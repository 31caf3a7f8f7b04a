"""What in a register proves less than it seems: nothing is wrong with it, and it says too little.

A statement that nobody looked at for long, enrollments that overlap, a domain that proves nothing,
a claim nobody is named for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from pplcheck.model.inquiry import LIMBS
from pplcheck.model.party import (
    SELF,
    Answer,
    Enrollment,
    Kind,
    Organization,
    Person,
    Source,
    Strength,
)
from pplcheck.model.register import Register
from pplcheck.people import suffixes
from pplcheck.people.domains import can_name_organization

STALE_DAYS: Final = 730
"""Days after which a statement should be looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What proves less than it seems, and where it stands."""

    what: str
    source: Source


def doubts(registers: Iterable[Register], as_of: date) -> tuple[Doubt, ...]:
    """Every doubt about registers, by file and line."""
    found = [doubt for register in registers for doubt in _doubts(register, as_of)]
    return tuple(sorted(found, key=lambda each: (each.source.path, each.source.line, each.what)))


def _doubts(register: Register, as_of: date) -> Iterator[Doubt]:
    for organization in register.organizations:
        subject = f"organization '{organization.id}'"
        for what in _of_organization(organization, as_of):
            yield Doubt(what=f"{subject}: {what}", source=organization.source)
    for person in register.people:
        for what, source in _of_person(person):
            yield Doubt(what=f"person '{person.name}': {what}", source=source)
    for user in register.users:
        if not user.source.text:
            what = f"user '{user.organization}': names no source; say who says so"
            yield Doubt(what=what, source=user.source)
    for agreement in register.agreements:
        if not agreement.document:
            what = f"agreement with '{agreement.party}': names no document; add its digest"
            yield Doubt(what=what, source=agreement.source)


def _of_organization(organization: Organization, as_of: date) -> Iterator[str]:
    claims = organization.kind is not Kind.UNKNOWN or organization.facts
    if claims and organization.strength <= Strength.FREE_TEXT:
        yield "claims a kind or facts without a source; it counts as free text"
    if organization.checked and (as_of - organization.checked).days > STALE_DAYS:
        yield f"was last checked on {organization.checked}, more than two years ago; look again"
    if organization.checked and organization.checked > as_of:
        yield f"is checked on {organization.checked}, which is to come"
    if organization.kind is Kind.WORKER_COOPERATIVE:
        missing = [fact for fact in LIMBS if organization.answer(fact) is not Answer.YES]
        if missing:
            yield f"is called a worker cooperative, and {' and '.join(missing)} is not shown"
    for domain in organization.domains:
        if not can_name_organization(suffixes.normalize(domain)):
            yield f"domain {domain} is open to everybody and proves nothing; it is not read"


def _of_person(person: Person) -> Iterator[tuple[str, Source]]:
    """Enrollments that meet on some day in two organizations, each with the one before it."""
    ordered = sorted(person.enrollments, key=lambda entry: (entry.start or date.min, _end(entry)))
    for earlier, later in pairwise(ordered):
        differ = earlier.organization != later.organization
        together = earlier.addresses == later.addresses and _end(earlier) > (
            later.start or date.min
        )
        if differ and together:
            names = f"'{_named(earlier)}' and '{_named(later)}'"
            yield f"enrollments in {names} overlap; on those days nothing is shown", later.source


def _end(entry: Enrollment) -> date:
    return entry.until or date.max


def _named(entry: Enrollment) -> str:
    return "themselves" if entry.organization == SELF else entry.organization
