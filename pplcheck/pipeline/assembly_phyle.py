"""The report on a phyle, put together from the reports of its projects; nothing is judged here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pplcheck._version import __version__
from pplcheck.formats.html.weight import FRAME, PAGE, weight
from pplcheck.formats.neutral import without_addresses
from pplcheck.model.assembly import SCHEMA_VERSION, Assembly, Input
from pplcheck.model.assembly_phyle import (
    BetweenRow,
    FlowRow,
    MemberRow,
    OwedRow,
    PhyleReport,
    ProjectRow,
)
from pplcheck.model.frozen import frozen
from pplcheck.model.phyle import Flow, Phyle, PhyleFlows, Project, ProjectFlows
from pplcheck.pipeline.exact import exact
from pplcheck.pipeline.phyle import summed
from pplcheck.pipeline.told import Told, within

PROJECTS = 300
MEMBERS = 100
BETWEEN = 80
FLOWS = 100
OWED = 100
"""Rows of each list at most."""

GIVING = 120_000
"""Bytes of members on the page."""

OTHERS = 45_000
"""Bytes of each other list on the page but that of projects, which has what all these leave."""


@frozen
class Visited:
    """A project as it was found. `assembly` is None where it was not looked at."""

    project: Project
    flows: ProjectFlows
    state: str
    reason: str = ""
    assembly: Assembly | None = None


def assemble_phyle(
    phyle: Phyle,
    visited: Sequence[Visited],
    names: Mapping[str, str],
    inputs: tuple[Input, ...],
    as_of: date,
) -> PhyleReport:
    """The whole report; `names` are those of members by their ids, as far as registers say."""
    found = summed(phyle, (entry.flows for entry in visited))
    sight, read = _Names(names, found), within(inputs, OTHERS // 4)
    members = within(_members(phyle, found, sight), GIVING, MEMBERS)
    between = within((sight.between(*entry) for entry in found.between), OTHERS, BETWEEN)
    flows = within((sight.flow(each) for p in found.projects for each in p.flows), OTHERS, FLOWS)
    owed = within((row for entry in found.projects for row in _owed(entry)), OTHERS, OWED)
    room = PAGE - FRAME - sum(weight(e.entries) for e in (read, members, between, flows, owed))
    projects = _told([_project(entry, sight) for entry in visited], room)
    return exact(
        PhyleReport(
            schema_version=SCHEMA_VERSION,
            tool="pplcheck",
            version=__version__,
            as_of=as_of,
            complete=all(entry.assembly is None or entry.assembly.complete for entry in visited),
            name=phyle.name,
            inputs=read.entries,
            more_inputs=read.more,
            judged=sum(entry.state == "judged" for entry in visited),
            not_judged=sum(entry.state != "judged" for entry in visited),
            projects=tuple(sorted(projects.entries, key=lambda row: _by_steward(phyle, row))),
            more_projects=projects.more,
            members=members.entries,
            more_members=members.more,
            between=between.entries,
            more_between=between.more,
            flows=flows.entries,
            more_flows=flows.more,
            owed=owed.entries,
            more_owed=owed.more,
        )
    )


class _Names:
    """What members are called: by registers, else as a report has it, else by their id."""

    def __init__(self, names: Mapping[str, str], found: PhyleFlows) -> None:
        told = {flow.member: flow.name for entry in found.projects for flow in entry.flows}
        self._names = {**told, **{member: name for member, name in names.items() if name}}

    def name(self, member: str) -> str:
        return without_addresses(self._names.get(member) or member)

    def between(self, member: str, steward: str, commits: int) -> BetweenRow:
        return BetweenRow(
            member=member,
            name=self.name(member),
            steward=steward,
            steward_name=self.name(steward),
            commits=commits,
        )

    def flow(self, flow: Flow) -> FlowRow:
        return FlowRow(
            member=flow.member,
            name=self.name(flow.member),
            project=flow.project,
            steward=flow.steward,
            steward_name=self.name(flow.steward),
            commits=flow.commits,
            recent=flow.recent,
            people=flow.people,
            low=flow.low,
            high=flow.high,
        )


def _told(rows: Sequence[ProjectRow], room: int) -> Told[ProjectRow]:
    """Projects by name; where there are too many, those that could not be checked stay."""
    ranked = sorted(rows, key=lambda row: row.name)
    told = within(ranked, room, PROJECTS)
    if not told.more:
        return told
    return within(sorted(ranked, key=lambda row: row.state != "refused"), room, PROJECTS)


def _by_steward(phyle: Phyle, row: ProjectRow) -> tuple[int, str]:
    """Grouped by who keeps them, in the order members are named; those all keep come last."""
    place = phyle.members.index(row.steward) if row.steward else len(phyle.members)
    return place, row.name


def _project(visited: Visited, sight: _Names) -> ProjectRow:
    project, flows, found = visited.project, visited.flows, visited.assembly
    work = found.work if found else None
    return ProjectRow(
        name=project.name,
        steward=project.steward,
        steward_name=sight.name(project.steward),
        url=project.url,
        state=visited.state,
        reason=without_addresses(visited.reason),
        complete=found.complete if found else False,
        head=work.head if work else "",
        license=found.verdict.license if found else "",
        terms=found.verdict.terms if found else "unknown",
        contributions=flows.commits,
        people=work.people if work else 0,
        by_members=sum(flow.commits for flow in flows.flows),
        by_others=flows.others,
        open=flows.open,
        owing=len(flows.owed),
        undetermined=flows.undetermined,
        errors=found.verdict.errors if work and found else 0,
    )


def _members(phyle: Phyle, found: PhyleFlows, sight: _Names) -> list[MemberRow]:
    """Members in the order the file names them."""
    given: dict[str, list[Flow]] = {member: [] for member in phyle.members}
    taken = dict.fromkeys(phyle.members, 0)
    for flow in (flow for entry in found.projects for flow in entry.flows):
        given[flow.member].append(flow)
        if flow.steward not in {"", flow.member}:
            taken[flow.steward] += flow.commits
    return [
        MemberRow(
            id=member,
            name=sight.name(member),
            keeps=sum(entry.project.steward == member for entry in found.projects),
            gave=_commits(given[member]),
            recent=sum(flow.recent for flow in given[member]),
            to_own=_commits(flow for flow in given[member] if flow.steward == member),
            to_others=_commits(flow for flow in given[member] if flow.steward not in {"", member}),
            shared=_commits(flow for flow in given[member] if not flow.steward),
            received=taken[member],
            silent=member in found.silent,
        )
        for member in phyle.members
    ]


def _commits(flows: Iterable[Flow]) -> int:
    return sum(flow.commits for flow in flows)


def _owed(flows: ProjectFlows) -> list[OwedRow]:
    return [
        OwedRow(
            project=flows.project.name,
            party=without_addresses(entry.party),
            name=without_addresses(entry.name or entry.party),
            kind=entry.kind.value,
            commits=entry.commits,
            uses=entry.uses,
        )
        for entry in flows.owed
    ]
