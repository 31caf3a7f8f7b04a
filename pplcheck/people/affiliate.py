"""Individuals to organizations at a date: who did how much, for whom, on which evidence.

The recorded address is read first, since it is what was true on that day; the mailmap's only
where the recorded one shows nothing. Days are split where enrollments begin and end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from pplcheck.model.contribution import Activity, Identity, Role
from pplcheck.model.party import (
    Answer,
    Capacity,
    Engagement,
    Enrollment,
    Ground,
    Individual,
    Kind,
    Organization,
    Strength,
)
from pplcheck.people import domains, personal
from pplcheck.people.capacity import Claim, Decision, decide
from pplcheck.people.organizations import Directory
from pplcheck.people.resolve import Resolution

COMMIT_ROLES = frozenset({Role.AUTHOR, Role.CO_AUTHOR})
"""The roles whose work stands in the history itself."""

_NO_PERSON = frozenset({Role.SIGN_OFF, Role.SPONSOR, Role.LEDGER})
_Key = tuple[str, Capacity, str, Role, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliations:
    """What everybody did in which capacity, and every organization declared or shown."""

    engagements: tuple[Engagement, ...]
    organizations: tuple[Organization, ...]


def affiliate(
    activities: Iterable[Activity],
    resolution: Resolution,
    organizations: Iterable[Organization],
    *,
    count: Collection[Role] = COMMIT_ROLES,
) -> Affiliations:
    """Who acted for whom, sorted by individual, organization and role.

    Authors and co-authors are always there; `count` adds the roles a policy counts besides.
    """
    entries = tuple(activities)
    directory = Directory(organizations)
    roles = (COMMIT_ROLES | frozenset(count)) - _NO_PERSON
    people = {person.key: person for person in resolution.individuals}
    claims = _Claims(entries, resolution, directory)
    tally = _Tally()
    for activity in entries:
        if activity.role is Role.SPONSOR:
            _add_sponsor(tally, activity, directory)
        elif activity.role in roles and activity.raw in resolution.owner:
            person = people[resolution.owner[activity.raw]]
            _add(tally, activity, person, claims.read(activity), directory)
    return Affiliations(engagements=tally.engagements(), organizations=directory.organizations)


@dataclass(slots=True)
class _Tally:
    """Days and grounds of each engagement, as they come in."""

    days: dict[_Key, Counter[date]] = field(default_factory=lambda: defaultdict(Counter))
    grounds: dict[_Key, dict[Ground, None]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, who: str, role: Role, decision: Decision, day: date, count: int) -> None:
        """Count a day's work."""
        key = (who, decision.capacity, decision.organization, role, decision.hint)
        self.days[key][day] += count
        self.grounds[key].update(dict.fromkeys(decision.grounds))

    def engagements(self) -> tuple[Engagement, ...]:
        """Everything counted, in a fixed order."""
        return tuple(
            Engagement(
                individual=key[0],
                capacity=key[1],
                organization=key[2],
                role=key[3],
                hint=key[4],
                days=tuple(sorted(self.days[key].items())),
                grounds=tuple(sorted(self.grounds[key], key=_ground_order)),
            )
            for key in sorted(self.days)
        )


def _ground_order(ground: Ground) -> tuple[int, str, str]:
    return -ground.strength, ground.fact, ground.source


def _add(
    tally: _Tally, activity: Activity, person: Individual, claim: Claim, directory: Directory
) -> None:
    """Count an activity, deciding once for each set of enrollments that covers its days."""
    decisions: dict[tuple[Enrollment, ...], Decision] = {}
    for day, count in activity.days:
        enrolled = tuple(entry for entry in person.enrollments if entry.covers(day))
        if enrolled not in decisions:
            decisions[enrolled] = decide(claim, enrolled, directory)
        tally.add(person.key, activity.role, decisions[enrolled], day, count)


def _add_sponsor(tally: _Tally, activity: Activity, directory: Directory) -> None:
    """Count a sponsor trailer for the declared organization it names; others name nobody."""
    organization = directory.named(activity.raw.name)
    if not organization:
        return
    name = directory.get(organization).name
    ground = Ground(
        clause="",
        fact=f"sponsored by {name}",
        answer=Answer.YES,
        source=f"Sponsored-by trailers, first in {activity.first_commit[:12]}",
        strength=Strength.FREE_TEXT,
    )
    decision = Decision(
        capacity=Capacity.ORGANIZATION, organization=organization, hint="", grounds=(ground,)
    )
    for day, count in activity.days:
        tally.add("", activity.role, decision, day, count)


class _Claims:
    """What addresses show, given everybody who uses their domains."""

    def __init__(
        self, activities: tuple[Activity, ...], resolution: Resolution, directory: Directory
    ) -> None:
        self._directory = directory
        self._personal: dict[str, bool] = {}
        self._used_by: dict[str, dict[str, set[Identity]]] = defaultdict(lambda: defaultdict(set))
        for activity in activities:
            who = resolution.owner.get(activity.raw)
            if who is not None:
                self._note(activity.raw, who)
                self._note(activity.identity, who)

    def _note(self, identity: Identity, who: str) -> None:
        name = domains.read_mailbox(identity.email).registrable
        if name:
            self._used_by[name][who].add(identity)

    def read(self, activity: Activity) -> Claim:
        """What an activity's address shows: the recorded one, else the mailmap's."""
        raw = self._read(activity.raw, signed_off=activity.signed_off > 0, by_mailmap=False)
        if raw.organizations or activity.raw.email == activity.identity.email:
            return raw
        mapped = self._read(activity.identity, signed_off=False, by_mailmap=True)
        return mapped if mapped.organizations else raw

    def _read(self, identity: Identity, *, signed_off: bool, by_mailmap: bool) -> Claim:
        mailbox = domains.read_mailbox(identity.email)
        if mailbox.hint:
            return Claim(hint=mailbox.hint)
        domain, found = self._directory.at_domain(mailbox.domain)
        if not found:
            if self._is_personal(mailbox.registrable):
                return Claim(hint=domains.PERSONAL)
            domain = mailbox.registrable
        return Claim(
            organizations=found or (self._directory.add_domain(domain),),
            domain=domain,
            declared=bool(found),
            signed_off=signed_off,
            by_mailmap=by_mailmap,
        )

    def _is_personal(self, registrable: str) -> bool:
        if registrable not in self._personal:
            self._personal[registrable] = self._judge(registrable)
        return self._personal[registrable]

    def _judge(self, registrable: str) -> bool:
        """Whether one person, by identity or by name, uses a domain named after them."""
        if domains.kind_hint(registrable) is not Kind.UNKNOWN:
            return False
        users = self._used_by[registrable]
        identities = frozenset().union(*users.values())
        names = frozenset(identity.name for identity in identities)
        if len(users) > 1 and len({name.casefold() for name in names}) > 1:
            return False
        at_domain = [domains.read_mailbox(identity.email) for identity in identities]
        return personal.looks_personal(
            registrable, names, frozenset(mailbox.local for mailbox in at_domain)
        )
