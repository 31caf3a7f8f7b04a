"""The stage that says of each contribution for whom it was made, on which evidence.

One answer for all: the folded history and the stream of single commits ask the same question
and so get the same figures.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from pplcheck.model.attribution import Attribution, Certainty
from pplcheck.model.contribution import Contribution, History, Role
from pplcheck.model.party import Answer, Capacity, Enrollment, Kind, Strength
from pplcheck.model.standing import Basis, Standing
from pplcheck.people.affiliate import Affiliator
from pplcheck.people.capacity import Decision
from pplcheck.people.paid import paid
from pplcheck.pipeline.governing import Governing
from pplcheck.pipeline.who import Parties, find_parties
from pplcheck.standing.facts import LIMBS
from pplcheck.standing.situation import Classified

UNATTRIBUTED = Attribution()
"""What is said of a commit whose author cannot be read: nothing."""

_Question = tuple[str, int, tuple[Enrollment, ...]]
"""Whose contribution, by which decision, under which enrollments."""


class Attributor:
    """Says of any contribution of a history whom it is attributed to."""

    def __init__(
        self,
        rules: Governing,
        history: History,
        *,
        as_of: date,
        roles: Collection[Role],
        parties: Parties | None = None,
    ) -> None:
        """Look at the whole history; `roles` are those that will be asked about.

        `parties` are those of the history where they are known; they do where the policy counts
        these roles.
        """
        if parties is None or not set(roles) <= set(rules.policy.count):
            parties = find_parties(rules, history, as_of=as_of, count=roles)
        self.parties = parties
        resolution = self.parties.resolution
        self.individuals = {person.key: person for person in self.parties.individuals}
        self._owner = resolution.owner
        self._enrollments = resolution.enrollments
        self._affiliator = Affiliator(
            history.activities, resolution, rules.declared.organizations, history.signatures
        )
        self._classified = {entry.party: entry for entry in self.parties.classified}
        self._organizations = {entry.id: entry for entry in self.parties.organizations}
        self._known: dict[_Question, tuple[Decision, Attribution | None]] = {}

    def attribute(self, entry: Contribution) -> Attribution | None:
        """Whom a contribution is attributed to; None where it counts for nobody.

        A reviewer or sponsor that names nobody counts for nobody; an author with an empty
        identity is one who cannot be read. One answer is one object, as long as this lives.
        """
        raw, role, day = entry.raw, entry.role, entry.day
        if role is Role.AUTHOR and not raw.name and not raw.email:
            return UNATTRIBUTED
        if role is Role.SPONSOR:  # the answer depends on the name alone
            if (raw.name, 0, ()) not in self._known:
                decision = self._affiliator.decide(raw, day, role=role)
                self._keep((raw.name, 0, ()), decision, "")
            return self._known[raw.name, 0, ()][1]
        person = self.individuals.get(self._owner.get(raw, ""))
        if person is None:
            return None
        decision = self._affiliator.decide(raw, day, role=role)
        enrolled = tuple(
            known
            for known in self._enrollments.get(raw, ())
            if known.covers(day) and known.concerns(raw.email, entry.identity.email)
        )
        question = person.key, id(decision), enrolled
        if question not in self._known:
            self._keep(question, decision, person.key)
        return self._known[question][1]

    def _keep(self, question: _Question, decision: Decision, individual: str) -> None:
        """Remember an answer, and the decision with it, so that no other gets its id."""
        found = None
        if individual or decision.organization:
            found = self._attribution(individual, decision, question[2])
        self._known[question] = decision, found

    def _attribution(
        self, individual: str, decision: Decision, enrolled: tuple[Enrollment, ...]
    ) -> Attribution:
        organization = self._organizations.get(decision.organization)
        pay = paid(decision, organization, enrolled)
        party = self._party(individual, decision)
        kind, certainty = _standing(party)
        return Attribution(
            individual=individual,
            capacity=decision.capacity,
            organization=decision.organization,
            name=organization.name if organization else decision.organization,
            declared=organization is not None and organization.declared,
            hint=decision.hint,
            kind=kind,
            standing=party.standing if party else Standing.UNDETERMINED,
            certainty=certainty,
            paid=pay.answer,
            paid_certainty=_paid_certainty(pay.answer, is_shown=pay.is_shown),
            basis=_basis(decision, certainty),
            strength=decision.strength,
            grounds=decision.grounds,
        )

    def _party(self, individual: str, decision: Decision) -> Classified | None:
        if decision.capacity is Capacity.ORGANIZATION:
            return self._classified.get(decision.organization)
        if decision.capacity is Capacity.NOTHING_SHOWN:
            return self._classified.get(individual)
        return self._classified.get(f"{individual}#{decision.capacity}")


def _standing(party: Classified | None) -> tuple[Kind, Certainty]:
    """A party's kind as shares count it, and how far kind and standing hold."""
    if party is None or party.standing is Standing.UNDETERMINED:
        return Kind.UNKNOWN, Certainty.UNKNOWN
    kind = party.kind
    if kind is Kind.WORKER_COOPERATIVE and not _limbs_shown(party):
        kind = Kind.COOPERATIVE  # "or one whose limbs are not shown", says the domain page
    return kind, Certainty.SHOWN if party.basis is Basis.SHOWN else Certainty.PRESUMED


def _limbs_shown(party: Classified) -> bool:
    """Whether both limbs of 4(c) are declared with a source."""
    shown = {
        ground.fact
        for ground in party.facts
        if ground.answer is Answer.YES and ground.strength >= Strength.IMPORTED
    }
    return shown.issuperset(LIMBS)


def _paid_certainty(answer: Answer, *, is_shown: bool) -> Certainty:
    if answer is Answer.UNKNOWN:
        return Certainty.UNKNOWN
    return Certainty.SHOWN if is_shown else Certainty.PRESUMED


def _basis(decision: Decision, certainty: Certainty) -> Certainty:
    """Whether the answer for whom somebody acted is shown, presumed or open."""
    if decision.capacity is Capacity.CONFLICT:
        return Certainty.UNKNOWN
    if decision.capacity is Capacity.NOTHING_SHOWN:
        return certainty
    is_shown = decision.strength >= Strength.IMPORTED
    return Certainty.SHOWN if is_shown else Certainty.PRESUMED
