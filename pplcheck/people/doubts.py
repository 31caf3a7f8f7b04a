"""What in a register proves less than it seems: nothing is wrong with it, and it says too little.

A statement that nobody looked at for long, enrollments that overlap or that nothing leads to, a
domain that proves nothing or that two have at once, a claim nobody is named for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, TypeVar

from pplcheck.model.frozen import frozen
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

_T = TypeVar("_T")
_Span = tuple[date, date, str, _T]
"""From a day (inclusive) to another (exclusive), whose, and what."""


@frozen
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
    for owner, what in _of_domains(register.organizations):
        yield Doubt(what=f"organization '{owner.id}': {what}", source=owner.source)
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
            verb = "is" if len(missing) == 1 else "are"
            yield f"is called a worker cooperative, and {' and '.join(missing)} {verb} not shown"
    for domain in organization.domains:
        if not can_name_organization(suffixes.normalize(domain)):
            yield f"domain {domain} is open to everybody and proves nothing; it is not read"


def _of_domains(organizations: Iterable[Organization]) -> Iterator[tuple[Organization, str]]:
    """Domains that two organizations have on some of the same days."""
    held: dict[str, list[_Span[Organization]]] = defaultdict(list)
    for entry in organizations:
        for domain in entry.domains:
            held[suffixes.normalize(domain)].append((date.min, date.max, entry.id, entry))
        for dated in entry.dated_domains:
            start, until = dated.start or date.min, dated.until or date.max
            held[suffixes.normalize(dated.name)].append((start, until, entry.id, entry))
    for domain, spans in held.items():
        for earlier, later in _meeting(spans):
            what = f"domain {domain} is that of '{earlier.id}' as well, on some of the same days"
            yield later, f"{what}; then it shows nothing"


def _of_person(person: Person) -> Iterator[tuple[str, Source]]:
    """Enrollments that meet on some day in two organizations, and those nothing leads to."""
    own = {identity.email.casefold() for identity in person.identities}
    held: dict[str, list[_Span[Enrollment]]] = defaultdict(list)
    for entry in person.enrollments:
        start, until = entry.start or date.min, entry.until or date.max
        for address in entry.addresses or ("",):
            held[address].append((start, until, entry.organization, entry))
        foreign = [address for address in entry.addresses if address not in own]
        if foreign:
            what = f"enrollment in '{_named(entry)}' is for {', '.join(foreign)}, which is none of"
            yield f"{what} their identities; add it there", entry.source
    told = {id(pair[1]): pair for spans in held.values() for pair in _meeting(spans)}
    for earlier, later in told.values():
        names = f"'{_named(earlier)}' and '{_named(later)}'"
        yield f"enrollments in {names} overlap; on those days nothing is shown", later.source


def _meeting(spans: Iterable[_Span[_T]]) -> Iterator[tuple[_T, _T]]:
    """What begins before something earlier of another name has ended, each with that.

    Of what came before, the last to end and the last to end under another name are enough.
    """
    last: list[_Span[_T]] = []
    for span in sorted(spans, key=lambda each: each[:3]):
        start, _, name, later = span
        met = next((each for each in last if each[2] != name and each[1] > start), None)
        if met:
            yield met[3], later
        best: dict[str, _Span[_T]] = {}
        for each in sorted((*last, span), key=lambda each: each[1], reverse=True):
            best.setdefault(each[2], each)
        last = list(best.values())[:2]


def _named(entry: Enrollment) -> str:
    return "themselves" if entry.organization == SELF else entry.organization
