"""Identities to individuals: who of those in a history is one and the same person.

Two identities are one person where the repository's mailmap gives them the same address
(compared without case, as gitmailmap(5) does), where a register lists both, or where they bear
the same name and something besides it says so (see `merges`). A register decides: those it lists
as two persons stay two. A merge by name is for counting people; enrollments reach the identities
that a register lists or the mailmap ties to them, and no others, so that nothing is shown of
anybody because of a name. What may be presumed from it is said in `fallback`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from pplcheck.model.contribution import Activity, Identity, Role
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Enrollment, Individual, Person
from pplcheck.people.merges import Merge, merges

_NAME_ONLY_ROLES = frozenset({Role.AUTHOR, Role.CO_AUTHOR})


@frozen
class Resolution:
    """The individuals of a history, and to whom each identity as recorded belongs.

    Sponsors are no persons, and names without an address in trailers other than co-author name
    nobody unless a register lists them; neither appears in `owner`. `enrollments` are those of
    the person whom a register or the mailmap names for a recorded identity, if there are any;
    for one that two persons list, those of both, and `disputed` holds them person by person.
    """

    individuals: tuple[Individual, ...]
    owner: Mapping[Identity, str]
    enrollments: Mapping[Identity, tuple[Enrollment, ...]]
    disputed: Mapping[Identity, tuple[tuple[Enrollment, ...], ...]] = field(default_factory=dict)


def resolve(activities: Iterable[Activity], people: tuple[Person, ...]) -> Resolution:
    """The individuals behind activities, with what registers say about them; sorted by key.

    `people` are those of all registers together, each person once.
    """
    acting = [entry for entry in activities if entry.role is not Role.SPONSOR]
    listed = _Listing(people)
    owner = _owners(acting, listed)
    persons = {_person_key(person): person for person in listed.people}
    enrollments = {
        raw: persons[key].enrollments
        for raw, key in owner.items()
        if key in persons and persons[key].enrollments
    }
    members = _members(acting, owner)
    disputed = _disputed(acting, listed)
    for raw, claims in disputed.items():
        enrollments[raw] = tuple(entry for claim in claims for entry in claim)
    found = merges(
        {key: members[key] for key in members.keys() - {owner.get(raw) for raw in disputed}},
        {key: persons[key].name for key in members if key in persons},
    )
    merged = {_leading(merge, persons): merge for merge in found}
    leads = {key: lead for lead, merge in merged.items() for key in merge.keys}
    if leads:
        owner = {raw: leads.get(key, key) for raw, key in owner.items()}
        members = _joined(members, leads)
    individuals = tuple(
        _individual(key, members[key], persons.get(key), merged.get(key)) for key in sorted(members)
    )
    return Resolution(
        individuals=individuals, owner=owner, enrollments=enrollments, disputed=disputed
    )


def _disputed(
    activities: list[Activity], listed: _Listing
) -> dict[Identity, tuple[tuple[Enrollment, ...], ...]]:
    """Recorded identities that several persons list, with the enrollments of each of these."""
    asked = activities if listed.people else ()
    found = {activity.raw: listed.claimants(activity.raw) for activity in asked}
    return {
        raw: tuple(person.enrollments for person in people)
        for raw, people in found.items()
        if len(people) > 1
    }


def _members(
    activities: list[Activity], owner: Mapping[Identity, str]
) -> dict[str, list[Activity]]:
    """What each individual did."""
    members: dict[str, list[Activity]] = defaultdict(list)
    for activity in activities:
        key = owner.get(activity.raw)
        if key is not None:
            members[key].append(activity)
    return members


def _joined(
    members: Mapping[str, list[Activity]], leads: Mapping[str, str]
) -> dict[str, list[Activity]]:
    """What each individual did, where some are led by another."""
    found: dict[str, list[Activity]] = defaultdict(list)
    for key, activities in members.items():
        found[leads.get(key, key)] += activities
    return found


def _leading(merge: Merge, persons: Mapping[str, Person]) -> str:
    """The key that those merged go by: that of the register, which at most one has."""
    return next((key for key in merge.keys if key in persons), merge.keys[0])


def _owners(activities: list[Activity], listed: _Listing) -> dict[Identity, str]:
    """The key of everybody's individual, strongest reason first."""
    owner: dict[Identity, str] = {}
    by_address: dict[str, set[str]] = defaultdict(set)
    for activity in activities if listed.people else ():
        person = listed.find(activity.raw) or listed.find(activity.identity)
        if person:
            owner[activity.raw] = _person_key(person)
            by_address[_fallback_key(activity.identity)].add(_person_key(person))
    for activity in activities:
        key = _fallback_key(activity.identity)
        claims = by_address[key]
        if activity.raw in owner or not _names_somebody(activity):
            continue
        joins = len(claims) == 1 and not listed.contested(activity) and listed.whole(activity)
        owner[activity.raw] = next(iter(claims)) if joins else key
    return owner


def _names_somebody(activity: Activity) -> bool:
    return _has_address(activity.identity) or activity.role in _NAME_ONLY_ROLES


def _has_address(identity: Identity) -> bool:
    return "@" in identity.email


def _fallback_key(identity: Identity) -> str:
    if _has_address(identity):
        return f"address:{identity.email.casefold()}"
    return f"name:{identity.name.casefold() or identity.email.casefold()}"


def _person_key(person: Person) -> str:
    return f"register:{min(_written(identity) for identity in person.identities)}"


def _written(identity: Identity) -> str:
    name, email = identity.name.casefold(), identity.email.casefold()
    return f"{name} <{email}>" if name and email else name or email


class _Listing:
    """What registers list: pairs of name and address, addresses, and bare names.

    An identity that two different persons list belongs to neither.
    """

    def __init__(self, people: tuple[Person, ...]) -> None:
        self.people = tuple(person for person in people if person.identities)
        self._by_text: dict[str, list[Person]] = defaultdict(list)
        self._tied = {
            identity.email.casefold()
            for person in self.people
            for identity in person.identities
            if identity.name and identity.email
        }
        for person in self.people:
            for text in sorted({_written(identity) for identity in person.identities}):
                self._by_text[text].append(person)

    def find(self, identity: Identity) -> Person | None:
        """The one person who lists an identity, the most exact listing first."""
        people = self.claimants(identity)
        return people[0] if len(people) == 1 else None

    def claimants(self, identity: Identity) -> tuple[Person, ...]:
        """Everybody who lists an identity, by its most exact listing only."""
        if not self._by_text:
            return ()
        found = (self._by_text.get(text) for text in self._texts(identity))
        return tuple(next((people for people in found if people), ()))

    def contested(self, activity: Activity) -> bool:
        """Whether two persons list the recorded identity."""
        texts = self._texts(activity.raw)
        return any(len(self._by_text.get(text, [])) > 1 for text in texts)

    def whole(self, activity: Activity) -> bool:
        """Whether no register ties the recorded address to certain names only."""
        return activity.raw.email.casefold() not in self._tied

    def _texts(self, identity: Identity) -> tuple[str, ...]:
        if not _has_address(identity):
            return (identity.name.casefold(),)
        return (_written(identity), identity.email.casefold())


def _individual(
    key: str, activities: list[Activity], person: Person | None, merge: Merge | None
) -> Individual:
    seen = {entry.raw for entry in activities} | {entry.identity for entry in activities}
    return Individual(
        key=key,
        name=(person.name if person else "") or _usual_name(activities),
        identities=tuple(sorted(seen, key=lambda entry: (entry.name, entry.email))),
        enrollments=person.enrollments if person else (),
        merged_by="; ".join(_reasons(activities, person, merge)),
    )


def _reasons(
    activities: list[Activity], person: Person | None, merge: Merge | None
) -> Iterator[str]:
    """Why identities are taken for one person, strongest first; none where there is one address."""
    addresses = {entry.raw.email.casefold() for entry in activities if entry.raw.email}
    if person:
        yield f"register, {person.source}"
    elif len(addresses) > len({_fallback_key(entry.identity) for entry in activities}):
        yield "mailmap"
    if merge:
        count = len(addresses)
        found = f"same name on {count} address{'' if count == 1 else 'es'}"
        *most, last = merge.corroboration
        yield f"{found}, corroborated by {', '.join(most)}{' and ' if most else ''}{last}"
        if person and person.enrollments:
            yield "what the register says reaches the addresses it lists only"


def _usual_name(activities: list[Activity]) -> str:
    """The name, after the mailmap, under which most was done; the first in order where equal."""
    names = {activity.identity.name for activity in activities}
    if len(names) == 1:
        return names.pop()
    counts: Counter[str] = Counter()
    for activity in activities:
        counts[activity.identity.name] += activity.commits
    return min(counts, key=lambda name: (-counts[name], name))
