from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pplcheck.errors import ConfigurationError
from pplcheck.model.phyle import PhyleFlows
from pplcheck.model.report import Report
from pplcheck.pipeline.answering import answer
from pplcheck.pipeline.phyle import (
    phyle_flows,
    phyle_registers,
    project_at,
    project_paths,
    read_phyle,
)
from pplcheck.pipeline.request import Request
from tests.repos import build, commit

REGISTER = """\
[[organization]]
id = "nebula"
name = "Nebula Coop"
domains = ["nebula.example"]
kind = "worker-cooperative"
facts = { worker_owned = "yes", surplus_to_worker_owners = "yes" }
source = "statutes"
[[organization]]
id = "meadow"
name = "Meadow Coop"
domains = ["meadow.example"]
kind = "worker-cooperative"
facts = { worker_owned = "yes", surplus_to_worker_owners = "yes" }
source = "statutes"
[[organization]]
id = "orbit"
name = "Orbit Ltd"
domains = ["orbit.example"]
kind = "commercial"
facts = { profits_from_wage_labor = "yes" }
source = "company register"
[[person]]
name = "Eve"
identities = ["eve@self.example"]
[[person.enrollment]]
organization = "self"
"""
PHYLE = """\
name = "Two"
register = ["shared/register.toml"]
[[member]]
organization = "nebula"
[[member]]
organization = "meadow"
[[member]]
organization = "quiet"
[[project]]
name = "kitchen"
path = "kitchen"
steward = "meadow"
[[project]]
name = "garden"
path = "garden"
steward = "nebula"
[[project]]
name = "away"
url = "https://forge.example/away"
"""


def person(name: str, domain: str) -> str:
    return f"{name} <{name.lower()}@{domain}>"


def project(folder: Path, who: list[str]) -> Path:
    files = {"LICENSE": "SPDX-License-Identifier: PPL\n"}
    rows = [commit(name, files=files if at == 0 else {}) for at, name in enumerate(who)]
    return build(folder, rows)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    ada, mia = person("Ada", "nebula.example"), person("Mia", "meadow.example")
    ben, tim = person("Ben", "orbit.example"), person("Tim", "unheard.example")
    dan, eve = person("Dan", "users.noreply.github.com"), person("Eve", "self.example")
    project(tmp_path / "kitchen", [ada, ada, mia, ben, dan, eve, tim])
    project(tmp_path / "garden", [ada, ada, ada, mia])
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "register.toml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "phyle.toml").write_text(PHYLE, encoding="utf-8")
    return tmp_path


def flows(place: Path, *, without: str = "") -> PhyleFlows:
    phyle = read_phyle(place / "phyle.toml")
    reports: dict[str, Report] = {}
    for entry, path in project_paths(phyle):
        request = Request(path=path, as_of=date(2020, 6, 1), registers=phyle_registers(phyle))
        if entry.name != without:
            reports[entry.name] = answer(request)
    return phyle_flows(phyle, reports)


def test_who_works_on_whose_commons(place: Path) -> None:
    found = flows(place)

    assert found.between == (
        ("nebula", "nebula", 3),
        ("nebula", "meadow", 2),
        ("meadow", "meadow", 1),
        ("meadow", "nebula", 1),
    )
    assert found.silent == ("quiet",)


def test_shares_are_intervals(place: Path) -> None:
    kitchen = next(entry for entry in flows(place).projects if entry.project.name == "kitchen")

    first = kitchen.flows[0]

    assert (first.member, first.commits, first.recent, first.people) == ("nebula", 2, 2, 1)
    assert (first.low, first.high) == (2 / 7, 3 / 7)  # Dan alone shows nothing
    assert kitchen.commits == 7
    assert kitchen.open == 1


def test_what_outsiders_owe(place: Path) -> None:
    kitchen = next(entry for entry in flows(place).projects if entry.project.name == "kitchen")

    assert [(entry.party, entry.commits, entry.uses) for entry in kitchen.owed] == [
        ("orbit", 1, False)
    ]
    assert kitchen.others == 2
    assert kitchen.undetermined == 1  # the domain that nobody declares


def test_a_project_without_a_report_is_not_judged(place: Path) -> None:
    judged = {
        entry.project.name: entry.is_judged for entry in flows(place, without="garden").projects
    }

    assert judged == {"away": False, "garden": False, "kitchen": True}


def test_a_project_is_found_by_where_it_lies(place: Path) -> None:
    phyle = read_phyle(place / "phyle.toml")

    found = project_at(phyle, place / "shared" / ".." / "garden")

    assert found
    assert found.name == "garden"
    assert project_at(phyle, place / "shared") is None


def test_a_phyle_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no such file"):
        read_phyle(tmp_path / "phyle.toml")
