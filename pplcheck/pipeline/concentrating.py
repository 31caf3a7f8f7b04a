"""The stage that tells who writes and who accepts: figures on power, with what is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pplcheck.governance.concentration import (
    absence_factor,
    elephant_factor,
    holdings,
    tallied,
)
from pplcheck.history.landings import read_landings
from pplcheck.model.contribution import History, Role
from pplcheck.model.party import Kind
from pplcheck.model.power import Power
from pplcheck.people.affiliate import affiliate
from pplcheck.people.resolve import resolve
from pplcheck.pipeline.sighting import Sight
from pplcheck.pipeline.who import Parties
from pplcheck.standing.window import window_start


def concentrate(sight: Sight, history: History, parties: Parties, *, as_of: date) -> Power:
    """Power within the window of the policy that ends on a day."""
    rules = sight.rules
    since = window_start(as_of, rules.policy.window_months)
    acts = tallied(parties.engagements, since=since, until=as_of, unknown=history.unattributed)
    organizations = {entry.id: entry for entry in parties.organizations}
    power = Power(
        lines=rules.policy.lines,
        since=since,
        until=as_of,
        written=acts.total,
        people=absence_factor(acts),
        organizations=elephant_factor(acts),
        writers=holdings(acts, organizations),
    )
    return _with_acceptors(power, sight)


def _with_acceptors(power: Power, sight: Sight) -> Power:
    """The figures with who accepts; the log is read only where a business could be among them."""
    declared, policy = sight.rules.declared, sight.rules.policy
    has_business = any(entry.kind is Kind.COMMERCIAL for entry in declared.organizations)
    if not has_business or power.lines.merge_share >= 1:
        return power
    landings = read_landings(
        sight.repository,
        sight.judged.head,
        since=power.since,
        until=power.until,
        mailmap=sight.mailmap,
        bots=policy.bots,
    )
    if landings is None:
        return power
    found = affiliate(
        landings.activities,
        resolve(landings.activities, declared.people),
        declared.organizations,
        count={Role.REVIEW},
    )
    acts = tallied(
        found.engagements,
        since=power.since,
        until=power.until,
        roles=frozenset({Role.REVIEW}),
        unknown=landings.unknown,
    )
    organizations = {entry.id: entry for entry in found.organizations}
    return replace(
        power,
        accepted=acts.total,
        acceptors=holdings(acts, organizations),
        is_acceptance_known=True,
    )
