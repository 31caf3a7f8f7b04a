"""The organizations registers declare, found by id, by mail domain or by name.

Domains that name everybody (public suffixes, freemail, noreply and community hosts) name no
organization, whatever a register says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pplcheck.model.party import DatedDomain, Kind, Organization, Source, Strength
from pplcheck.people import domains, suffixes, tables
from pplcheck.people.hints import with_hint
from pplcheck.people.legal_forms import with_form


class Directory:
    """Declared organizations, plus those that only a mail domain or an enrollment shows."""

    def __init__(self, organizations: Iterable[Organization]) -> None:
        """Index what registers declare; each organization is expected once."""
        self._by_id = {entry.id: with_hint(with_form(entry)) for entry in organizations}
        self._by_domain: dict[str, set[str]] = defaultdict(set)
        self._dated: dict[str, list[tuple[DatedDomain, str]]] = defaultdict(list)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for entry in self._by_id.values():
            self._index(entry)
        dated = [entry for found in self._dated.values() for entry, _ in found]
        bounds = {day for entry in dated for day in (entry.start, entry.until)}
        self._changes = sorted(day for day in bounds if day is not None)

    def _index(self, organization: Organization) -> None:
        for written in (*organization.domains, organization.id):
            domain = suffixes.normalize(written)
            if domains.can_name_organization(domain):
                self._by_domain[domain].add(organization.id)
        for entry in organization.dated_domains:
            domain = suffixes.normalize(entry.name)
            if not domains.can_name_organization(domain):
                continue
            if entry.start or entry.until:
                self._dated[domain].append((entry, organization.id))
            else:
                self._by_domain[domain].add(organization.id)
        for name in (organization.name, *organization.aliases):
            if _plain(name):
                self._by_name[_plain(name)].add(organization.id)

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """Every organization, sorted by id."""
        return tuple(self._by_id[key] for key in sorted(self._by_id))

    def at_domain(self, domain: str, day: date) -> tuple[str, tuple[str, ...]]:
        """The most specific domain, at or above a normalized one, declared for a day; and by whom.

        A statement for the very time stands above one without dates.
        """
        for name in tables.lineage(domain):
            dated = {key for entry, key in self._dated.get(name, ()) if entry.covers(day)}
            found = dated or self._by_domain.get(name)
            if found:
                return name, tuple(sorted(found))
        return "", ()

    @property
    def has_changes(self) -> bool:
        """Whether any declared domain changes hands at some time."""
        return bool(self._changes)

    def period(self, day: date) -> int:
        """Which of the times a day lies in, between which no declared domain changes hands."""
        return bisect_right(self._changes, day)

    def named(self, name: str) -> str:
        """The id of the one organization with a name or alias (case aside), empty if none."""
        found = self._by_name.get(_plain(name), set())
        return next(iter(found)) if len(found) == 1 else ""

    def get(self, key: str) -> Organization:
        """An organization by id; one that nobody declares is of unknown kind."""
        if key not in self._by_id:
            self._by_id[key] = _undeclared(key)
        return self._by_id[key]

    def add_domain(self, registrable: str) -> str:
        """The id of an organization that only a mail domain shows."""
        if registrable not in self._by_id:
            self._by_id[registrable] = replace(
                _undeclared(registrable),
                kind=domains.kind_hint(registrable),
                domains=(registrable,),
                source=Source(path="", text=f"mail domain {registrable}"),
                strength=Strength.MAIL_DOMAIN,
            )
        return registrable


def _undeclared(key: str) -> Organization:
    return Organization(
        id=key,
        name=key,
        kind=Kind.UNKNOWN,
        source=Source(path="", text="not declared"),
        strength=Strength.NOTHING,
        declared=False,
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
