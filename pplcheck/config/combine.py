"""Several registers put together: what they say of each other is judged, then merged.

A file may not contradict itself on what a party is or whose a domain or an address is; and no
file may name an organization nobody declares. Files of several keepers may well disagree: then
both statements are kept, and what rests on them is decided later, or left undetermined. Whether
a person's enrollments overlap is no contradiction: one can act in two capacities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

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
    Source,
    Strength,
)
from pplcheck.model.register import Register

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
    shared address. Of two statements that go together the definite and the stronger one is
    kept; of two that disagree both are. A kind on which strong statements (IMPORTED or above)
    or the strongest ones disagree is unknown.

    Raises:
        ConfigurationError: with every contradiction of a file with itself and every name that no
            file declares, in the order of files and lines.
    """
    problems = _Problems()
    organizations = _organizations(registers, problems)
    people = _people(registers)
    for register in registers:
        _check_domains(register.organizations, problems)
        _check_addresses(register.people, problems)
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
    entries: dict[str, list[Organization]] = defaultdict(list)
    for entry in (entry for register in registers for entry in register.organizations):
        same = entries[entry.id.casefold()]
        if same and entry.id != same[0].id:
            problems.add(
                f"organization '{plain(entry.id)}': id differs from '{plain(same[0].id)}' "
                f"({_place(same[0].source)}) in case only; use one spelling",
                entry.source,
            )
        for earlier in same:
            if earlier.source.path == entry.source.path:
                _check_same(earlier, entry, problems)
        same.append(entry)
    return [_merged(same) for same in entries.values()]


def _check_same(earlier: Organization, entry: Organization, problems: _Problems) -> None:
    subject, there = f"organization '{plain(entry.id)}'", _place(earlier.source)
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


def _merged(entries: Sequence[Organization]) -> Organization:
    names = dict.fromkeys(name for entry in entries for name in (entry.name, *entry.aliases))
    names.pop(entries[0].name, None)
    return replace(
        _leading(entries),
        id=entries[0].id,
        name=entries[0].name,
        aliases=tuple(names),
        domains=tuple(dict.fromkeys(name for entry in entries for name in entry.domains)),
        dated_domains=tuple(dict.fromkeys(d for entry in entries for d in entry.dated_domains)),
        facts=_merged_facts(fact for entry in entries for fact in entry.facts),
        lei=next((entry.lei for entry in entries if entry.lei), ""),
        legal_form=next((entry.legal_form for entry in entries if entry.legal_form), ""),
    )


def _leading(entries: Sequence[Organization]) -> Organization:
    """The entry whose statement of kind holds; its kind is unknown where statements disagree."""
    known = [entry for entry in entries if entry.kind is not Kind.UNKNOWN]
    best = max(known or entries, key=lambda entry: entry.strength)
    contrary = [entry.strength for entry in known if entry.kind is not best.kind]
    if not contrary:
        return best
    is_open = max(contrary) >= min(best.strength, Strength.IMPORTED)
    return replace(best, kind=Kind.UNKNOWN if is_open else best.kind, kinds=tuple(known))


def _merged_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """One entry for each definite answer to a fact, the strongest; unknown where there is none."""
    best: dict[tuple[str, Answer], Fact] = {}
    for fact in facts:
        kept = best.setdefault((fact.name, fact.answer), fact)
        if fact.strength > kept.strength:
            best[fact.name, fact.answer] = fact
    definite = {name for name, answer in best if answer is not Answer.UNKNOWN}
    return tuple(
        fact
        for (name, answer), fact in best.items()
        if answer is not Answer.UNKNOWN or name not in definite
    )


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


def _people(registers: Sequence[Register]) -> list[Person]:
    """Every person once; entries of the same name that share an address are one person."""
    merged: dict[int, Person] = {}
    listing: dict[str, set[int]] = defaultdict(set)
    declared = (person for register in registers for person in register.people)
    for at, person in enumerate(declared):
        sharing = {other for identity in person.identities for other in listing[identity.email]}
        same = [other for other in sorted(sharing) if _is_same(merged[other], person)]
        merged[at] = _merged_people([*(merged.pop(other) for other in same), person])
        for identity in merged[at].identities:
            listing[identity.email].difference_update(same)
            listing[identity.email].add(at)
    return list(merged.values())


def _check_addresses(people: Sequence[Person], problems: _Problems) -> None:
    """Whether one file gives an address to two persons; it stays with the first."""
    owners: dict[str, Person] = {}
    for person in people:
        disputed = {
            id(owner): (owner, identity.email)
            for identity in person.identities
            if not _is_same(owner := owners.setdefault(identity.email, person), person)
        }
        for owner, email in disputed.values():
            _add_shared(person, owner, email, problems)


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
    enrollments: dict[tuple[object, ...], Enrollment] = {}
    for person in people:
        identities |= dict.fromkeys(person.identities)
        for entry in person.enrollments:
            key = entry.organization, entry.start, entry.until, entry.addresses
            enrollments.setdefault(key, entry)
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
