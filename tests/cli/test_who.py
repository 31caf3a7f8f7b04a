from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pplcheck.__main__ import main
from pplcheck.model.attribution import By
from tests.cli.test_commands import answer
from tests.repos import build, commit, ids

ADA = "Ada Example <ada@nebula.example>"
PRIVATE = "Ada Example <ada.private@mail.example>"
BEN = "Ben Baker <ben@orbit.example>"
CAT = "Cat Cooper <cat@tiny.example>"
DAN = "Dan Dyer <7+dan@users.noreply.github.com>"
EVE = "Eve Elder <eve@self.example>"
PEOPLE = ("Ada", "Ben", "Cat", "Dan", "Eve", "Example", "Baker", "Cooper", "Dyer", "Elder")
LICENSE = "SPDX-License-Identifier: PPL\n"
REGISTER = """\
schema = 1

[[organization]]
id = "nebula"
name = "Nebula Coop"
domains = ["nebula.example"]
kind = "worker-cooperative"
facts = { worker_owned = "yes", surplus_to_worker_owners = "yes" }
source = "statutes"

[[organization]]
id = "orbit"
name = "Orbit Ltd"
domains = ["orbit.example"]
kind = "commercial"
source = "register of companies"

[[person]]
name = "Ada Example"
identities = ["ada@nebula.example", "ada.private@mail.example"]
[[person.enrollment]]
organization = "nebula"
from = 2020-01-01
until = 2021-01-01
source = "said so"

[[person]]
name = "Eve Elder"
identities = ["eve@self.example"]
[[person.enrollment]]
organization = "self"
source = "said so"
"""
TABLE = [
    commit(ADA, files={"LICENSE": LICENSE}, date="2020-01-05"),
    commit(PRIVATE, date="2020-02-05"),
    commit(PRIVATE, date="2021-02-05"),
    commit(BEN, date="2021-03-05", trailers=[f"Co-authored-by: {CAT}", f"Reviewed-by: {ADA}"]),
    commit(CAT, date="2021-04-05"),
    commit(DAN, date="2021-05-05"),
    commit(EVE, date="2021-06-05"),
    commit(BEN, 'Revert "Change the work"', date="2021-07-05"),
]


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return build(tmp_path / "kitchen", TABLE)


@pytest.fixture
def register(tmp_path: Path) -> str:
    path = tmp_path / "register.toml"
    path.write_text(REGISTER, encoding="utf-8")
    return str(path)


@pytest.fixture
def key(tmp_path: Path) -> str:
    path = tmp_path / "key"
    path.write_bytes(b"a key of thirty-two random bytes")
    return str(path)


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    status, text = answer(capsys, "who", *arguments, "--format", "json")
    assert status == 0
    found: dict[str, Any] = json.loads(text)
    return found


def lines(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    status, text = answer(capsys, "who", *arguments, "--by", "commit", "--format", "jsonl")
    assert status == 0
    return [json.loads(line) for line in text.splitlines()]


def test_a_line_for_each_contribution_in_the_order_of_the_log(
    repo: Path, register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = lines(capsys, str(repo), "--register", register)

    assert [
        (row["date"], row["role"], row["organization"], row["kind"], row["paid"], row["basis"])
        for row in found
    ] == [
        ("2021-06-05", "author", None, "individual", "no", "shown"),
        ("2021-05-05", "author", None, "individual", "unknown", "presumed"),
        ("2021-04-05", "author", "tiny.example", "unknown", "yes", "presumed"),
        ("2021-03-05", "author", "Orbit Ltd", "commercial", "yes", "presumed"),
        ("2021-03-05", "co-author", "tiny.example", "unknown", "yes", "presumed"),
        ("2021-02-05", "author", None, "individual", "unknown", "presumed"),
        ("2020-02-05", "author", "Nebula Coop", "worker-cooperative", "yes", "shown"),
        ("2020-01-05", "author", "Nebula Coop", "worker-cooperative", "yes", "shown"),
    ]
    assert [row["strength"] for row in found] == [6, 0, 1, 1, 1, 0, 6, 6]
    assert found[-1]["commit"] == ids(repo)[-1]
    assert list(found[0]) == [
        *("commit", "date", "role", "organization", "kind", "paid", "basis", "strength", "party"),
    ]


def test_a_person_is_on_a_line_only_where_people_are_shown(
    repo: Path, register: str, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    named = lines(capsys, str(repo), "--register", register, "--show-people")
    hidden = lines(capsys, str(repo), "--register", register, "--pseudonyms", key, "--show-people")

    assert [row["person"] for row in named][:3] == ["Eve Elder", "Dan Dyer", "Cat Cooper"]
    assert all(row["person"].startswith("person-") for row in hidden)
    assert len({row["person"] for row in hidden}) == 5


@pytest.mark.parametrize("by", ["organization", "kind", "standing", "paid", "year", "person"])
def test_rows_add_up_to_single_contributions(
    repo: Path, register: str, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    arguments = (str(repo), "--register", register, "--show-people")

    found = document(capsys, *arguments, "--by", by)

    single = lines(capsys, *arguments)
    assert found["total"] == len(single) == sum(row["commits"] for row in found["rows"])
    part = {"organization": "organization", "kind": "kind", "paid": "paid", "person": "person"}
    words = {"yes": "paid", "no": "unpaid"}
    if by in part:
        counts = Counter(words.get(row[part[by]], row[part[by]]) for row in single)
        if by == "organization":
            counts = counts - Counter({None: 1}) + Counter({"self": 1})
        rows = {row["name"]: row["commits"] for row in found["rows"] if row["commits"]}
        assert rows == counts


def test_shares_by_standing_are_those_of_check(
    repo: Path, register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = (str(repo), "--register", register, "--as-of", "2021-12-01")
    _, checked = answer(capsys, "check", *arguments, "--format", "json", "--fail-on", "never")

    found = document(capsys, *arguments, "--by", "standing")

    keys = ("name", "commits", "low", "high")
    shares = json.loads(checked)["shares"]
    assert [{name: row[name] for name in keys} for row in found["rows"]] == shares["rows"]
    assert found["total"] == shares["total"]


@pytest.mark.parametrize("by", [entry.value for entry in By])
def test_every_document_follows_the_published_schema(
    repo: Path, register: str, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    _, schema = answer(capsys, "config", "schema", "who")

    found = document(capsys, str(repo), "--register", register, "--by", by, "--show-people")

    jsonschema.Draft202012Validator(json.loads(schema)).validate(found)
    assert found["rows"]


def test_pay_is_an_interval_in_one_line(
    repo: Path, register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text = answer(capsys, "who", str(repo), "--register", register, "--by", "paid")

    assert (
        "paid: between 38 % and 88 % · presumed paid: 25 % · shown unpaid: 12 % · unknown: 25 %"
    ) in " ".join(text.split())
    assert document(capsys, str(repo), "--register", register)["pay"] == {
        "paid": 3,
        "presumed": 2,
        "unpaid": 1,
        "unknown": 2,
        "low": 0.375,
        "high": 0.875,
    }


def test_days_are_from_since_until_the_day_before_until(
    repo: Path, register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = lines(
        capsys,
        str(repo),
        *("--register", register, "--since", "2020-02-05", "--until", "2021-03-05"),
    )

    assert [row["date"] for row in found] == ["2021-02-05", "2020-02-05"]


def test_other_roles_count_where_they_are_asked_for(
    repo: Path, register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (found,) = lines(capsys, str(repo), "--register", register, "--roles", "review")

    assert (found["role"], found["organization"]) == ("review", "Nebula Coop")


def test_domains_of_few_people_are_folded_unless_people_are_shown(
    repo: Path, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folded = [row["name"] for row in document(capsys, str(repo))["rows"]]
    hidden = [row["name"] for row in document(capsys, str(repo), "--pseudonyms", key)["rows"]]
    named = [row["name"] for row in document(capsys, str(repo), "--show-people")["rows"]]

    assert folded == hidden
    assert "further domains with one or two people each" in str(folded[0])
    assert "orbit.example" in named


def test_csv_has_the_rows_or_the_contributions(
    repo: Path, register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ("who", str(repo), "--register", register, "--format", "csv")
    _, rows = answer(capsys, *common)
    _, deeds = answer(capsys, *common, "--by", "commit", "--show-people")

    first = next(csv.DictReader(io.StringIO(rows)))
    assert (first["name"], first["kind"], first["commits"]) == (
        "Nebula Coop",
        "worker-cooperative",
        "2",
    )
    assert (first["low"], first["high"]) == ("0.250000", "0.500000")
    assert next(csv.DictReader(io.StringIO(deeds)))["person"] == "Eve Elder"


def test_an_answer_goes_to_a_file_whole(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.jsonl"
    common = ("who", str(repo), "--by", "commit", "--format", "jsonl")

    _, said = answer(capsys, *common, "-o", str(target))

    _, text = answer(capsys, *common)
    assert said == ""
    assert target.read_text(encoding="utf-8") == text


def test_a_device_takes_an_answer_as_it_comes(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(capsys, "who", str(repo), "-o", "/dev/null") == (0, "")


def test_an_answer_that_cannot_be_written_leaves_what_was_there(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["who", str(repo), "-o", str(tmp_path / "nowhere" / "out.txt")])

    assert status == 3
    assert "what was there before is untouched" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--by", "person"), "add --show-people, or --pseudonyms KEYFILE"),
        (("--format", "jsonl"), "add --by commit"),
        (("--roles", "author,editor"), "got editor"),
        (("--roles", "sign-off"), "got sign-off"),
        (("--roles", ","), "got none"),
        (("--since", "yesterday"), "--since wants a day such as 2026-10-01"),
        (("--until", "2021-13-01"), "--until wants a day such as 2026-10-01"),
        (
            ("--since", "2021-01-01", "--until", "2021-01-01"),
            "--until 2021-01-01 must lie after --since 2021-01-01, as it is not included",
        ),
        (("--pseudonyms", "nowhere"), "no such key file: 'nowhere'"),
    ],
    ids=["person", "jsonl", "role", "sign-off", "no role", "since", "until", "order", "key"],
)
def test_what_cannot_be_answered_says_what_to_do(
    repo: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    status = main(["who", str(repo), *arguments])

    captured = capsys.readouterr()
    assert status == 2
    assert words in captured.err
    assert captured.out == ""


def test_a_key_that_the_repository_holds_is_refused(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["who", str(repo), "--by", "person", "--pseudonyms", str(repo / "LICENSE")])

    assert status == 2
    assert "the repository tracks" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        *[("who", "--by", by.value) for by in By if by is not By.PERSON],
        *[("who", "--format", name) for name in ("json", "csv")],
        *[("who", "--by", "commit", "--format", name) for name in ("json", "csv", "jsonl")],
        ("check",),
        ("check", "--format", "json"),
        ("licenses", "--history", "--tree"),
        ("licenses", "--history", "--tree", "--format", "json"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("declared", [True, False], ids=["register", "bare"])
def test_nobody_is_named_unasked(
    repo: Path,
    register: str,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    declared: bool,  # noqa: FBT001 - a parameter
) -> None:
    command, *rest = arguments
    extra = ["--register", register] if declared and command != "licenses" else []

    status = main([command, str(repo), *rest, *extra])

    captured = capsys.readouterr()
    assert status in (0, 1)
    for text in (captured.out, captured.err):
        assert "@" not in text
        assert [name for name in PEOPLE if name in text] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("who", "--by", "person"),
        ("who", "--by", "commit", "--format", "jsonl"),
        ("check",),
        ("check", "--format", "json"),
        ("explain", "ada.private@mail.example"),
    ],
    ids=" ".join,
)
def test_pseudonyms_stand_wherever_people_are_shown(
    repo: Path,
    register: str,
    key: str,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
) -> None:
    command, *rest = arguments
    places = [*rest, str(repo)] if command == "explain" else [str(repo), *rest]

    status = main([command, *places, "--register", register, "--pseudonyms", key])

    captured = capsys.readouterr()
    assert status in (0, 1)
    if arguments != ("check",):  # whose one screen has no rows for persons
        assert "person-" in captured.out
    assert [name for name in PEOPLE if name in captured.out + captured.err] == []
    assert "@" not in captured.out + captured.err


def test_explain_a_person_shows_identities_enrollments_and_the_rule_that_won(
    repo: Path, register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text = answer(capsys, "explain", "Ada Example", str(repo), "--register", register)

    for words in (
        "Ada Example <ada.private@mail.example>",
        "why: register",
        "Nebula Coop, from 2020-01-01 until 2021-01-01 (exclusive)",
        "2020-02-05, 1 contribution: Nebula Coop; paid: yes (shown)",
        "an enrollment covers the day",
        "an enrollment and the address used agree",
        "2021-02-05, 1 contribution: nobody is shown",
    ):
        assert words in " ".join(text.split())


def test_explain_a_person_without_a_standing_of_their_own(
    repo: Path, register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text = answer(capsys, "explain", "ben@orbit.example", str(repo), "--register", register)

    assert "Ben Baker acted for organizations in all that counts" in " ".join(text.split())
    assert "2021-03-05, 1 contribution: Orbit Ltd" in text


def test_explain_an_organization_counts_people_and_names_nobody(
    repo: Path, register: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, text = answer(capsys, "explain", "Nebula Coop", str(repo), "--register", register)

    flat = " ".join(text.split())
    assert "1 contribution by 1 person: an enrollment covers the day" in flat
    assert "Ada" not in text
    assert "@" not in text
