"""How it was decided for whom somebody acted: identities, enrollments, and the rule that won.

About a person it shows their identities, addresses among them: who asks about a person asks for
these. About an organization it counts people and names nobody.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from pplcheck.formats.neutral import neutral
from pplcheck.model.attribution import Attribution, Stretch, Trail
from pplcheck.model.contribution import Identity
from pplcheck.model.party import SELF, Answer, Capacity, Enrollment, Ground, Individual, Strength
from pplcheck.model.rule import plural

THEMSELVES: Final = "themselves"
_WITHHELD: Final = "withheld with the name"
_ADDRESS: Final = frozenset({Strength.MAIL_DOMAIN, Strength.SIGN_OFF})
_LISTED: Final = 40


def sections(trail: Trail) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Titled lists of lines, neutral and not yet wrapped."""
    person = trail.individual
    if person is None:
        return (("Decided by, in any role", _organization(trail)),)
    return (
        ("Taken for one person", _identities(person, hidden=bool(trail.pseudonym))),
        ("Enrollments", _enrollments(trail, person) or ("none in any register",)),
        (
            "Acted for, in any role",
            tuple(line for entry in trail.stretches for line in _stretch(entry, trail)),
        ),
    )


def rule(attribution: Attribution) -> str:
    """By which rule an answer won over others, in words; see the register's documentation."""
    if attribution.capacity is Capacity.CONFLICT:
        return "what is said disagrees, and nothing of it decides over the rest"
    if attribution.capacity is Capacity.NOTHING_SHOWN:
        kind = f"{attribution.hint}: " if attribution.hint else ""
        return f"{kind}nothing says for whom; presumed for none"
    return _winning(attribution)


def _winning(attribution: Attribution) -> str:
    """Why an answer that names somebody won."""
    if attribution.hint and attribution.organization:
        return (
            f"{attribution.hint}: the address used says nothing, and another of the same person "
            "does; presumed"
        )
    strengths = {entry.strength for entry in attribution.grounds if _is_for(entry, attribution)}
    is_disputed = any(not _is_for(entry, attribution) for entry in attribution.grounds)
    if Strength.FREE_TEXT in strengths:
        return "a trailer names the sponsor"
    if strengths <= _ADDRESS:
        return (
            "the address used on the day decides over an enrollment of its owner"
            if is_disputed
            else "nothing but the address says so"
        )
    if strengths & _ADDRESS:
        return "an enrollment and the address used agree"
    if is_disputed:
        return (
            "an enrollment covers the day; it decides over a domain that nobody declares, and "
            "over any domain where it is for this very address"
        )
    return "an enrollment covers the day; the address shows nothing else"


def _is_for(ground: Ground, attribution: Attribution) -> bool:
    name = THEMSELVES if attribution.capacity is Capacity.SELF else attribution.name
    return ground.fact in (f"acted for {name}", f"sponsored by {name}")


def _identities(person: Individual, *, hidden: bool) -> tuple[str, ...]:
    count = plural(len(person.identities), "identity", "identities")
    if hidden:
        return (f"{count}, {_WITHHELD}",)
    listed = tuple(neutral(_written(entry)) for entry in person.identities[:_LISTED])
    more = len(person.identities) - len(listed)
    rest = (f"and {more} more",) if more else ()
    reason = neutral(person.merged_by) or "the same address, case aside"
    return (*listed, *rest, *((f"why: {reason}",) if len(person.identities) > 1 else ()))


def _written(identity: Identity) -> str:
    return f"{identity.name} <{identity.email}>" if identity.email else identity.name


def _enrollments(trail: Trail, person: Individual) -> tuple[str, ...]:
    return tuple(_enrollment(entry, trail) for entry in person.enrollments)


def _enrollment(entry: Enrollment, trail: Trail) -> str:
    named = dict(trail.named)
    is_self = entry.organization == SELF
    name = THEMSELVES if is_self else named.get(entry.organization, entry.organization)
    start = f"from {entry.start.isoformat()}" if entry.start else "from the beginning"
    until = f"until {entry.until.isoformat()} (exclusive)" if entry.until else "with no end"
    pay = f", paid: {entry.paid.value}" if entry.paid is not Answer.UNKNOWN else ""
    source = _WITHHELD if trail.pseudonym else neutral(str(entry.source)) or "no source"
    return f"{neutral(name)}, {start} {until}{pay}: {source}; strength {int(entry.strength)} of 7"


def _stretch(entry: Stretch, trail: Trail) -> tuple[str, ...]:
    found = entry.attribution
    grounds = tuple(
        f"  {'for' if _is_for(ground, found) else 'against'}: {neutral(ground.fact)}: "
        f"{_source(ground, trail)}; strength {int(ground.strength)} of 7"
        for ground in found.grounds
    )
    return (f"{_span(entry)}: {_whom(found)}; {_pay(found)}; {rule(found)}", *grounds)


def _source(ground: Ground, trail: Trail) -> str:
    return _WITHHELD if trail.pseudonym else neutral(ground.source) or "no source"


def _span(entry: Stretch) -> str:
    first, last = entry.first.isoformat(), entry.last.isoformat()
    days = first if first == last else f"{first} to {last}"
    return f"{days}, {plural(entry.commits, 'contribution')}"


def _whom(found: Attribution) -> str:
    if found.capacity is Capacity.ORGANIZATION:
        return neutral(found.name)
    return {
        Capacity.SELF: THEMSELVES,
        Capacity.NOTHING_SHOWN: "nobody is shown",
        Capacity.CONFLICT: "undetermined",
    }[found.capacity]


def _pay(found: Attribution) -> str:
    certainty = f" ({found.paid_certainty.value})" if found.paid is not Answer.UNKNOWN else ""
    return f"paid: {found.paid.value}{certainty}"


def _organization(trail: Trail) -> tuple[str, ...]:
    """For each rule and strength how many contributions of how many people it decided."""
    groups: dict[tuple[int, str], list[Stretch]] = defaultdict(list)
    for entry in trail.stretches:
        groups[-int(entry.attribution.strength), rule(entry.attribution)].append(entry)
    lines = []
    for (weakness, words), entries in sorted(groups.items()):
        individuals = {entry.attribution.individual for entry in entries} - {""}
        people = plural(len(individuals), "person", "people")
        span = Stretch(
            attribution=entries[0].attribution,
            commits=sum(entry.commits for entry in entries),
            first=min(entry.first for entry in entries),
            last=max(entry.last for entry in entries),
        )
        lines.append(f"{_span(span)} by {people}: {words}; strength {-weakness} of 7")
    return tuple(lines)
