"""For whom somebody acted on a day: the address they used, and what registers say of them.

The key is (address, date), the person is the fallback. So an address at a declared domain
decides over an enrollment of its owner that names somebody else, and the enrollment stays as a
ground against it; with one exception. Being a commoner is the profitable claim: where the
enrollment (strength 6) names a business, an address anyone can type (strength 1 or 3) does not
turn it into something else, and the two are a conflict. Enrollments in two organizations on the
same day are a conflict unless the address settles it. An address at a domain nobody declares is
weaker than any enrollment.
"""

from __future__ import annotations

from dataclasses import dataclass

from pplcheck.model.party import (
    SELF,
    Answer,
    Capacity,
    Enrollment,
    Ground,
    Kind,
    Strength,
)
from pplcheck.people.organizations import Directory


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What an address says: which organizations stand behind its domain, or a hint why none.

    Two `organizations` are two registers' entries that claim the same domain. `signed_off` says
    that commits carry a sign-off with the same address; `by_mailmap` that only the mailmap
    leads to this address.
    """

    organizations: tuple[str, ...] = ()
    domain: str = ""
    declared: bool = False
    hint: str = ""
    signed_off: bool = False
    by_mailmap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """For whom somebody acted, with every ground for and against."""

    capacity: Capacity
    organization: str
    hint: str
    grounds: tuple[Ground, ...]


def decide(claim: Claim, enrolled: tuple[Enrollment, ...], directory: Directory) -> Decision:
    """For whom somebody acted, given their address and the enrollments that cover the day."""
    targets = tuple(sorted({entry.organization for entry in enrolled}))
    grounds = (*_enrollment_grounds(enrolled, directory), *_claim_grounds(claim, directory))
    answers = _answers(claim, targets, directory)
    if len(answers) > 1:
        return Decision(capacity=Capacity.CONFLICT, organization="", hint="", grounds=grounds)
    if not answers:
        return Decision(
            capacity=Capacity.NOTHING_SHOWN, organization="", hint=claim.hint, grounds=grounds
        )
    if answers[0] == SELF:
        return Decision(capacity=Capacity.SELF, organization="", hint="", grounds=grounds)
    return Decision(
        capacity=Capacity.ORGANIZATION, organization=answers[0], hint="", grounds=grounds
    )


def _answers(claim: Claim, targets: tuple[str, ...], directory: Directory) -> tuple[str, ...]:
    """Whom the evidence names after weighing: none, one, or several that disagree."""
    if not claim.declared:
        return targets or claim.organizations
    agreed = tuple(key for key in claim.organizations if key in targets)
    if not targets or agreed:
        return agreed or claim.organizations
    if len(targets) > 1 or _would_hide_business(claim, targets[0], directory):
        return tuple(sorted({*targets, *claim.organizations}))
    return claim.organizations


def _would_hide_business(claim: Claim, target: str, directory: Directory) -> bool:
    if target == SELF or directory.get(target).kind is not Kind.COMMERCIAL:
        return False
    return any(directory.get(key).kind is not Kind.COMMERCIAL for key in claim.organizations)


def _enrollment_grounds(
    enrolled: tuple[Enrollment, ...], directory: Directory
) -> tuple[Ground, ...]:
    return tuple(
        _ground(
            "themselves" if entry.organization == SELF else directory.get(entry.organization).name,
            str(entry.source),
            entry.strength,
        )
        for entry in enrolled
    )


def _claim_grounds(claim: Claim, directory: Directory) -> tuple[Ground, ...]:
    """One ground for the mail domain, one for sign-offs, for each organization it names."""
    grounds: list[Ground] = []
    for key in claim.organizations:
        organization = directory.get(key)
        place = f"mail domain {claim.domain}"
        place += " (by the mailmap)" if claim.by_mailmap else ""
        place += f", {organization.source}" if claim.declared else ""
        grounds.append(_ground(organization.name, place, Strength.MAIL_DOMAIN))
        if claim.signed_off:
            place = f"signed off from {claim.domain}"
            grounds.append(_ground(organization.name, place, Strength.SIGN_OFF))
    return tuple(grounds)


def _ground(name: str, source: str, strength: Strength) -> Ground:
    return Ground(
        clause="", fact=f"acted for {name}", answer=Answer.YES, source=source, strength=strength
    )
