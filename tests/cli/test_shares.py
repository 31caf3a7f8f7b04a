from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pplcheck.__main__ import main
from tests.repos import build, commit

ADA = "Ada Example <ada@nebula.example>"
BEN = "Ben Baker <ben@orbit.example>"
CAT = "Cat Cooper <cat@tiny.example>"
DAN = "Dan Dyer <7+dan@users.noreply.github.com>"
EVE = "Eve Elder <eve@self.example>"
PEOPLE = ("Ada", "Ben", "Cat", "Dan", "Eve", "Fay", "Fisher", "Elder", "Dyer")
REGISTER = """\
[[organization]]
id = "nebula"
name = "Nebula Coop"
domains = ["nebula.example"]
kind = "worker-cooperative"
source = "statutes"

[[organization]]
id = "orbit"
name = "Orbit Ltd"
domains = ["orbit.example"]
kind = "commercial"
source = "register of companies"

[[person]]
name = "Eve Elder"
identities = ["eve@self.example"]
[[person.enrollment]]
organization = "self"

[[person]]
name = "Fay Fisher"
identities = ["fay@home.example"]

[[person]]
name = "Gil Gardener"
identities = ["gil@home.example"]
[[person.enrollment]]
organization = "nebula"
"""
POLICY = """\
register = ["register.toml"]
[contribution]
ledger = ["ledger.csv"]
"""
EQUATION = """\
[value]
name = "assembly of 2026-09-01"
{value}
[value.history]
author = 2
co-author = 1
review = "0.5"
[[value.work]]
work = "care"
unit = "hours"
weight = "1.5"
[[value.work]]
unit = "hours"
weight = 1
[[value.work]]
work = "money"
unit = "EUR"
weight = "0.02"
"""
LEDGER = """\
who,work,amount,unit,from,until,confirmed_by
Nebula Coop,translation,12.5,hours,2026-02-01,2026-03-01,assembly of 2026-03-07
orbit,money,300.25,EUR,2026-01-01,2026-04-01,assembly of 2026-05-02
Fay Fisher,care,30,hours,2026-02-01,2026-03-01,Nebula Coop
Gil Gardener,care,2,hours,2026-02-01,2026-03-01,Nebula Coop
Eve Elder,care,1,hours,2026-02-01,,
orbit,hosting,3,months,2026-01-01,2026-04-01,
nobody we know,design,4,hours,2026-01-01,2026-04-01,
Nebula Coop,care,100,hours,2026-09-01,2027-09-01,
Nebula Coop,care,100,hours,2020-09-01,2020-10-01,
"""
TRAILERS = [f"Co-authored-by: {CAT}", f"Reviewed-by: {ADA}", "Sponsored-by: Orbit Ltd"]


def kitchen(folder: Path, value: str | None = "") -> Path:
    policy = POLICY if value is None else POLICY + EQUATION.format(value=value)
    files = {
        "LICENSE": "SPDX-License-Identifier: PPL\n",
        "pplcheck.toml": policy,
        "register.toml": REGISTER,
        "ledger.csv": LEDGER,
    }
    return build(
        folder / "kitchen",
        [
            commit(ADA, files=files, date="2024-01-05"),
            commit(BEN, date="2025-03-05", trailers=TRAILERS),
            commit(CAT, date="2026-04-05"),
            commit(DAN, date="2026-05-05"),
            commit(EVE, date="2026-06-05"),
            commit(ADA, date="2026-06-06"),
            commit(BEN, date="2026-10-02"),
        ],
    )


def answer(repo: Path, capsys: pytest.CaptureFixture[str], *options: str, status: int = 0) -> str:
    found = main(["shares", str(repo), "--as-of", "2026-10-01", *options])

    captured = capsys.readouterr()
    assert found == status, captured.err
    return captured.out if not status else captured.err


def rows(repo: Path, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    document = json.loads(answer(repo, capsys, "--format", "json", *options))
    return {row["name"] or row["holder"]: row for row in document["rows"]}


def test_commits_and_the_ledger_are_weighed_by_the_equation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = rows(kitchen(tmp_path), capsys)

    values = {name: row["value"] for name, row in found.items()}
    assert values == {
        "Nebula Coop": "170",  # 2 commits, a review, 12.5 hours, 100 hours of care, 2 by Gil
        "Orbit Ltd": "1601/200",  # a commit before the last day, and 300.25 EUR
        "individuals": "101/2",  # Dan, Eve with an hour of care, Fay with thirty
        "folded": "3",
        "open": "4",
    }


def test_the_shares_of_the_case_add_up_to_the_last_cent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = kitchen(tmp_path, 'cap = "0.4"\nhalf-life = "7 months"\nrounding = "0.05"')

    text = answer(repo, capsys, "--format", "csv", "--amount", "10000.00", "--currency", "EUR")

    lines = list(csv.DictReader(io.StringIO(text)))
    assert sum(Decimal(line["money"]) for line in lines) == Decimal("10000.00")
    assert sum(Decimal(line["share"]) for line in lines) == 1
    assert all(not Decimal(line["money"]) % Decimal("0.05") for line in lines)


def test_without_an_equation_shares_are_those_of_who(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = kitchen(tmp_path, None)

    found = rows(repo, capsys)

    main(["who", str(repo), "--as-of", "2026-10-01", "--format", "json", "--until", "2026-10-02"])
    told = {row["name"]: row for row in json.loads(capsys.readouterr().out)["rows"]}
    for name in ("Nebula Coop", "Orbit Ltd"):
        assert found[name]["low"] == pytest.approx(told[name]["low"], abs=1e-6)
        assert found[name]["high"] == pytest.approx(told[name]["high"], abs=1e-6)


def test_people_are_not_named_unless_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = kitchen(tmp_path)
    key = tmp_path / "key"
    key.write_bytes(b"k" * 32)

    plain = [answer(repo, capsys, "--format", kind) for kind in ("terminal", "csv", "json")]
    hidden = answer(repo, capsys, "--format", "csv", "--pseudonyms", str(key))
    named = rows(repo, capsys, "--show-people")

    for text in (*plain, hidden):
        assert not any(name in text for name in (*PEOPLE, "tiny.example"))
        assert "@" not in text
    assert hidden.count("person-") == 4
    assert {"Fay Fisher", "Dan Dyer", "Eve Elder", "tiny.example"} <= set(named)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(
            'recipients = "organizations"',
            {"Nebula Coop": "170", "Orbit Ltd": "1601/200", "folded": "3", "open": "51"},
            id="organizations",
        ),
        pytest.param(
            'recipients = "people"',
            {"Nebula Coop": "325/2", "Orbit Ltd": "1201/200", "individuals": "63", "open": "4"},
            id="people",
        ),
        pytest.param(
            'recipients = "members"\nmembers = ["nebula", "FAY@home.example", "Eve Elder"]',
            {"Nebula Coop": "170", "individuals": "97/2", "open": "6"},
            id="members",
        ),
        pytest.param(
            'unconfirmed = "leave-out"',
            {"Nebula Coop": "20", "Orbit Ltd": "1601/200", "individuals": "49", "folded": "3"},
            id="confirmed lines only",
        ),
        pytest.param(
            'window = "12 months"',
            {
                "Nebula Coop": "35/2",
                "Orbit Ltd": "1201/200",
                "individuals": "101/2",
                "folded": "2",
                "open": "4",
            },
            id="a window",
        ),
    ],
)
def test_who_receives_is_for_the_policy_to_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], value: str, expected: dict[str, str]
) -> None:
    found = rows(kitchen(tmp_path, value), capsys)

    assert {name: row["value"] for name, row in found.items()} == expected


def test_what_is_left_out_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repo = kitchen(tmp_path, 'recipients = "organizations"\nwindow = "36 months"')

    document = json.loads(answer(repo, capsys, "--format", "json"))

    assert document["left_out"] == {
        "outside": 2,  # a commit after the last day, a line before the window
        "unfinished": 1,
        "unconfirmed": 0,
        "others": 2,  # Eve's commit, and her line
    }
    assert document["unconfirmed"] == 2
    assert document["since"] == "2023-10-01"


def test_members_nobody_knows_are_refused_all_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = kitchen(tmp_path, 'recipients = "members"\nmembers = ["nebula", "x", "y"]')

    said = answer(repo, capsys, status=2)

    assert "member 'x' stands for nobody" in said
    assert "member 'y' stands for nobody" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--amount", "10"), "go together"),
        (("--currency", "EUR"), "go together"),
        (("--amount", "ten", "--currency", "EUR"), "--amount wants a number"),
    ],
)
def test_an_amount_that_is_none_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    assert said in answer(kitchen(tmp_path), capsys, *options, status=2)


def test_an_equation_that_is_nonsense_ends_with_every_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = answer(kitchen(tmp_path, "cap = 7\nwindow = 'x'"), capsys, status=2)

    assert said.count("pplcheck.toml:") == 2


def test_an_answer_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "shares.txt"

    assert answer(kitchen(tmp_path), capsys, "-o", str(target)) == ""
    assert "This proposes; it pays nothing." in target.read_text(encoding="utf-8")
