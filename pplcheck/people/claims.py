"""What addresses show, given everybody who uses their domains.

A domain that a single person uses may be their own: that shows in the names and local parts of
all who use it, and in nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from pplcheck.model.contribution import Activity, Identity
from pplcheck.model.party import Kind
from pplcheck.people import domains, personal
from pplcheck.people.capacity import Claim
from pplcheck.people.organizations import Directory
from pplcheck.people.resolve import Resolution

_SEVERAL = 3
"""People at a domain from which on it may speak for their other addresses."""
_NOBODYS = frozenset({domains.NO_ADDRESS, domains.NOREPLY})


class Claims:
    """Reads addresses, having seen a whole history."""

    def __init__(
        self, activities: Iterable[Activity], resolution: Resolution, directory: Directory
    ) -> None:
        """Note who uses which domain."""
        self._directory = directory
        self._personal: dict[str, bool] = {}
        self._users: dict[str, set[personal.User]] = defaultdict(set)
        self._days: dict[str, tuple[date, date]] = {}
        for activity in activities:
            who = resolution.owner.get(activity.raw)
            if who is not None:
                self._note(activity.raw, who, activity.days)
                if activity.identity is not activity.raw:
                    self._note(activity.identity, who, ())

    def _note(self, identity: Identity, who: str, days: tuple[tuple[date, int], ...]) -> None:
        mailbox = domains.read_mailbox(identity.email)
        domain = mailbox.registrable
        if not domain:
            return
        self._users[domain].add((who, identity.name, mailbox.local))
        if days:
            first, last = self._days.get(domain, (days[0][0], days[-1][0]))
            self._days[domain] = min(first, days[0][0]), max(last, days[-1][0])

    def read(self, raw: Identity, recorded: Activity | None, day: date) -> Claim:
        """What a recorded identity shows on a day: its own address, or the mailmap's for nobody's.

        A mailmap gives an address of today. It stands in for one that nobody reads or that is
        none, not for a private one, which somebody used before they had the other. `recorded`
        is what the identity did, None where the history does not hold it.
        """
        is_signed = recorded is not None and recorded.signed_off > 0
        claim = self._read(raw, day, signed_off=is_signed, by_mailmap=False)
        if recorded is None or claim.hint not in _NOBODYS:
            return claim
        mapped = self._read(recorded.identity, day, signed_off=False, by_mailmap=True)
        return mapped if mapped.organizations else claim

    def shared(self, activity: Activity) -> Iterator[tuple[date, str]]:
        """The days on which an activity's own address named an organization nobody declares.

        Only one whose domain three people use and hints at no kind: those hint at commoners.
        """
        domain = domains.read_mailbox(activity.raw.email).registrable
        if not activity.days or not domain or domains.kind_hint(domain) is not Kind.UNKNOWN:
            return
        if len({who for who, _, _ in self._users[domain]}) < _SEVERAL:
            return
        changes = self._directory.has_changes
        for days in ((entry,) for entry in activity.days) if changes else (activity.days,):
            claim = self._read(activity.raw, days[0][0], signed_off=False, by_mailmap=False)
            if claim.organizations and not claim.declared:
                yield from ((day, claim.organizations[0]) for day, _ in days)

    def _read(self, identity: Identity, day: date, *, signed_off: bool, by_mailmap: bool) -> Claim:
        mailbox = domains.read_mailbox(identity.email)
        if mailbox.hint:
            return Claim(hint=mailbox.hint)
        domain, found = self._directory.at_domain(mailbox.domain, day)
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
        """Whether a domain that nobody declares is somebody's own."""
        if domains.kind_hint(registrable) is not Kind.UNKNOWN:
            return False
        if domains.is_for_persons(registrable):
            return True
        first, last = self._days.get(registrable, (date.min, date.min))
        users = self._users.get(registrable, ())
        return personal.is_personal(registrable, users, (last - first).days)
