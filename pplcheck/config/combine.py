"""Several registers put together: what they say of each other is judged, then merged.

Files may repeat one another and may add to one another; they may not contradict one another on
what a party is, whose a domain or an address is, or name an organization nobody declares.
Whether a person's enrollments overlap is no contradiction: one can act in two capacities.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pplcheck.config.document import MAX_HINTS
from pplcheck.config.wording import did_you_mean, nearest, plain
from pplcheck.errors import ConfigurationError
from pplcheck.model.contribution import Identity
from pplcheck.model.party import (
    SELF,
    Answer,
    Enrollment,
    Fact,
    Kind,
    Organization,
    Person,
    Register,
    Source,
)

_MAX_SEARCHED = 2000


@dataclass(slots=True)
class _Problems:
    """What is wrong across files, sorted by file and line in the end."""

    found: list[tuple[str, int, str]] = field(default_factory=list)

    def add(self, message: str, source: Source) -> None:
        self.found.append((source.path, source.line, f"{message} ({_place(source)})"))

    def raise_any(self) -> None:
        if self.found:
            raise ConfigurationError(tuple(message for _, _, message in sorted(set(self.found))))


def combine(registers: Sequence[Register]) -> Register:
    """All registers as one, sorted; its `path` and `digest` are empty.

    Entries with the same id are merged, as are entries of one person: the same name with a
    shared address. Of two statements the definite and the stronger one is kept.

    Raises:
        ConfigurationError: with every contradiction, in the order of files and lines.
    """
    problems = _Problems()
    organizations = _organizations(registers, problems)
    people = _people(registers, problems)
    _check_domains(organizations, problems)
    _check_parties(registers, organizations, problems)
    problems.raise_any()
    users = {user for register in registers for user in register.users}
    agreements = {entry for register in registers for entry in register.agreements}
    return Register(
        path="",
        digest="",
        organizations=tuple(sorted(organizations, key=lambda entry: entry.id)),
        people=tuple(sorted(people, key=lambda person: (person.name, person.identities))),
        users=tuple(
            sorted(users, key=lambda user: (user.organization, _at(user.source), str(user)))
        ),
        agreements=tuple(
            sorted(agreements, key=lambda entry: (entry.party, _at(entry.source), str(entry)))
        ),
    )


def _at(source: Source) -> tuple[str, int]:
    return source.path, source.line


def _place(source: Source) -> str:
    return f"{plain(source.path, 200)}:{source.line}" if source.line else plain(source.path, 200)


def _organizations(registers: Sequence[Register], problems: _Problems) -> list[Organization]:
    merged: dict[str, Organization] = {}
    for entry in (entry for register in registers for entry in register.organizations):
        earlier = merged.get(entry.id.casefold())
        if earlier is None:
            merged[entry.id.casefold()] = entry
            continue
        _check_same(earlier, entry, problems)
        merged[entry.id.casefold()] = _merged(earlier, entry)
    return list(merged.values())


def _check_same(earlier: Organization, entry: Organization, problems: _Problems) -> None:
    subject, there = f"organization '{plain(entry.id)}'", _place(earlier.source)
    if entry.id != earlier.id:
        problems.add(
            f"{subject}: id differs from '{plain(earlier.id)}' ({there}) in case only; "
            "use one spelling",
            entry.source,
        )
    if Kind.UNKNOWN not in (entry.kind, earlier.kind) and entry.kind is not earlier.kind:
        problems.add(
            f'{subject}: kind is "{entry.kind}" here and "{earlier.kind}" in {there}; keep one',
            entry.source,
        )
    for fact in entry.facts:
        for other in earlier.facts:
            if fact.name == other.name and {fact.answer, other.answer} == {Answer.YES, Answer.NO}:
                problems.add(
                    f'{subject}: fact {fact.name} is "{fact.answer}" here and "{other.answer}" '
                    f"in {_place(other.source)}; keep one",
                    fact.source,
                )


def _merged(earlier: Organization, entry: Organization) -> Organization:
    known = [o for o in (earlier, entry) if o.kind is not Kind.UNKNOWN] or [earlier, entry]
    leading = max(known, key=lambda o: o.strength)
    names = dict.fromkeys((*earlier.aliases, entry.name, *entry.aliases))
    names.pop(earlier.name, None)
    return replace(
        leading,
        id=earlier.id,
        name=earlier.name,
        aliases=tuple(names),
        domains=tuple(dict.fromkeys((*earlier.domains, *entry.domains))),
        facts=_merged_facts((*earlier.facts, *entry.facts)),
    )


def _merged_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """One entry a fact: a definite answer before unknown, then the stronger, then the earlier."""
    best: dict[str, Fact] = {}
    for fact in facts:
        kept = best.setdefault(fact.name, fact)
        if _weight(fact) > _weight(kept):
            best[fact.name] = fact
    return tuple(best.values())


def _weight(fact: Fact) -> tuple[bool, int]:
    return fact.answer is not Answer.UNKNOWN, fact.strength


def _check_domains(organizations: Sequence[Organization], problems: _Problems) -> None:
    owners: dict[str, Organization] = {}
    for entry in organizations:
        for domain in entry.domains:
            owner = owners.setdefault(domain, entry)
            if owner is not entry:
                problems.add(
                    f"organization '{plain(entry.id)}': domain {plain(domain)} also belongs to "
                    f"'{plain(owner.id)}' ({_place(owner.source)}); give it to one of them",
                    entry.source,
                )


def _people(registers: Sequence[Register], problems: _Problems) -> list[Person]:
    """Every person once; `owners` maps an address to the place of its person in `merged`."""
    merged: dict[int, Person] = {}
    owners: dict[str, int] = {}
    declared = (person for register in registers for person in register.people)
    for at, person in enumerate(declared):
        shared = {
            owners[identity.email]: identity.email
            for identity in person.identities
            if identity.email in owners
        }
        same = [other for other in sorted(shared) if _is_same(merged[other], person)]
        for other in sorted(shared.keys() - set(same)):
            _add_shared(person, merged[other], shared[other], problems)
        merged[at] = _merged_people([*(merged.pop(other) for other in same), person])
        for identity in merged[at].identities:
            if owners.get(identity.email) in (None, *same):
                owners[identity.email] = at
    return list(merged.values())


def _is_same(one: Person, other: Person) -> bool:
    return " ".join(one.name.split()).casefold() == " ".join(other.name.split()).casefold()


def _add_shared(person: Person, owner: Person, email: str, problems: _Problems) -> None:
    problems.add(
        f"person '{plain(person.name)}': address {plain(email)} also belongs to "
        f"'{plain(owner.name)}' ({_place(owner.source)}); give it to one of them",
        person.source,
    )


def _merged_people(people: Sequence[Person]) -> Person:
    identities: dict[Identity, None] = {}
    enrollments: dict[tuple[str, date | None, date | None], Enrollment] = {}
    for person in people:
        identities |= dict.fromkeys(person.identities)
        for entry in person.enrollments:
            enrollments.setdefault((entry.organization, entry.start, entry.until), entry)
    return replace(people[0], identities=tuple(identities), enrollments=tuple(enrollments.values()))


def _check_parties(
    registers: Sequence[Register], organizations: Sequence[Organization], problems: _Problems
) -> None:
    meant = {name: entry.id for entry in organizations for name in (entry.name, *entry.aliases)}
    meant |= {entry.id: entry.id for entry in organizations}
    ids = set(meant.values())
    for subject, party, source in _parties(registers):
        if party not in ids:
            searchable = len(problems.found) < MAX_HINTS and len(meant) < _MAX_SEARCHED
            close = nearest(party, meant) if searchable else ""
            problems.add(
                f"{subject} names organization '{plain(party)}', which no register declares"
                f"{did_you_mean(meant.get(close, ''))}",
                source,
            )


def _parties(registers: Sequence[Register]) -> Iterable[tuple[str, str, Source]]:
    for register in registers:
        for person in register.people:
            for entry in person.enrollments:
                if entry.organization != SELF:
                    yield f"person '{plain(person.name)}'", entry.organization, entry.source
        for user in register.users:
            yield "a user", user.organization, user.source
        for agreement in register.agreements:
            yield "an agreement", agreement.party, agreement.source
