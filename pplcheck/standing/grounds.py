"""What standing says about a party, in words: why it is so, and what would settle it.

Missing evidence is worded as such: "no contribution found (searched: ...)".
"""

from __future__ import annotations

from datetime import date

from pplcheck.model.agreement import User
from pplcheck.model.party import FACTS, Answer, Capacity, Ground, Kind, Organization, Strength, Use

_KINDS = {
    Kind.INDIVIDUAL: "is a person working for themselves",
    Kind.WORKER_COOPERATIVE: "is a worker cooperative",
    Kind.COOPERATIVE: "is a cooperative",
    Kind.NONPROFIT: "is a nonprofit",
    Kind.PUBLIC: "is a public body",
    Kind.EDUCATION: "is an educational institution",
    Kind.COMMERCIAL: "is commercial",
    Kind.UNKNOWN: "kind",
}
_USES = {
    Use.COMMERCIAL: "uses the work commercially",
    Use.NONCOMMERCIAL: "uses the work noncommercially",
    Use.UNKNOWN: "uses the work",
}
CLAIMED = "by a claim, "
"""What stands before a use that only free text speaks of."""

CLAIM = "whether it uses the work, as is claimed"
"""What would settle an answer that rests on a claim of use."""

_MAX_EVIDENCE = 12


def kind(organization: Organization) -> Ground:
    """What kind an organization is, on whose word."""
    is_known = organization.kind is not Kind.UNKNOWN
    return Ground(
        clause="",
        fact=_KINDS[organization.kind],
        answer=Answer.YES if is_known else Answer.UNKNOWN,
        source=str(organization.source),
        strength=organization.strength,
    )


def kinds(organization: Organization) -> tuple[Ground, ...]:
    """What kind an organization is, and every statement of it where registers disagree."""
    grounds = tuple(kind(entry) for entry in organization.kinds)
    if organization.kind is not Kind.UNKNOWN:
        return tuple(dict.fromkeys((kind(organization), *grounds)))
    return grounds or (kind(organization),)


def is_of_kind(ground: Ground) -> bool:
    """Whether a ground says of what kind an organization is, with an answer."""
    return ground.fact in _KINDS.values() and ground.answer is Answer.YES


def contribution(
    days: tuple[tuple[date, int], ...],
    recent: int,
    start: date,
    searched: tuple[str, ...] = (),
    *,
    strength: Strength = Strength.MAIL_DOMAIN,
) -> Ground:
    """What a party contributed, when, and how much of it within the window."""
    if not days:
        text = f"no contribution found (searched: {', '.join(searched)})"
        return Ground(
            clause="",
            fact="contributes",
            answer=Answer.UNKNOWN,
            source=text,
            strength=Strength.NOTHING,
        )
    total = sum(count for _, count in days)
    text = f"{total} from {days[0][0]} to {days[-1][0]}, {recent} of them since {start}"
    if not recent:
        text = f"{total}, the last on {days[-1][0]}; none in the window that began on {start}"
    return Ground(
        clause="",
        fact="contributes",
        answer=Answer.YES,
        source=text,
        strength=strength,
    )


def searched(organization: Organization) -> tuple[str, ...]:
    """The domains and names a contribution of an organization was looked for by."""
    names = {organization.name, *organization.aliases} - {""}
    return (*sorted(set(organization.domains)), *sorted(names - set(organization.domains)))


def use(user: User) -> Ground:
    """That a party uses the work, as declared or, with less behind it, as claimed."""
    since = f", since {user.since}" if user.since else ""
    return Ground(
        clause="",
        fact=f"{CLAIMED}{_USES[user.use]}" if user.is_claim else _USES[user.use],
        answer=Answer.YES,
        source=f"{user.source}{since}",
        strength=user.strength,
    )


def weight(ground: Ground) -> tuple[int, str, str, str]:
    """The order of pieces of evidence: the strongest first."""
    return -ground.strength, ground.fact, ground.source, ground.answer


def shortened(evidence: tuple[Ground, ...]) -> tuple[Ground, ...]:
    """The strongest pieces of evidence, with a last line that counts the others."""
    ordered = sorted(evidence, key=weight)
    rest = ordered[_MAX_EVIDENCE:]
    if not rest:
        return tuple(ordered)
    more = Ground(
        clause="",
        fact=rest[0].fact,
        answer=Answer.YES,
        source=f"and {len(rest)} more of the same or less strength",
        strength=rest[0].strength,
    )
    return (*ordered[:_MAX_EVIDENCE], more)


def settles_person(capacity: Capacity) -> str:
    """What would settle a person's standing."""
    if capacity is Capacity.CONFLICT:
        return "for which of the organizations named they acted, and when"
    return "for whom they acted, and when"


def settles_organization(
    organization: Organization, usable: Kind, contradicted: tuple[str, ...], uses: tuple[User, ...]
) -> str:
    """What would settle an organization's standing; `usable` is the kind that could decide it."""
    if contradicted:
        words = "; ".join(FACTS.get(name, name) for name in contradicted)
        return f"which of the statements that disagree holds: {words}"
    if usable is Kind.UNKNOWN and organization.kinds:
        return "which of the statements of its kind holds"
    if usable is Kind.UNKNOWN or organization.strength < Strength.FREE_TEXT:
        return "its kind, with a source: is it worker-owned, and who gets its surplus?"
    return _settles_use(uses)


def _settles_use(uses: tuple[User, ...]) -> str:
    """What would settle the standing of an organization whose kind is known."""
    if not uses:
        return "whether it uses the work, and how"
    if all(entry.is_claim for entry in uses):
        return f"{CLAIM}, and whether commercially"
    if any(entry.use is Use.UNKNOWN for entry in uses):
        return "whether its use is commercial"
    return "whether it is worker-owned and all its surplus goes to its worker-owners"
