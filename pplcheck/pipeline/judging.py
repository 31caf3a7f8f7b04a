"""The order of the stages, from what is looked at to a report; no stage is done here."""

from __future__ import annotations

from dataclasses import replace

from pplcheck import gate
from pplcheck._version import __version__
from pplcheck.config.profiles import load_profiles
from pplcheck.errors import CouldNotCheckError
from pplcheck.governance.shares import shares
from pplcheck.history.begun import Begun
from pplcheck.history.quarantine import Quarantine
from pplcheck.licensing.compatibility import combinations
from pplcheck.licensing.conflicts import conflicts
from pplcheck.licensing.effective import effective
from pplcheck.licensing.scope import coverage
from pplcheck.model.declaration import EffectiveLicense
from pplcheck.model.ledger import LedgerWork
from pplcheck.model.license import Terms
from pplcheck.model.report import Evidence, FileDigest, Finding, Report
from pplcheck.model.standing import PartyStanding, Reading
from pplcheck.people.questions import questions
from pplcheck.pipeline import governing
from pplcheck.pipeline.beside import Beside
from pplcheck.pipeline.comparing import Views, compare, findings
from pplcheck.pipeline.concentrating import concentrate
from pplcheck.pipeline.digests import digest_in
from pplcheck.pipeline.discovering import discovered
from pplcheck.pipeline.ledgers import named_as
from pplcheck.pipeline.periods import along, with_periods
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.shelving import shelf_of
from pplcheck.pipeline.sighting import Sight
from pplcheck.pipeline.touching import history_of, touching
from pplcheck.pipeline.who import Parties, find_parties, stand
from pplcheck.rules import ON_WAIVERS, rule


def report(request: Request, sight: Sight, log: Begun) -> Report:
    """The whole report on what is looked at; `log` is that of its head, begun before."""
    return judge(request, sight, log)[0]


def judge(request: Request, sight: Sight, log: Begun) -> tuple[Report, Parties]:
    """The whole report, with the parties it is about, for whoever looks at these again."""
    policy, baseline = sight.rules.policy, sight.rules.baseline
    evidence, parties = _evidence(request, sight, log)
    views = Views(head=evidence)
    if sight.base is not None:
        views = compare(request, sight, sight.base, evidence, parties)
        evidence = views.head
    digest = digest_in(sight.files)
    found = findings(views)
    uses = gate.waiver_uses(policy.waivers, policy.path, found, request.as_of, digest)
    evidence = replace(evidence, waivers=uses)
    found += tuple(finding for entry in ON_WAIVERS for finding in entry.check(evidence))
    kept, outcome = gate.judge(
        evidence, found, policy, digest, baseline=baseline, at_base=views.at_base
    )
    judged = Report(
        tool_version=__version__,
        as_of=request.as_of,
        reading=policy.reading,
        complete=not any(gap.fatal for gap in evidence.gaps),
        judged=sight.judged,
        policy=FileDigest(path=policy.path, digest=policy.digest) if policy.path else None,
        registers=governing.digests(sight.rules.registers),
        evidence=evidence,
        findings=kept,
        questions=questions(
            evidence.standings,
            unattributed=evidence.history.unattributed,
            reciprocal=evidence.license.terms is Terms.RECIPROCAL,
            users_declared=bool(sight.rules.declared.users),
        ),
        outcome=outcome,
        show_people=request.may_tell_people_apart,
        baseline=FileDigest(path=baseline.path, digest=baseline.digest) if baseline else None,
    )
    return judged, parties


def _evidence(request: Request, sight: Sight, log: Begun) -> tuple[Evidence, Parties]:
    """Everything the rules look at, and the parties; the history is counted beside the tree."""
    repository, policy, paths = sight.repository, sight.rules.policy, sight.files.paths
    counting = Beside(lambda: history_of(request, sight, log, touched=touching(request, sight)))
    profiles = load_profiles()
    seen = discovered(request, sight, sight.files, profiles)
    history = counting.result()
    present = effective(seen.declarations, profiles)
    dating = Beside(lambda: _dated(request, sight, log, present, commits=history.commits))
    covered = coverage(paths, seen.declarations, present, profiles)
    parties = find_parties(sight.rules, history, as_of=request.as_of)
    license_ = dating.result()
    standings = stand(
        parties,
        sight.rules,
        as_of=request.as_of,
        license_=license_,
        covered=covered,
        profiles=profiles,
    )
    standings, ledger = _named(request, repository, standings, parties.ledger)
    evidence = Evidence(
        as_of=request.as_of,
        reading=policy.reading,
        undetermined_fails=policy.undetermined_fails,
        judged=sight.judged,
        history=history,
        declarations=seen.declarations,
        conflicts=conflicts(seen.declarations),
        combinations=combinations(paths, seen.declarations, present, profiles),
        license=license_,
        profiles=profiles,
        coverage=covered,
        standings=standings,
        shares=shares(standings, history.unattributed),
        ledger=ledger,
        power=concentrate(sight, history, parties, as_of=request.as_of),
        gaps=seen.gaps,
    )
    return evidence, parties


def _dated(
    request: Request, sight: Sight, log: Begun, present: EffectiveLicense, *, commits: int
) -> EffectiveLicense:
    """The license in force with its periods, along the main line that the log has shown."""
    repository, paths = sight.repository, sight.files.paths
    shelf = shelf_of(request.cache, repository)
    line = along(repository, sight.judged.head, paths, begun=log, shelf=shelf)
    return with_periods(present, line, load_profiles(), paths=paths, commits=commits)


def _named(
    request: Request,
    repository: Quarantine,
    standings: tuple[PartyStanding, ...],
    ledger: tuple[LedgerWork, ...],
) -> tuple[tuple[PartyStanding, ...], tuple[LedgerWork, ...]]:
    """Standings and lines of ledgers, under pseudonyms where the caller wants these."""
    if request.pseudonyms is None:
        return standings, ledger
    from pplcheck.pipeline.pseudonyms import read_key, under_pseudonyms

    hidden = under_pseudonyms(standings, read_key(request.pseudonyms, repository))
    return hidden, named_as(hidden, ledger)


def refusal(request: Request, error: CouldNotCheckError) -> Report:
    """The report where nothing could be judged: the reason as its one finding."""
    family = rule(error.code)
    finding = Finding(
        code=family.code,
        name=family.name,
        severity=family.severity,
        message=str(error),
        remedy=family.remedy,
        subject=family.name,
    )
    return Report(
        tool_version=__version__,
        as_of=request.as_of,
        reading=request.reading or Reading.KLEINER,
        complete=False,
        judged=None,
        policy=None,
        registers=(),
        evidence=None,
        findings=(finding,),
        questions=(),
        outcome=gate.refuse((str(error),)),
        show_people=request.may_tell_people_apart,
    )
