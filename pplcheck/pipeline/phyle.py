"""A phyle's file read, and what its projects' reports show of one another's members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pplcheck.config.phyle import load_phyle
from pplcheck.model.party import Capacity
from pplcheck.model.phyle import Flow, Owed, Phyle, PhyleFlows, Project, ProjectFlows
from pplcheck.model.report import Evidence, Report
from pplcheck.model.standing import Basis, PartyStanding, Reciprocity, Standing
from pplcheck.pipeline.governing import read_file


def read_phyle(path: Path) -> Phyle:
    """The phyle in a file of the caller's.

    Raises ConfigurationError with all that is wrong with it, UnreadableConfigurationError where
    it cannot be read.
    """
    return load_phyle(read_file(path), str(path))


def phyle_registers(phyle: Phyle) -> tuple[Path, ...]:
    """The registers its members share; a report reads them as if they came by --register."""
    return tuple(Path(phyle.path).parent / name for name in phyle.registers)


def project_paths(phyle: Phyle) -> tuple[tuple[Project, Path], ...]:
    """Every project that lies on this machine, with its folder; an address is never fetched."""
    folder = Path(phyle.path).parent
    return tuple((entry, folder / entry.path) for entry in phyle.projects if entry.path)


def project_at(phyle: Phyle, path: Path) -> Project | None:
    """The project that lies at a path, None where none of them does."""
    wanted = path.resolve()
    return next((entry for entry, at in project_paths(phyle) if at.resolve() == wanted), None)


def phyle_flows(phyle: Phyle, reports: Mapping[str, Report]) -> PhyleFlows:
    """What flows between members, and what outsiders owe, by the reports of projects by name.

    A project without a report, or with one that could not be judged, is told as not judged.
    """
    return summed(
        phyle, [project_flows(phyle, entry, reports.get(entry.name)) for entry in phyle.projects]
    )


def summed(phyle: Phyle, projects: Iterable[ProjectFlows]) -> PhyleFlows:
    """The flows of all projects together, by their names."""
    ranked = tuple(sorted(projects, key=lambda entry: entry.project.name))
    heard = {flow.member for entry in ranked for flow in entry.flows}
    silent = tuple(member for member in phyle.members if member not in heard)
    return PhyleFlows(name=phyle.name, projects=ranked, silent=silent)


def project_flows(phyle: Phyle, project: Project, report: Report | None) -> ProjectFlows:
    """What flows into one project, by its report; without one it is told as not judged."""
    evidence = report.evidence if report else None
    if evidence is None:
        return ProjectFlows(project=project, is_judged=False)
    outside = [entry for entry in evidence.organizations if entry.party not in phyle.members]
    return ProjectFlows(
        project=project,
        is_judged=True,
        commits=evidence.contributions,
        flows=_from_members(phyle, project, evidence),
        others=sum(entry.commits for entry in outside),
        open=_open(evidence),
        owed=_owed(outside),
        undetermined=sum(entry.reciprocity is Reciprocity.UNDETERMINED for entry in outside),
    )


def _from_members(phyle: Phyle, project: Project, evidence: Evidence) -> tuple[Flow, ...]:
    total, unknown = evidence.contributions, _open(evidence)
    given = [
        entry for entry in evidence.organizations if entry.party in phyle.members and entry.commits
    ]
    return tuple(
        Flow(
            member=entry.party,
            name=entry.name,
            steward=project.steward,
            project=project.name,
            commits=entry.commits,
            recent=entry.recent,
            people=entry.people,
            low=entry.commits / total,
            high=(entry.commits + unknown) / total,
        )
        for entry in sorted(given, key=lambda entry: (-entry.commits, entry.party))
    )


def _open(evidence: Evidence) -> int:
    """Contributions of which nothing shows for whom: any of them may be a member's."""
    people = (entry for entry in evidence.standings if entry.is_person)
    return evidence.history.unattributed + sum(
        entry.commits for entry in people if not _acts_for_themselves(entry)
    )


def _acts_for_themselves(entry: PartyStanding) -> bool:
    is_shown = entry.basis is Basis.SHOWN and entry.standing is not Standing.UNDETERMINED
    return is_shown or entry.party.endswith(f"#{Capacity.SELF}")


def _owed(outside: list[PartyStanding]) -> tuple[Owed, ...]:
    return tuple(
        Owed(
            party=entry.party,
            name=entry.name,
            kind=entry.kind,
            commits=entry.commits,
            uses=bool(entry.uses),
        )
        for entry in sorted(outside, key=lambda entry: (-entry.commits, entry.party))
        if entry.reciprocity is Reciprocity.APPLIES
    )
