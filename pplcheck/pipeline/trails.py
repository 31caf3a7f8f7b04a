"""The stage that gathers how it was decided for whom people acted, for those asked about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pplcheck.model.attribution import Attribution, By, Deed, Stretch, Trail
from pplcheck.model.contribution import Role
from pplcheck.model.frozen import frozen
from pplcheck.model.party import Individual
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.tallying import Ledger, WhoQuestion, open_ledger

_ROLES = tuple(role for role in Role if role not in {Role.SIGN_OFF, Role.LEDGER})


@frozen
class Trails:
    """The trails of the individuals that bear a name, by key, and of organizations, by id."""

    people: Mapping[str, Trail]
    organizations: Mapping[str, Trail]


def gather(request: Request, thing: str, organizations: Collection[str]) -> Trails:
    """The trails of everybody whom `thing` names, and of some organizations.

    A person is named by name, address, `Name <address>` or pseudonym, upper and lower case
    aside. Raises what `open_ledger` raises.
    """
    question = WhoQuestion(request=request, by=By.COMMIT, roles=_ROLES)
    with open_ledger(question) as ledger:
        asked = {
            key: person
            for key, person in ledger.attributor.individuals.items()
            if thing.casefold() in _names(person, ledger.names.get(key, ""))
        }
        people, parties = _sums(ledger.deeds(), asked, organizations)
        return Trails(
            people={key: _of_person(ledger, asked[key], people[key]) for key in sorted(asked)},
            organizations={
                key: Trail(stretches=parties[key].stretches()) for key in sorted(organizations)
            },
        )


def _of_person(ledger: Ledger, person: Individual, sums: _Sums) -> Trail:
    is_hidden = ledger.question.request.pseudonyms is not None
    return Trail(
        individual=person,
        stretches=sums.stretches(),
        named=tuple((entry.id, entry.name) for entry in ledger.attributor.parties.organizations),
        pseudonym=ledger.names[person.key] if is_hidden else "",
    )


def _names(person: Individual, shown: str) -> frozenset[str]:
    names = {person.name, shown}
    for identity in person.identities:
        names |= {identity.name, identity.email, f"{identity.name} <{identity.email}>"}
    return frozenset(name.casefold() for name in names if name)


@dataclass(slots=True)
class _Sums:
    """What was counted for one trail, by attribution."""

    commits: Counter[Attribution] = field(default_factory=Counter)
    days: dict[Attribution, tuple[date, date]] = field(default_factory=dict)

    def add(self, deed: Deed) -> None:
        """Count a contribution."""
        found, day = deed.attribution, deed.day
        first, last = self.days.get(found, (day, day))
        self.commits[found] += 1
        self.days[found] = min(first, day), max(last, day)

    def stretches(self) -> tuple[Stretch, ...]:
        """The sums, the earliest first."""
        ranked = sorted(self.days, key=lambda found: (self.days[found], found.individual))
        return tuple(
            Stretch(
                attribution=found,
                commits=self.commits[found],
                first=self.days[found][0],
                last=self.days[found][1],
            )
            for found in ranked
        )


def _sums(
    deeds: Iterable[Deed], people: Collection[str], organizations: Collection[str]
) -> tuple[Mapping[str, _Sums], Mapping[str, _Sums]]:
    by_person: dict[str, _Sums] = defaultdict(_Sums)
    by_party: dict[str, _Sums] = defaultdict(_Sums)
    for deed in deeds:
        found = deed.attribution
        if found.individual in people:
            by_person[found.individual].add(deed)
        if found.organization in organizations:
            by_party[found.organization].add(deed)
    return by_person, by_party
