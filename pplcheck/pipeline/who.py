"""The stages that tell who stands where: individuals, organizations, standing, verdict."""

from __future__ import annotations

from datetime import date

from pplcheck.model.contribution import History
from pplcheck.model.declaration import Coverage, EffectiveLicense
from pplcheck.model.license import LicenseTerms
from pplcheck.model.standing import PartyStanding
from pplcheck.people.affiliate import affiliate
from pplcheck.people.resolve import resolve
from pplcheck.pipeline.governing import Governing
from pplcheck.standing.assess import Setting, assess
from pplcheck.standing.classify import classify
from pplcheck.standing.situation import Situation


def stand(  # noqa: PLR0913 - what the earlier stages found, one argument each
    rules: Governing,
    *,
    as_of: date,
    history: History,
    license_: EffectiveLicense,
    covered: Coverage,
    profiles: tuple[LicenseTerms, ...],
) -> tuple[PartyStanding, ...]:
    """Everybody's standing and verdict."""
    policy, declared = rules.policy, rules.declared
    resolution = resolve(history.activities, declared.people)
    found = affiliate(history.activities, resolution, declared.organizations, count=policy.count)
    classified = classify(
        Situation(
            engagements=found.engagements,
            organizations=found.organizations,
            individuals=resolution.individuals,
            users=declared.users,
            agreements=declared.agreements,
            window_months=policy.window_months,
            threshold_commits=policy.threshold_commits,
            count=policy.count,
            presume_commoner=policy.presume_commoner,
            as_of=as_of,
        )
    )
    setting = Setting(
        expression=license_.expression,
        profiles=profiles,
        terms=license_.terms,
        since=license_.since.day if license_.since else None,
        paths=covered.reciprocal,
        reading=policy.reading,
        as_of=as_of,
    )
    return assess(classified, setting)
