"""For whom somebody acted on a day: the address they used, and what registers say of them.

The key is (address, date), the person is the fallback. So an enrollment for the very address
decides alone; else an address at a declared domain decides over an enrollment of its owner that
names somebody else, and the enrollment stays as a ground against it; with one exception. Being a
commoner is the profitable claim: where the enrollment (strength 6) names a business, an address
anyone can type (strength 1 or 3) does not turn it into something else, and the two are a
conflict. Enrollments in two organizations on the same day are a conflict unless the address
settles it. An address at a domain nobody declares is weaker than any enrollment, and the last
fallback is what another address of the same person says (see `fallback`).
"""

from __future__ import annotations

from pplcheck.model.frozen import frozen
from pplcheck.model.party import (
    SELF,
    Answer,
    Capacity,
    Enrollment,
    Ground,
    Kind,
    Organization,
    Strength,
)
from pplcheck.people.organizations import Directory


@frozen
class Claim:
    """What an address says: which organizations stand behind its domain, or a hint why none.

    Two `organizations` are two registers' entries that claim the same domain. `signed_off` says
    that commits carry a sign-off with the same address; `by_mailmap` that only the mailmap
    leads to this address; `signed` that all commits of the day are signed by a key that the
    caller allows for it.
    """

    organizations: tuple[str, ...] = ()
    domain: str = ""
    declared: bool = False
    hint: str = ""
    signed_off: bool = False
    by_mailmap: bool = False
    signed: bool = False


@frozen
class Decision:
    """For whom somebody acted, with every ground for and against.

    `strength` is that of the strongest ground for it; nothing where the answer is open. `hint`
    tells what the address is where that says nothing by itself; with an organization, another
    address of the same person names it.
    """

    capacity: Capacity
    organization: str
    hint: str
    grounds: tuple[Ground, ...]
    strength: Strength = Strength.NOTHING


def decide(
    claim: Claim,
    enrolled: tuple[Enrollment, ...],
    directory: Directory,
    *,
    email: str = "",
    is_disputed: bool = False,
) -> Decision:
    """For whom somebody acted, given their address and the enrollments that cover the day.

    `claim` is what the address `email` shows by its domain. `is_disputed` says that registers
    give the address to several persons who did not act for the same; a declared domain that
    agrees with one of them settles it, nothing else does.
    """
    exact = [entry for entry in enrolled if entry.addresses and entry.concerns(email)]
    targets = tuple(sorted({entry.organization for entry in exact or enrolled}))
    evidence = (*_enrollment_grounds(enrolled, directory), *_claim_grounds(claim, directory))
    grounds = tuple(ground for _, ground in evidence)
    answers = targets if exact else _answers(claim, targets, directory)
    is_settled = claim.declared and not set(targets).isdisjoint(claim.organizations)
    if len(answers) > 1 or (is_disputed and not is_settled):
        return Decision(capacity=Capacity.CONFLICT, organization="", hint="", grounds=grounds)
    if not answers:
        return Decision(
            capacity=Capacity.NOTHING_SHOWN, organization="", hint=claim.hint, grounds=grounds
        )
    is_self = answers[0] == SELF
    return Decision(
        capacity=Capacity.SELF if is_self else Capacity.ORGANIZATION,
        organization="" if is_self else answers[0],
        hint="",
        grounds=grounds,
        strength=max(ground.strength for named, ground in evidence if named == answers[0]),
    )


def presumed(organization: Organization, hint: str) -> Decision:
    """For whom somebody acted by another address of theirs; `hint` is of the one they used."""
    ground = _ground(
        organization.name,
        f"{organization.source}, which the same person used that day or in the half year before",
        Strength.MAIL_DOMAIN,
    )
    return Decision(
        capacity=Capacity.ORGANIZATION,
        organization=organization.id,
        hint=hint,
        grounds=(ground,),
        strength=ground.strength,
    )


def sponsored(organization: str, first_commit: str, directory: Directory) -> Decision:
    """For whom a commit was made that names a sponsor, given the id found for that name."""
    if not organization:
        return Decision(capacity=Capacity.NOTHING_SHOWN, organization="", hint="", grounds=())
    ground = Ground(
        clause="",
        fact=f"sponsored by {directory.get(organization).name}",
        answer=Answer.YES,
        source=f"Sponsored-by trailers, first in {first_commit[:12]}",
        strength=Strength.FREE_TEXT,
    )
    return Decision(
        capacity=Capacity.ORGANIZATION,
        organization=organization,
        hint="",
        grounds=(ground,),
        strength=ground.strength,
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
) -> tuple[_Named, ...]:
    return tuple(
        (
            entry.organization,
            _ground(
                "themselves"
                if entry.organization == SELF
                else directory.get(entry.organization).name,
                str(entry.source),
                entry.strength,
            ),
        )
        for entry in enrolled
    )


def _claim_grounds(claim: Claim, directory: Directory) -> tuple[_Named, ...]:
    """One ground each for mail domain, sign-offs and signatures, for each organization named."""
    grounds: list[_Named] = []
    for key in claim.organizations:
        organization = directory.get(key)
        place = f"mail domain {claim.domain}"
        place += " (by the mailmap)" if claim.by_mailmap else ""
        place += f", {organization.source}" if claim.declared else ""
        grounds.append((key, _ground(organization.name, place, Strength.MAIL_DOMAIN)))
        if claim.signed_off:
            place = f"signed off from {claim.domain}"
            grounds.append((key, _ground(organization.name, place, Strength.SIGN_OFF)))
        if claim.signed:
            place = f"signed from {claim.domain} with an allowed key"
            grounds.append((key, _ground(organization.name, place, Strength.SIGNED_COMMIT)))
    return tuple(grounds)


_Named = tuple[str, Ground]
"""A ground and whom it names, an organization's id or `SELF`."""


def _ground(name: str, source: str, strength: Strength) -> Ground:
    return Ground(
        clause="", fact=f"acted for {name}", answer=Answer.YES, source=source, strength=strength
    )
