"""What a reader gathers: people and organizations, each name once, conflicts remarked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pplcheck.config.importers.remarks import Remarks
from pplcheck.config.importers.sieve import Sieve
from pplcheck.config.places import mail_domain
from pplcheck.config.wording import Unfit, plain
from pplcheck.model.imported import (
    Imported,
    ImportedDomain,
    ImportedEnrollment,
    ImportedOrganization,
    ImportedPerson,
    ImportedSplit,
)
from pplcheck.model.party import SELF, Source


@dataclass(slots=True)
class _Named:
    source: Source
    domains: dict[tuple[object, ...], ImportedDomain] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)
    splits: list[ImportedSplit] = field(default_factory=list)


class Gathering:
    """People and organizations as they are read."""

    def __init__(self, format_: str, sieve: Sieve | None = None) -> None:
        """Begin with nothing; `format_` is the name the data goes by, `sieve` whom it is about."""
        self._format = format_
        self._sieve = sieve or Sieve()
        self._people: list[ImportedPerson] = []
        self._organizations: dict[str, _Named] = {}
        self.remarks = Remarks()

    def organization(self, name: str, source: Source) -> None:
        """Note an organization; the first place that names it is its source."""
        if name and name != SELF and name not in self._organizations:
            self._sieve.organization(name, source)
            self._organizations[name] = _Named(source)

    def alias(self, name: str, alias: str, source: Source) -> None:
        """Note another name of an organization."""
        self.organization(name, source)
        if alias and alias != name:
            self._organizations[name].aliases[alias] = None

    def split(self, name: str, part: ImportedSplit) -> None:
        """Note whose a part of the work under a name is."""
        self.organization(name, part.source)
        self.organization(part.organization, part.source)
        self._organizations[name].splits.append(part)

    def domain(self, name: str, domain: ImportedDomain) -> None:
        """Note a mail domain of an organization, remarked where it is none."""
        written = mail_domain(domain.domain)
        if isinstance(written, Unfit):
            what = f"{plain(domain.domain)} {written.reason}; not taken over"
            self.remarks.add(what, domain.source)
            return
        self.organization(name, domain.source)
        self._sieve.domain(domain)
        key = (written, domain.start, domain.until)
        self._organizations[name].domains.setdefault(key, replace(domain, domain=written))

    def person(self, person: ImportedPerson) -> None:
        """Note a person who is of interest, and the organizations their enrollments name."""
        if not self._sieve.keeps(person):
            return
        self._people.append(person)
        for entry in person.enrollments:
            self.organization(entry.organization, entry.source)

    def imported(self) -> Imported:
        """Everything gathered, sorted; shared addresses and overlaps are remarked."""
        people = sorted(self._people, key=lambda each: (each.source.path, each.source.line))
        self._remark_shared(people)
        for person in people:
            self._remark_overlaps(person.enrollments)
        return Imported(
            format=self._format,
            people=tuple(people),
            organizations=tuple(
                ImportedOrganization(
                    name=name,
                    domains=tuple(found.domains.values()),
                    aliases=tuple(found.aliases),
                    source=found.source,
                    splits=tuple(found.splits),
                )
                for name, found in sorted(self._organizations.items())
            ),
            remarks=self.remarks.all(),
        )

    def _remark_shared(self, people: Iterable[ImportedPerson]) -> None:
        owners: dict[str, ImportedPerson] = {}
        for person in people:
            for email in dict.fromkeys(each.email for each in person.identities if each.email):
                owner = owners.setdefault(email, person)
                if owner is not person:
                    place = f"{owner.source.path}:{owner.source.line}"
                    what = f"address {plain(email)} also belongs to another person ({place}); "
                    self.remarks.add(what + "kept with both, a conflict", person.source)

    def _remark_overlaps(self, enrollments: tuple[ImportedEnrollment, ...]) -> None:
        """Remark each enrollment that meets an earlier one elsewhere on some day; n log n."""
        order = sorted(enrollments, key=lambda each: (each.start is not None, each.start))
        last: dict[tuple[str, ...], ImportedEnrollment] = {}
        for entry in order:
            before = last.get(entry.addresses)
            if before and (
                before.until is None or entry.start is None or entry.start < before.until
            ):
                if before.organization != entry.organization:
                    other = f"{plain(before.organization)} ({before.source.line})"
                    what = f"{plain(entry.organization)} overlaps with {other}; both were kept"
                    self.remarks.add(what, entry.source)
                if before.until is None or (entry.until and entry.until <= before.until):
                    continue
            last[entry.addresses] = entry
