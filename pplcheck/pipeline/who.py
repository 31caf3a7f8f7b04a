"""The stages that tell who stands where: individuals, organizations, standing, verdict."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from pplcheck.model.contribution import History, Role
from pplcheck.model.declaration import Coverage, EffectiveLicense
from pplcheck.model.frozen import frozen
from pplcheck.model.ledger import LedgerWork
from pplcheck.model.license import LicenseTerms
from pplcheck.model.party import Engagement, Individual, Organization
from pplcheck.model.standing import PartyStanding
from pplcheck.people.affiliate import Affiliations, affiliate
from pplcheck.people.recorded import record
from pplcheck.people.resolve import Resolution, resolve
from pplcheck.pipeline.governing import Governing
from pplcheck.standing.assess import assess
from pplcheck.standing.classify import classify
from pplcheck.standing.situation import Classified, Setting, Situation


@frozen
class Parties:
    """Everybody in a history: individuals, organizations, and where each of them stands.

    `individuals` are those of the history and those that only a ledger shows.
    """

    resolution: Resolution
    organizations: tuple[Organization, ...]
    classified: tuple[Classified, ...]
    ledger: tuple[LedgerWork, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    individuals: tuple[Individual, ...] = ()


def find_parties(
    rules: Governing, history: History, *, as_of: date, count: Collection[Role] = ()
) -> Parties:
    """Who is who, and what each party is to the commons; no license is looked at.

    `count` adds roles to those the policy counts.
    """
    policy, declared = rules.policy, rules.declared
    roles = (*policy.count, *(role for role in count if role not in policy.count))
    resolution = resolve(history.activities, declared.people)
    found = _affiliated(rules, history, resolution, roles)
    recorded = record(
        (entry for ledger in rules.ledgers for entry in ledger.entries),
        organizations=found.organizations,
        people=declared.people,
        individuals=resolution.individuals,
        as_of=as_of,
    )
    individuals = (*resolution.individuals, *recorded.individuals)
    situation = Situation(
        engagements=(*found.engagements, *recorded.engagements),
        organizations=found.organizations,
        individuals=individuals,
        users=declared.users,
        agreements=declared.agreements,
        window_months=policy.window_months,
        threshold_commits=policy.threshold_commits,
        count=roles,
        presume_commoner=policy.presume_commoner,
        as_of=as_of,
    )
    return Parties(
        resolution=resolution,
        organizations=found.organizations,
        classified=classify(situation),
        ledger=recorded.works,
        engagements=found.engagements,
        individuals=individuals,
    )


def _affiliated(
    rules: Governing, history: History, resolution: Resolution, roles: Collection[Role]
) -> Affiliations:
    """For whom everybody acted, by all evidence there is."""
    return affiliate(
        history.activities,
        resolution,
        rules.declared.organizations,
        count=roles,
        signatures=history.signatures,
    )


def stand(  # noqa: PLR0913 - what the earlier stages found, one argument each
    parties: Parties,
    rules: Governing,
    *,
    as_of: date,
    license_: EffectiveLicense,
    covered: Coverage,
    profiles: tuple[LicenseTerms, ...],
) -> tuple[PartyStanding, ...]:
    """Everybody's standing and verdict."""
    setting = Setting(
        expression=license_.expression,
        profiles=profiles,
        terms=license_.terms,
        since=license_.since.day if license_.since else None,
        paths=covered.reciprocal,
        reading=rules.policy.reading,
        as_of=as_of,
    )
    return assess(parties.classified, setting)
