from __future__ import annotations

import gc
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import ConfigurationError, UsageError
from pplcheck.model.assembly import Assembly
from pplcheck.model.assembly_phyle import PhyleReport
from pplcheck.pipeline.phyle_reporting import (
    phyle_index,
    render_phyle,
    report_on_phyle,
)
from pplcheck.pipeline.request import Request
from tests.pipeline.test_phyle import person, place, project

__all__ = ["place"]

REQUEST = Request(path=Path(), as_of=date(2020, 6, 1))
FILE = "phyle.toml"


def told(place: Path, *paths: Path, request: Request = REQUEST) -> PhyleReport:
    return report_on_phyle(request, place / FILE, paths)


def each_told(place: Path, *paths: Path) -> dict[str, Assembly]:
    """The whole reports on projects that were looked at, by their names."""
    found: dict[str, Assembly] = {}
    report_on_phyle(REQUEST, place / FILE, paths, found.__setitem__)
    return found


def states(report: PhyleReport) -> dict[str, str]:
    return {row.name: row.state for row in report.projects}


def add(place: Path, text: str) -> None:
    with (place / FILE).open("a", encoding="utf-8") as file:
        file.write(text)


def test_projects_are_told_by_steward_with_what_flows_into_them(place: Path) -> None:
    report = told(place)

    assert [(row.name, row.steward_name) for row in report.projects] == [
        ("garden", "Nebula Coop"),
        ("kitchen", "Meadow Coop"),
        ("away", ""),
    ]
    kitchen = report.projects[1]
    assert (kitchen.license, kitchen.contributions, kitchen.people) == ("PPL", 7, 6)
    assert (kitchen.by_members, kitchen.by_others, kitchen.open) == (3, 2, 1)
    assert (kitchen.owing, kitchen.undetermined) == (1, 1)
    assert (report.judged, report.not_judged, report.complete) == (2, 1, True)


def test_members_give_to_their_own_and_to_others(place: Path) -> None:
    nebula, meadow, quiet = told(place).members

    assert (nebula.name, nebula.keeps, nebula.gave, nebula.recent) == ("Nebula Coop", 1, 5, 5)
    assert (nebula.to_own, nebula.to_others, nebula.shared, nebula.received) == (3, 2, 0, 1)
    assert (meadow.to_own, meadow.to_others, meadow.received) == (1, 1, 2)
    assert (quiet.name, quiet.silent, quiet.gave) == ("quiet", True, 0)


def test_flows_and_what_is_owed_name_their_project(place: Path) -> None:
    report = told(place)

    assert [(row.name, row.steward_name, row.commits) for row in report.between] == [
        ("Nebula Coop", "Nebula Coop", 3),
        ("Nebula Coop", "Meadow Coop", 2),
        ("Meadow Coop", "Meadow Coop", 1),
        ("Meadow Coop", "Nebula Coop", 1),
    ]
    assert (report.flows[2].project, report.flows[2].low) == ("kitchen", 0.285714)
    (owed,) = report.owed
    assert (owed.project, owed.name, owed.kind) == ("kitchen", "Orbit Ltd", "commercial")


def test_a_project_all_keep_is_shared(place: Path) -> None:
    project(place / "shed", [person("Ada", "nebula.example")])
    add(place, '[[project]]\nname = "shed"\npath = "shed"\n')

    report = told(place)

    assert report.members[0].shared == 1
    assert report.between[-1].steward_name == ""


@pytest.mark.parametrize(
    ("policy", "reason"),
    [(None, "no commit"), ("reading = 3\n", "reading")],
    ids=["no history", "a policy that is wrong"],
)
def test_a_project_that_cannot_be_checked_is_a_row_with_its_reason(
    place: Path, policy: str | None, reason: str
) -> None:
    add(place, '[[project]]\nname = "shed"\npath = "shed"\nsteward = "quiet"\n')
    if policy is None:
        project(place / "shed", [])
    else:
        project(place / "shed", [person("Ada", "nebula.example")])
        (place / "shed" / "pplcheck.toml").write_text(policy, encoding="utf-8")
    before = {row.name: row for row in told(place).projects}

    answer = told(place)

    row = before["shed"]
    assert (row.state, row.complete, answer.complete) == ("refused", False, False)
    assert reason in row.reason
    assert before["kitchen"].by_members == 3
    assert list(each_told(place)) == ["garden", "kitchen", "shed"]


def test_paths_narrow_it_to_the_projects_that_lie_there(place: Path) -> None:
    answer = told(place, place / "garden")

    assert states(answer) == {
        "garden": "judged",
        "kitchen": "left-out",
        "away": "address",
    }
    assert answer.complete
    assert list(each_told(place, place / "garden")) == ["garden"]


def test_a_path_where_no_project_lies_is_refused(place: Path) -> None:
    with pytest.raises(UsageError, match=r"no project of .* lies at"):
        told(place, place / "garden", place / "shared")


def test_a_register_that_is_wrong_is_said_at_once(place: Path) -> None:
    (place / "shared" / "register.toml").write_text("[[organisation]]\n", encoding="utf-8")

    with pytest.raises(ConfigurationError, match="organisation"):
        told(place)


def test_the_files_that_decided_are_named(place: Path) -> None:
    inputs = told(place).inputs

    assert [(entry.role, Path(entry.path).name) for entry in inputs] == [
        ("phyle", "phyle.toml"),
        ("register", "register.toml"),
    ]
    assert all(entry.digest.startswith("sha256:") for entry in inputs)


def test_a_site_has_the_phyle_as_its_index(place: Path) -> None:
    report = told(place)

    files = dict(phyle_index(report, {"kitchen": "kitchen-2"}, language="fr"))

    assert list(files) == ["phyle.json", "index.html"]
    assert 'href="kitchen-2.html"' in files["index.html"]
    assert files["phyle.json"] == render_phyle(report, "json", language="en")


def test_whole_reports_are_not_kept(place: Path) -> None:
    seen: list[int] = []
    before = {id(entry) for entry in gc.get_objects() if isinstance(entry, Assembly)}

    def each(_: str, report: Assembly) -> None:
        gc.collect()
        whole = [
            entry
            for entry in gc.get_objects()
            if isinstance(entry, Assembly) and entry.map and id(entry) not in before
        ]
        assert whole == [report]
        seen.append(len(whole))

    for name in ("shed", "barn", "mill"):
        project(place / name, [person("Ada", "nebula.example")])
        add(place, f'[[project]]\nname = "{name}"\npath = "{name}"\n')
    report_on_phyle(REQUEST, place / FILE, (), each)

    assert seen == [1] * 5


@pytest.mark.parametrize("format_", ["html", "markdown", "json", "csv", "terminal"])
def test_every_format_names_every_project(place: Path, format_: str) -> None:
    text = render_phyle(told(place), format_, language="en")

    assert all(name in text for name in ("kitchen", "garden", "away", "Orbit Ltd"))


def test_a_format_that_is_none_is_refused(place: Path) -> None:
    with pytest.raises(UsageError, match="no format is named 'pdf'"):
        render_phyle(replace(told(place), projects=()), "pdf", language="en")
