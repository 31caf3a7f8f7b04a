from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from pplcheck.history.build import Plan
from pplcheck.model.power import Factor, Power
from pplcheck.pipeline import Request, answer
from tests.repos import build, commit, raw_commit

ADA = "Ada <ada@nebula.example>"
BEN = "Ben <ben@orbit.example>"
FREEMAIL = "gmail" + ".com"
CLEO = f"Cleo <cleo@{FREEMAIL}>"
DORA = f"Dora <dora@{FREEMAIL}>"
REGISTER = f"""
[[organization]]
id = "orbit"
name = "Orbit Ltd"
domains = ["orbit.example"]
kind = "commercial"
source = "imprint"

[[person]]
name = "Dora"
identities = ["{DORA}"]
[[person.enrollment]]
organization = "orbit"
"""
HISTORY = [
    commit(BEN, date="2010-01-01"),
    *(commit(BEN, date="2026-01-01") for _ in range(6)),
    commit(ADA, date="2026-02-01", committer=DORA),
    commit(ADA, date="2026-02-02", committer=BEN),
    commit(CLEO, date="2026-02-03", committer="GitHub <noreply@github.com>"),
]


def power(
    folder: Path, commits: Sequence[Plan] = HISTORY, policy: str = "", register: str = REGISTER
) -> Power:
    repo = build(folder / "r", commits)
    return power_of(repo, policy, register)


def power_of(repo: Path, policy: str = "", register: str = REGISTER) -> Power:
    (repo / "register.toml").write_text(register)
    (repo / "pplcheck.toml").write_text('register = ["register.toml"]\n' + policy)
    report = answer(Request(path=repo, as_of=date(2026, 3, 1)))
    assert report.evidence is not None
    assert report.evidence.power is not None
    return report.evidence.power


def test_the_figures_are_those_of_the_window(tmp_path: Path) -> None:
    found = power(tmp_path)

    assert (found.since, found.until) == (date(2024, 3, 1), date(2026, 3, 1))
    assert found.written == 9
    assert found.people == Factor(low=1, high=1)
    assert found.organizations == Factor(low=1, high=1)
    (orbit,) = found.writers
    assert (orbit.name, orbit.count, orbit.low, orbit.high) == ("Orbit Ltd", 6, 6 / 9, 7 / 9)


def test_who_accepts_is_found_by_address_and_by_enrollment(tmp_path: Path) -> None:
    found = power(tmp_path)

    assert (found.accepted, found.is_acceptance_known) == (3, True)
    (orbit,) = found.acceptors
    assert (orbit.count, orbit.low, orbit.high) == (2, 2 / 3, 1.0)


@pytest.mark.parametrize(
    ("policy", "register"),
    [("", "schema = 1\n"), ("[power]\nmerge-share = 1\n", REGISTER)],
    ids=["no business declared", "switched off"],
)
def test_the_log_of_committers_is_read_only_where_it_matters(
    tmp_path: Path, policy: str, register: str
) -> None:
    found = power(tmp_path, policy=policy, register=register)

    assert (found.accepted, found.acceptors, found.is_acceptance_known) == (0, (), False)


def test_a_log_that_cannot_be_read_in_order_tells_nothing_of_who_accepts(tmp_path: Path) -> None:
    repo = build(tmp_path / "r", HISTORY)
    late = b"Ada <ada@nebula.example> 1767225600 +0000"
    raw_commit(repo, author=late, committer=late, headers=[b"encoding UTF-16"])

    assert not power_of(repo).is_acceptance_known


def test_findings_follow_the_lines_of_the_policy(tmp_path: Path) -> None:
    many = [commit(BEN, date="2026-01-02"), commit(ADA, date="2026-01-02", committer=BEN)] * 120
    repo = build(tmp_path / "r", [*many, *(commit(BEN, date="2026-01-03") for _ in range(60))])
    (repo / "register.toml").write_text(REGISTER)
    (repo / "pplcheck.toml").write_text(
        'register = ["register.toml"]\n[power]\norganization-share = 0.55\nabsence-factor = 2\n'
        "elephant-factor = 2\n"
    )

    report = answer(Request(path=repo, as_of=date(2026, 3, 1)))

    told = [entry.code for entry in report.findings if entry.code.startswith("PPL5")]
    assert told == ["PPL501", "PPL502", "PPL503", "PPL504"]
