from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pplcheck import pipeline
from pplcheck.errors import ConfigurationError
from pplcheck.model.ledger import LedgerEntry, LedgerWork
from pplcheck.model.party import Source
from pplcheck.model.policy import Policy
from pplcheck.model.report import Report
from pplcheck.model.standing import Reading, Standing
from pplcheck.pipeline.ledgers import named_as, read_ledgers
from tests.repos import build, commit
from tests.rules.evidence import COMMONER, PERSON

ROW = "orbit,hosting,1,months,2026-02-01\n"
CSV = "who,work,amount,unit,date\n"
POLICY = 'register = ["register.toml"]\n[contribution]\nledger = ["ledger.csv"]\n'
REGISTER = """\
[[organization]]
id = "orbit"
name = "Orbit Ltd"
kind = "commercial"
source = "imprint"
"""


def none(_: object) -> bytes | None:
    return None


def whole(path: Path) -> bytes:
    return f"{CSV}{path.name},care,1,h,2026-01-01\n".encode()


def repository(folder: Path, **files: str) -> Path:
    """A work under the PPL, with a ledger and what else is given; "base" is an earlier commit."""
    first = {
        "LICENSE": "SPDX-License-Identifier: PPL\n",
        "pplcheck.toml": POLICY,
        "register.toml": REGISTER,
        "ledger.csv": CSV + ROW,
    }
    ada = "Ada <ada@mail.example>"
    table = [commit(ada, files=first, date="2026-01-01")]
    if files:
        table.append(
            commit(ada, files={name.replace("_", "."): text for name, text in files.items()})
        )
    return build(folder / "work", table)


def report(repo: Path, *, base: str = "", as_of: date = date(2026, 10, 1)) -> Report:
    return pipeline.answer(
        pipeline.Request(path=repo, as_of=as_of, base=base, reading=Reading.COPYFAIR)
    )


def standing_of(found: Report, party: str) -> Standing | None:
    assert found.evidence is not None
    return next(
        (entry.standing for entry in found.evidence.standings if entry.party == party), None
    )


def test_a_ledger_lies_beside_the_policy_of_the_repository() -> None:
    files = {"work/ledger.csv": (CSV + ROW).encode()}
    policy = Policy(path="work/pplcheck.toml", ledgers=("ledger.csv",))

    ledgers, problems = read_ledgers(policy, files.get, whole, None)

    assert [ledger.path for ledger in ledgers] == ["work/ledger.csv"]
    assert problems == ()


def test_a_ledger_of_the_callers_policy_lies_beside_that() -> None:
    policy = Policy(path="my.toml", ledgers=("own.csv",))

    ((ledger,), problems) = read_ledgers(policy, none, whole, Path("/settings/my.toml"))

    assert [entry.who for entry in ledger.entries] == ["own.csv"]
    assert problems == ()


def test_all_problems_of_all_ledgers_come_together() -> None:
    files = {"bad.csv": b"who\n"}
    policy = Policy(path="pplcheck.toml", ledgers=("gone.csv", "bad.csv"))

    ledgers, problems = read_ledgers(policy, files.get, whole, None)

    assert ledgers == ()
    assert "ledger 'gone.csv', named by pplcheck.toml, is not there" in problems[0]
    assert "missing: work" in problems[1]


def test_persons_in_a_ledger_bear_the_names_of_their_standings() -> None:
    entry = LedgerEntry(
        who="x",
        work="care",
        amount=Decimal(1),
        unit="h",
        start=date(2026, 1, 1),
        until=None,
        source=Source(path="l.csv", line=2),
    )
    person = replace(PERSON, name="person-x")
    works = tuple(
        LedgerWork(entry=entry, party=party, name="Real Name", is_person=is_person)
        for party, is_person in ((person.party, True), ("gone", True), (COMMONER.party, False))
    )

    found = named_as((COMMONER, person), works)

    assert [work.name for work in found] == ["person-x", "", "Real Name"]


def test_work_in_the_ledger_makes_a_business_a_contributing_one(tmp_path: Path) -> None:
    found = report(repository(tmp_path))

    assert found.complete
    assert standing_of(found, "orbit") is Standing.CONTRIBUTING_COMMERCIAL
    assert found.outcome.exit_status == 0
    assert found.evidence is not None
    assert sum(share.commits for share in found.evidence.shares) == 1


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2026, 1, 31), None),
        (date(2028, 2, 1), Standing.CONTRIBUTING_COMMERCIAL),
        (date(2028, 2, 2), Standing.UNDETERMINED),
    ],
    ids=["not begun", "last day of the window", "outside the window"],
)
def test_the_window_holds_for_the_ledger_and_giving_shows_no_use(
    tmp_path: Path, as_of: date, expected: Standing | None
) -> None:
    assert standing_of(report(repository(tmp_path), as_of=as_of), "orbit") is expected


def test_giving_without_use_owes_nothing_by_the_text_of_the_license(tmp_path: Path) -> None:
    repo = repository(tmp_path)

    found = pipeline.answer(
        pipeline.Request(path=repo, as_of=date(2026, 10, 1), reading=Reading.KLEINER)
    )

    assert "PPL402" not in {finding.code for finding in found.findings}


def test_work_that_the_policy_does_not_count_is_shown_and_counts_for_nobody(
    tmp_path: Path,
) -> None:
    found = report(repository(tmp_path, pplcheck_toml=POLICY + 'count = ["author"]\n'))

    assert standing_of(found, "orbit") is None
    assert found.evidence is not None
    assert len(found.evidence.ledger) == 1


def test_the_ledger_of_the_trusted_base_speaks(tmp_path: Path) -> None:
    repo = repository(tmp_path, ledger_csv=CSV)

    assert standing_of(report(repo), "orbit") is None
    assert standing_of(report(repo, base="HEAD~1"), "orbit") is Standing.CONTRIBUTING_COMMERCIAL


def test_a_broken_ledger_stops_the_check(tmp_path: Path) -> None:
    repo = repository(tmp_path, ledger_csv=CSV + "orbit,hosting,much,months,2026-02-01\n")

    with pytest.raises(ConfigurationError) as caught:
        report(repo)

    assert "ledger.csv:2" in caught.value.problems[0]
