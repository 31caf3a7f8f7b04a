from __future__ import annotations

from datetime import date

from pplcheck.model.assembly_phyle import PhyleReport
from pplcheck.model.phyle import Phyle, Project, ProjectFlows
from pplcheck.pipeline.assembly_phyle import MEMBERS, PROJECTS, Visited, assemble_phyle


def assembled(projects: int, refused: str = "", members: int = 1) -> PhyleReport:
    entries = tuple(Project(name=f"p{number:04}", url="x") for number in range(projects))
    phyle = Phyle(
        path="phyle.toml",
        digest="",
        name="Many",
        members=tuple(f"m{number:04}" for number in range(members)),
        projects=entries,
    )
    visited = [
        Visited(
            project=entry,
            flows=ProjectFlows(project=entry, is_judged=False),
            state="refused" if entry.name == refused else "address",
            reason="ask ada@mail.example" if entry.name == refused else "",
        )
        for entry in entries
    ]
    return assemble_phyle(phyle, visited, {"m0000": ""}, (), date(2026, 6, 1))


def test_of_too_many_projects_those_that_could_not_be_checked_stay() -> None:
    last = f"p{PROJECTS + 1:04}"

    report = assembled(PROJECTS + 2, refused=last)

    names = [row.name for row in report.projects]
    assert (len(names), report.more_projects, report.not_judged) == (PROJECTS, 2, PROJECTS + 2)
    assert names == sorted(names)
    assert names[-1] == last


def test_no_address_of_a_person_is_told() -> None:
    report = assembled(1, refused="p0000")

    assert "ada@" not in report.projects[0].reason


def test_members_left_out_are_counted_and_a_name_is_missing_rather_than_wrong() -> None:
    report = assembled(1, members=MEMBERS + 3)

    assert (len(report.members), report.more_members) == (MEMBERS, 3)
    assert report.members[0].name == "m0000"
