"""The report for an assembly, put together from what the stages found; nothing is judged here."""

from __future__ import annotations

from dataclasses import replace

from pplcheck._version import __version__
from pplcheck.formats.html.weight import FRAME, PAGE, weight
from pplcheck.model.assembly import SCHEMA_VERSION, Assembly
from pplcheck.model.assembly_evidence import Book
from pplcheck.model.assembly_figures import Power
from pplcheck.model.attribution import Portion
from pplcheck.model.contribution import Contribution, History, Role
from pplcheck.model.frozen import frozen
from pplcheck.model.influence import Integrations
from pplcheck.model.report import Evidence, Report
from pplcheck.pipeline import sighting
from pplcheck.pipeline.assembly_book import books
from pplcheck.pipeline.assembly_evidence import Sight, exchanges, recorded_works
from pplcheck.pipeline.assembly_figures import makers, work, years
from pplcheck.pipeline.assembly_map import license_map
from pplcheck.pipeline.assembly_minutes import annex, minutes
from pplcheck.pipeline.assembly_power import power
from pplcheck.pipeline.assembly_verdict import verdict
from pplcheck.pipeline.attributing import Attributor
from pplcheck.pipeline.exact import exact
from pplcheck.pipeline.told import last
from pplcheck.pipeline.who import Parties
from pplcheck.standing.window import window_start

SPAN = 40
"""How many years the report tells one by one, the last ones."""

YEARS = 120_000
"""Bytes of years on the page, with their pictures."""

EXCHANGES = 0.4
"""The part that the reciprocity ledger may take of what all else leaves of the page."""

NO_EVIDENCE = Book(findings=(), more_findings=0, dossiers=(), more_dossiers=0)

ROLES = (Role.AUTHOR, Role.CO_AUTHOR)
"""The roles that all shares of the report count, those that standings count too."""


@frozen
class Gathered:
    """What the stages found of one repository."""

    report: Report
    seen: sighting.Sight
    integrations: Integrations | None
    parties: Parties


@frozen
class Attributed:
    """Who says whom contributions of a history are attributed to, and their sums."""

    attributor: Attributor
    portions: tuple[Portion, ...]


def attributed(gathered: Gathered, evidence: Evidence) -> Attributed:
    """All contributions of a repository, each attributed and summed by year."""
    rules, history, as_of = gathered.seen.rules, evidence.history, gathered.report.as_of
    attributor = Attributor(rules, history, as_of=as_of, roles=ROLES, parties=gathered.parties)
    return Attributed(attributor=attributor, portions=portions_of(history, attributor))


def assemble(gathered: Gathered, known: Attributed | None = None) -> Assembly:
    """The whole report on a repository that could be judged; `known` spares attributing again."""
    report, seen = gathered.report, gathered.seen
    evidence, judged = report.evidence, report.judged
    if evidence is None or judged is None:
        return refused(report)
    declared = frozenset(entry.id for entry in seen.rules.declared.organizations)
    sight = Sight(evidence, declared, show_people=report.show_people)
    known = known or attributed(gathered, evidence)
    attributor, portions = known.attributor, known.portions
    told = last(years(portions), YEARS, SPAN)
    recorded = recorded_works(evidence.ledger, show_people=report.show_people)
    found = Assembly(
        schema_version=SCHEMA_VERSION,
        tool="pplcheck",
        version=__version__,
        as_of=report.as_of,
        reading=report.reading.value,
        complete=report.complete,
        people_shown=report.show_people,
        work=work(evidence, judged, portions),
        verdict=verdict(report, evidence, sight),
        makers=makers(evidence, portions, sight.anchor, fold=not report.show_people),
        years=told.entries,
        more_years=told.more,
        power=_power(gathered, evidence, attributor, portions),
        exchanges=(),
        more_exchanges=0,
        recorded=recorded.entries,
        more_recorded=recorded.more,
        book=NO_EVIDENCE,
        appendix=(),
        map=license_map(evidence, tuple(seen.files.paths)),
        minutes=minutes(report, evidence, sight, None),
        annex=annex(report, evidence, seen),
    )
    return exact(_evident(found, report, evidence, sight))


def _evident(found: Assembly, report: Report, evidence: Evidence, sight: Sight) -> Assembly:
    """The report with the lists that take what all others leave of the page."""
    room = PAGE - FRAME - weight(found)
    owed = exchanges(evidence, sight, report.as_of, int(room * EXCHANGES))
    pages = books(report, evidence, sight, room - weight(owed.entries))
    return replace(
        found,
        exchanges=owed.entries,
        more_exchanges=owed.more,
        book=pages[0],
        appendix=pages[1:],
    )


def in_brief(report: Assembly) -> Assembly:
    """What an index tells of a report, so that the whole of it need not be kept."""
    return replace(
        report,
        verdict=replace(report.verdict, clauses=(), due=(), questions=()),
        makers=None,
        years=(),
        power=None,
        exchanges=(),
        recorded=(),
        book=NO_EVIDENCE,
        appendix=(),
        map=None,
        minutes=replace(report.minutes, waivers=(), disputes=(), since=None),
        annex=replace(report.annex, inputs=(), gaps=(), clauses=()),
    )


def refused(report: Report) -> Assembly:
    """The report where nothing could be judged: why, and nothing else."""
    pages = books(report, None, None, PAGE - FRAME)
    return Assembly(
        schema_version=SCHEMA_VERSION,
        tool="pplcheck",
        version=__version__,
        as_of=report.as_of,
        reading=report.reading.value,
        complete=False,
        people_shown=report.show_people,
        work=None,
        verdict=verdict(report, None, None),
        makers=None,
        years=(),
        more_years=0,
        power=None,
        exchanges=(),
        more_exchanges=0,
        recorded=(),
        more_recorded=0,
        book=pages[0],
        appendix=pages[1:],
        map=None,
        minutes=minutes(report, None, None, None),
        annex=annex(report, None, None),
    )


def portions_of(history: History, attributor: Attributor) -> tuple[Portion, ...]:
    """All contributions that name somebody, summed by year and attribution."""
    counts: dict[tuple[int, int], Portion] = {}
    for activity in history.activities:
        if activity.role not in ROLES:
            continue
        for day, number in activity.days:
            found = attributor.attribute(
                Contribution(
                    commit="",
                    day=day,
                    role=activity.role,
                    raw=activity.raw,
                    identity=activity.identity,
                )
            )
            if found is None:
                continue
            key = id(found), day.year  # the attributor keeps each answer, so an id stays its own
            known = counts.get(key)
            count = number + (known.count if known else 0)
            counts[key] = Portion(attribution=found, year=day.year, count=count)
    return tuple(counts.values())


def _power(
    gathered: Gathered,
    evidence: Evidence,
    attributor: Attributor,
    portions: tuple[Portion, ...],
) -> Power:
    policy = gathered.seen.rules.policy
    return power(
        portions,
        evidence.history.activities,
        gathered.integrations,
        attributor.parties.resolution.owner,
        unattributed=evidence.history.unattributed,
        since=window_start(evidence.as_of, policy.window_months),
    )
