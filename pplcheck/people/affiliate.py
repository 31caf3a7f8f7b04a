"""Individuals to organizations at a date: who did how much, for whom, on which evidence.

`Affiliator` decides one contribution; `affiliate` decides all of a history and folds them. The
recorded address is read first, since it is what was true on that day; the mailmap's only where
the recorded one shows nothing, and the person's other addresses last (see `fallback`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import chain, groupby

from pplcheck.model.contribution import Activity, Identity, Role, Signatures
from pplcheck.model.days import Days, summed
from pplcheck.model.frozen import frozen
from pplcheck.model.party import (
    Capacity,
    Engagement,
    Enrollment,
    Ground,
    Organization,
    Strength,
)
from pplcheck.people.capacity import Claim, Decision, decide, presumed, sponsored
from pplcheck.people.claims import Claims
from pplcheck.people.domains import read_mailbox
from pplcheck.people.fallback import SPEECHLESS, OtherAddresses
from pplcheck.people.organizations import Directory
from pplcheck.people.resolve import Resolution

COMMIT_ROLES = frozenset({Role.AUTHOR, Role.CO_AUTHOR})
"""The roles whose work stands in the history itself."""

_NO_PERSON = frozenset({Role.SIGN_OFF, Role.SPONSOR, Role.LEDGER})
_Key = tuple[str, Capacity, str, Role, str, Strength]


@frozen
class Affiliations:
    """What everybody did in which capacity, and every organization declared or shown."""

    engagements: tuple[Engagement, ...]
    organizations: tuple[Organization, ...]


class Affiliator:
    """For whom each contribution of a history was made.

    Whether a domain is somebody's own shows only with everybody who uses it, so all activities
    are looked at first. The answer is a function of the recorded identity, the mailmap's, the
    person both belong to, the role and the UTC day.
    """

    def __init__(
        self,
        activities: Iterable[Activity],
        resolution: Resolution,
        organizations: Iterable[Organization],
        signatures: Signatures | None = None,
    ) -> None:
        """Look at a history; `organizations` are those declared, each once."""
        self._entries = entries = tuple(activities)
        self._directory = Directory(organizations)
        self._claims = Claims(entries, resolution, self._directory)
        # Not those of the individual: a name in common carries no enrollment over.
        self._enrollments = resolution.enrollments
        self._disputed = resolution.disputed
        self._owner = resolution.owner
        self._others = OtherAddresses(self._uses(entries))
        self._decided: dict[_Question, Decision] = {}
        self._by_claim: dict[Claim, Decision] = {}
        self._presumed: dict[tuple[str, str], Decision] = {}
        signed = signatures.signed if signatures else ()
        self._signed = {entry.identity: entry.days for entry in signed}

    @cached_property
    def _recorded(self) -> Mapping[tuple[Identity, Role], Activity]:
        return {(entry.raw, entry.role): entry for entry in self._entries}

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """Every organization declared, or shown by what was decided so far; sorted by id."""
        return self._directory.organizations

    def decide(self, who: Activity | Identity, day: date, *, role: Role = Role.AUTHOR) -> Decision:
        """For whom somebody acted on a UTC day, with every ground for and against.

        `who` is an activity, or an identity as recorded in `role`; one that the history does
        not hold is read by its address alone.
        """
        recorded = who if isinstance(who, Activity) else self._recorded.get((who, role))
        raw, role = (who.raw, who.role) if isinstance(who, Activity) else (who, role)
        if role is Role.SPONSOR:
            return self._sponsor(raw, recorded)
        mapped = recorded.identity if recorded else raw
        enrolled = tuple(
            entry
            for entry in self._enrollments.get(raw, ())
            if entry.covers(day) and entry.concerns(raw.email, mapped.email)
        )
        is_signed = role is Role.AUTHOR and day in self._signed.get(raw, ())
        question = raw, role, self._directory.period(day), enrolled, is_signed
        if question not in self._decided:
            claim = self._claims.read(raw, recorded, day)
            if is_signed and not claim.by_mailmap:
                claim = replace(claim, signed=True)
            email = mapped.email if claim.by_mailmap else raw.email
            self._decided[question] = self._decide(claim, enrolled, raw, email)
        found = self._decided[question]
        return (self._presume(raw, found.hint, day) or found) if found.hint else found

    def _decide(
        self, claim: Claim, enrolled: tuple[Enrollment, ...], raw: Identity, email: str
    ) -> Decision:
        """What a claim comes to; where nothing but the claim counts, it is decided once."""
        if enrolled:
            is_disputed = self._is_disputed(raw, enrolled)
            return decide(claim, enrolled, self._directory, email=email, is_disputed=is_disputed)
        if claim not in self._by_claim:
            self._by_claim[claim] = decide(claim, (), self._directory)
        return self._by_claim[claim]

    def spans(self, activity: Activity) -> Iterator[tuple[Decision, tuple[tuple[date, int], ...]]]:
        """The days of one of the activities, in stretches that are decided alike."""
        raw, days = activity.raw, activity.days
        if not days:
            return
        if activity.role is Role.SPONSOR:
            yield self._sponsor(raw, activity), days
        elif self._is_dated(raw):
            yield from _stretches(days, lambda day: self.decide(activity, day))
        else:
            found = self._decide(self._claims.read(raw, activity, days[0][0]), (), raw, "")
            hint = found.hint
            if hint in SPEECHLESS and self._others.speak(self._owner.get(raw, "")):
                yield from _stretches(days, lambda day: self._presume(raw, hint, day) or found)
            else:
                yield found, days

    def _is_dated(self, raw: Identity) -> bool:
        """Whether more counts than an address that says the same on all days; true of few.

        Looked up in as few tables as there are: that is most of what it takes.
        """
        if self._directory.has_changes or (self._enrollments and raw in self._enrollments):
            return True
        return bool(self._signed) and raw in self._signed

    def _uses(self, entries: tuple[Activity, ...]) -> Mapping[str, list[tuple[date, str]]]:
        """When the people who also have an address that says nothing used one that does.

        Nothing is concluded where a register says for whom somebody acts, or what a domain is.
        """
        listed = self._enrollments
        unlisted = [
            (entry, self._owner.get(entry.raw))
            for entry in entries
            if not listed or entry.raw not in listed
        ]
        asking = {
            who
            for entry, who in unlisted
            if who is not None and read_mailbox(entry.raw.email).hint in SPEECHLESS
        }
        uses: dict[str, list[tuple[date, str]]] = defaultdict(list)
        for entry, who in unlisted:
            if who is not None and who in asking and entry.role in COMMIT_ROLES:
                uses[who].extend(self._claims.shared(entry))
        return {who: found for who, found in uses.items() if found}

    def _presume(self, raw: Identity, hint: str, day: date) -> Decision | None:
        """For whom somebody acted whose address says nothing, as their other ones have it."""
        if hint not in SPEECHLESS or raw in self._enrollments:
            return None
        found = self._others.on(self._owner.get(raw, ""), day)
        if found and (found, hint) not in self._presumed:
            self._presumed[found, hint] = presumed(self._directory.get(found), hint)
        return self._presumed.get((found, hint))

    def _is_disputed(self, raw: Identity, enrolled: tuple[Enrollment, ...]) -> bool:
        """Whether two persons list an identity and did not act for the same on that day."""
        claims = self._disputed.get(raw, ())
        return (
            len({frozenset(e.organization for e in claim if e in enrolled) for claim in claims}) > 1
        )

    def _sponsor(self, raw: Identity, recorded: Activity | None) -> Decision:
        first = recorded.first_commit if recorded else ""
        return sponsored(self._directory.named(raw.name), first, self._directory)


_Question = tuple[Identity, Role, int, tuple[Enrollment, ...], bool]


def affiliate(
    activities: Iterable[Activity],
    resolution: Resolution,
    organizations: Iterable[Organization],
    *,
    count: Collection[Role] = COMMIT_ROLES,
    signatures: Signatures | None = None,
) -> Affiliations:
    """Who acted for whom, sorted by individual, organization and role.

    Authors and co-authors are always there; `count` adds the roles a policy counts besides.
    Sponsors are those that a register declares. `signatures` are those verified, if any.
    """
    entries = tuple(activities)
    affiliator = Affiliator(entries, resolution, organizations, signatures)
    roles = (COMMIT_ROLES | frozenset(count)) - _NO_PERSON
    tally = _Tally()
    for activity in entries:
        who = resolution.owner.get(activity.raw) if activity.role in roles else None
        if who is None and activity.role is not Role.SPONSOR:
            continue
        for decision, days in affiliator.spans(activity):
            if who is not None or decision.organization:
                tally.add(who or "", activity.role, decision, days)
    return Affiliations(
        engagements=tuple(tally.engagements()), organizations=affiliator.organizations
    )


def _stretches(days: Days, decided: Callable[[date], Decision]) -> Iterator[tuple[Decision, Days]]:
    for found, stretch in groupby(days, key=lambda entry: decided(entry[0])):
        yield found, tuple(stretch)


class _Tally:
    """Days and grounds of each engagement, as they come in."""

    def __init__(self) -> None:
        """Nothing came in yet."""
        self._found: dict[_Key, list[tuple[tuple[Ground, ...], Days]]] = defaultdict(list)

    def add(self, who: str, role: Role, decision: Decision, days: Days) -> None:
        """Count some days' work."""
        found = decision.capacity, decision.organization
        key = (who, *found, role, decision.hint, decision.strength)
        self._found[key].append((decision.grounds, days))

    def engagements(self) -> Iterator[Engagement]:
        """Everything counted, in a fixed order; each is forgotten here."""
        for key in sorted(self._found):
            parts = self._found.pop(key)
            grounds = dict.fromkeys(chain.from_iterable(grounds for grounds, _ in parts))
            yield Engagement(
                individual=key[0],
                capacity=key[1],
                organization=key[2],
                role=key[3],
                hint=key[4],
                strength=key[5],
                days=summed(days for _, days in parts),
                grounds=tuple(sorted(grounds, key=_ground_order)),
            )


def _ground_order(ground: Ground) -> tuple[int, str, str]:
    return -ground.strength, ground.fact, ground.source
