"""Identities to individuals: who of those in a history is one and the same person.

Two identities are one person where the repository's mailmap gives them the same address
(compared without case, as gitmailmap(5) does), or where a register lists both. Nothing is merged
on names or local parts. Merging by full name with corroboration has its place in `_owners`,
after the register and before the rest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pplcheck.model.contribution import Activity, Identity, Role
from pplcheck.model.party import Individual, Person

_NAME_ONLY_ROLES = frozenset({Role.AUTHOR, Role.CO_AUTHOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The individuals of a history, and to whom each identity as recorded belongs.

    Sponsors are no persons, and names without an address in trailers other than co-author name
    nobody unless a register lists them; neither appears in `owner`.
    """

    individuals: tuple[Individual, ...]
    owner: Mapping[Identity, str]


def resolve(activities: Iterable[Activity], people: tuple[Person, ...]) -> Resolution:
    """The individuals behind activities, with what registers say about them; sorted by key.

    `people` are those of all registers together, each person once.
    """
    acting = [entry for entry in activities if entry.role is not Role.SPONSOR]
    listed = _Listing(people)
    owner = _owners(acting, listed)
    members: dict[str, list[Activity]] = defaultdict(list)
    for activity in acting:
        if activity.raw in owner:
            members[owner[activity.raw]].append(activity)
    persons = {_person_key(person): person for person in listed.people}
    individuals = tuple(_individual(key, members[key], persons.get(key)) for key in sorted(members))
    return Resolution(individuals=individuals, owner=owner)


def _owners(activities: list[Activity], listed: _Listing) -> dict[Identity, str]:
    """The key of everybody's individual, strongest reason first."""
    owner: dict[Identity, str] = {}
    by_address: dict[str, set[str]] = defaultdict(set)
    for activity in activities:
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
        for person in self.people:
            for text in sorted({_written(identity) for identity in person.identities}):
                self._by_text[text].append(person)

    def find(self, identity: Identity) -> Person | None:
        """The one person who lists an identity, the most exact listing first."""
        for text in self._texts(identity):
            people = self._by_text.get(text, [])
            if people:
                return people[0] if len(people) == 1 else None
        return None

    def contested(self, activity: Activity) -> bool:
        """Whether two persons list the recorded identity."""
        texts = self._texts(activity.raw)
        return any(len(self._by_text.get(text, [])) > 1 for text in texts)

    def whole(self, activity: Activity) -> bool:
        """Whether no register ties the recorded address to certain names only."""
        address = f" <{activity.raw.email.casefold()}>"
        return not any(text.endswith(address) for text in self._by_text)

    def _texts(self, identity: Identity) -> tuple[str, ...]:
        if not _has_address(identity):
            return (identity.name.casefold(),)
        return (_written(identity), identity.email.casefold())


def _individual(key: str, activities: list[Activity], person: Person | None) -> Individual:
    seen = {entry.raw for entry in activities} | {entry.identity for entry in activities}
    addresses = {entry.raw.email.casefold() for entry in activities}
    by_mailmap = "mailmap" if len(addresses) > 1 else ""
    return Individual(
        key=key,
        name=(person.name if person else "") or _usual_name(activities),
        identities=tuple(sorted(seen)),
        enrollments=person.enrollments if person else (),
        merged_by=f"register, {person.source}" if person else by_mailmap,
    )


def _usual_name(activities: list[Activity]) -> str:
    """The name, after the mailmap, under which most was done; the first in order where equal."""
    counts: Counter[str] = Counter()
    for activity in activities:
        counts[activity.identity.name] += activity.commits
    return min(counts, key=lambda name: (-counts[name], name))
