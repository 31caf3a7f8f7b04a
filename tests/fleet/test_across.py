from __future__ import annotations

from pathlib import Path

import pytest

from pplcheck.fleet.across import report
from pplcheck.fleet.places import Entry
from pplcheck.fleet.question import ask
from pplcheck.fleet.record_text import packed
from pplcheck.fleet.running import Plan, run
from pplcheck.fleet.store import Listed, Store, reading, writing
from pplcheck.fleet.worker import Bounds, Outcome
from pplcheck.model.fleet_report import FleetReport
from pplcheck.pipeline.request import Request
from pplcheck.pipeline.scanning import scan
from tests.fleet.projects import DAY
from tests.repos import build, clone, commit

REGISTER = """
schema = 1
[[organization]]
id = "nebula"
name = "Nebula Coop"
domains = ["nebula.example"]
kind = "worker-cooperative"
facts = { worker_owned = "yes", surplus_to_worker_owners = "yes" }
source = "statutes"
checked = 2020-01-01
[[organization]]
id = "orbit"
name = "Orbit Ltd"
domains = ["orbit.example"]
kind = "commercial"
facts = { profits_from_wage_labor = "yes" }
source = "register of companies"
checked = 2020-01-01
"""
ADA, CY = "Ada <ada@nebula.example>", "Cy <cy@nebula.example>"
BEN, DEE = "Ben <ben@orbit.example>", "Dee <dee@mail.example>"
PPL, MIT = "SPDX-License-Identifier: PPL\n", "SPDX-License-Identifier: MIT\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fleet of a phyle: a kitchen that went from MIT to the PPL, a fork, a garden, an address."""
    top = tmp_path_factory.mktemp("fleet")
    (top / "register.toml").write_text(REGISTER)
    kitchen = build(
        top / "kitchen",
        [
            commit(ADA, files={"LICENSE": MIT}, date="2018-03-01"),
            commit(ADA, files={"LICENSE": PPL}, date="2019-03-01"),
            commit(BEN, files={"a": "b"}, date="2020-03-01"),
        ],
    )
    fork = clone(kitchen, top / "fork", "--bare")
    build(
        top / "garden",
        [
            commit(CY, files={"LICENSE": PPL}, date="2020-04-01"),
            commit(ADA, files={"a": "a"}, date="2020-04-02"),
            commit(DEE, files={"LICENSE": MIT}, date="2020-04-03"),
        ],
    )
    (fork / "HEAD").write_text("ref: refs/heads/other\n")
    first = (kitchen / ".git" / "refs" / "heads" / "main").read_text()
    (fork / "refs" / "heads" / "other").write_text(parent_of(kitchen, first.strip()) + "\n")
    entries = [
        Entry(name="kitchen", path=kitchen, steward="meadow"),
        Entry(name="fork", path=fork),
        Entry(name="garden", path=top / "garden", steward="nebula"),
        Entry(name="far", url="https://forge.example/far"),
        Entry(name="gone of x@y.example", path=top / "gone"),
    ]
    with writing(top / "out") as store:
        fill(store, entries, top)
    return top / "out"


def parent_of(repo: Path, commit_: str) -> str:
    from tests.repos import git

    return git(repo, "rev-parse", f"{commit_}^")


def fill(store: Store, entries: list[Entry], top: Path) -> None:
    (top / "key").write_bytes(b"k" * 32)
    request = Request(path=Path(), as_of=DAY, registers=(top / "register.toml",), show_people=True)
    asked = ask(request, members=("nebula", "meadow"), people_key=top / "key")
    plan = Plan(asked=asked, bounds=Bounds(), name="Ours")

    run(
        store,
        entries,
        plan,
        lambda tasks: (
            Outcome(
                identity=task.identity,
                record=packed(
                    scan(
                        asked.at(Path(task.path)),
                        members=asked.members,
                        people_key=asked.people_key,
                    )
                ),
            )
            for task in tasks
        ),
        lambda *_: None,
    )


@pytest.fixture(scope="module")
def told(folder: Path) -> FleetReport:
    with reading(folder) as store:
        return report(store, {"kitchen": "kitchen"})


def test_every_repository_is_told_those_refused_first(told: FleetReport) -> None:
    rows = {row.name: row for row in told.repositories}

    assert told.repositories[0].name == "gone of (address withheld)"
    assert (rows["kitchen"].state, rows["kitchen"].page) == ("judged", "kitchen")
    assert (rows["kitchen"].license, rows["kitchen"].owing) == ("PPL", 1)
    assert (rows["far"].state, rows["far"].as_of) == ("address", None)
    assert (told.name, told.listed, told.judged, told.refused) == ("Ours", 5, 3, 1)
    assert (told.addresses, told.complete, told.contributions) == (1, False, 8)
    assert (told.since, told.as_of) == (DAY, DAY)


def test_an_organization_is_one_over_all_repositories(told: FleetReport) -> None:
    nebula, *_ = told.organizations

    assert (nebula.name, nebula.kind, nebula.member) == ("Nebula Coop", "worker-cooperative", True)
    assert (nebula.repositories, nebula.commits) == (3, 6)
    assert (nebula.people_low, nebula.people_high) == (2, 4)
    assert nebula.first
    assert (nebula.first.year, nebula.low) == (2018, 0.75)


def test_who_works_on_whose_commons(told: FleetReport) -> None:
    rows = [(row.name, row.steward, row.commits) for row in told.works]

    assert rows == [
        ("Nebula Coop", "", 2),
        ("Nebula Coop", "meadow", 2),
        ("Nebula Coop", "Nebula Coop", 2),
    ]


def test_outsiders_are_told_over_all_repositories(told: FleetReport) -> None:
    orbit = next(row for row in told.ledger if row.party == "orbit")

    assert (orbit.name, orbit.kind, orbit.owed, orbit.agreed) == ("Orbit Ltd", "commercial", 1, 0)
    assert "nebula" not in {row.party for row in told.ledger}


def test_licenses_and_how_they_changed(told: FleetReport) -> None:
    roots = {row.license: (row.terms, row.repositories) for row in told.licenses}

    assert roots["PPL"] == ("reciprocal", 2)
    assert roots["MIT"] == ("none", 1)
    assert [(row.repository, row.before, row.after, row.closed) for row in told.changes] == [
        ("garden", "PPL", "MIT", True),
        ("fork", "MIT", "PPL", False),
        ("kitchen", "MIT", "PPL", False),
    ]


def test_forks_are_told_to_hold_the_same_history(told: FleetReport) -> None:
    assert [row.repositories for row in told.shared] == [("fork", "kitchen")]


def test_years_add_up(told: FleetReport) -> None:
    assert [(row.year, row.commits, row.repositories) for row in told.years] == [
        (2018, 2, 2),
        (2019, 2, 2),
        (2020, 4, 2),
    ]
    for row in told.years:
        assert sum(kind.commits for kind in row.kinds) == row.commits
        assert row.paid + row.presumed + row.unpaid + row.unknown == row.commits


def test_people_are_one_over_all_repositories(told: FleetReport) -> None:
    ada = told.people[0]

    assert (ada.name, ada.repositories, ada.commits) == ("Ada", 3, 5)
    assert (ada.first, ada.last) == (2018, 2020)


def test_concentration_over_all(told: FleetReport) -> None:
    spread = told.spread

    assert (spread.elephant, spread.largest, spread.low) == (1, "Nebula Coop", 0.75)
    assert (spread.half_repositories, spread.absence) == (2, 1)
    assert spread.high >= spread.low


def test_nothing_is_told_of_a_fleet_without_results(tmp_path: Path) -> None:
    with writing(tmp_path) as store:
        empty = report(store)

    assert (empty.listed, empty.judged, empty.contributions, empty.as_of) == (0, 0, 0, None)
    assert (empty.spread.elephant, empty.spread.high, empty.years) == (0, 0.0, ())


def test_what_a_killed_run_did_not_come_to_is_no_clean_result(tmp_path: Path) -> None:
    entry = Entry(name="kitchen", path=tmp_path)
    with writing(tmp_path / "out") as store:
        store.list([Listed(entry=entry, identity="here", tip="tip")], {})
        found = report(store)

    (row,) = found.repositories
    assert (row.state, found.complete, found.judged) == ("waiting", False, 0)
    assert row.reason == "the run ended before it was scanned; run again"


def test_lists_are_bounded_and_say_what_they_leave_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REPOSITORIES", "YEARS"):
        monkeypatch.setattr(f"pplcheck.fleet.across.{name}", 2)
    with reading(folder) as store:
        short = report(store)

    assert (len(short.repositories), short.more_repositories) == (2, 3)
    assert ([row.year for row in short.years], short.more_years) == ([2019, 2020], 1)
