from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pplcheck.config.schemas import SCHEMA_NAMES
from pplcheck.errors import ConfigurationError, UsageError
from pplcheck.formats.schema import SCHEMAS, schema
from pplcheck.model.standing import Reading
from pplcheck.pipeline.configuring import (
    schema_list,
    schema_text,
    settings_summary,
    settings_text,
)
from pplcheck.pipeline.request import Request
from tests.repos import build, commit, git

POLICY = """\
register = ["register.toml"]
ignore = ["PPL2"]

[power]
absence-factor = 3

[[waiver]]
code = "PPL103"
path = "package.json"
reason = "historic"
approver = "assembly"
expires = 2027-04-01

[[licenses.override]]
path = "composer.json"
expression = "PPL"
reason = "stale"
"""
REGISTER = '[[organization]]\nid = "nebula"\nkind = "nonprofit"\n'


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    files = {"pplcheck.toml": POLICY, "register.toml": REGISTER}
    repo = build(tmp_path / "r", [commit("Ada <ada@mail.example>", files=files)])
    return Request(path=repo, as_of=date(2026, 11, 1))


def shown(request: Request) -> dict[str, tuple[object, str, int]]:
    document = json.loads(settings_text(request, "json"))
    Draft202012Validator(json.loads(schema("settings"))).validate(document)
    return {e["key"]: (e["value"], e["from"], e["line"]) for e in document["settings"]}


def test_each_setting_has_the_place_it_comes_from(request_: Request) -> None:
    found = shown(replace(request_, reading=Reading.COPYFAIR, ignore=("PPL3",)))

    assert found["reading"] == ("copyfair", "caller", 0)
    assert found["ignore"] == (["PPL2", "PPL3"], "caller", 0)
    assert found["register"] == (["register.toml"], "policy", 1)
    assert found["power.absence-factor"] == (3, "policy", 5)
    assert found["power.merge-share"] == (0.5, "default", 0)
    assert found["waiver"] == (["PPL103 package.json until 2027-04-01"], "policy", 7)
    assert found["licenses.override"] == (["composer.json: PPL"], "policy", 14)
    assert found["contribution.threshold.commits"] == (1, "default", 0)


def test_registers_of_the_caller_are_told_from_those_of_the_policy(
    request_: Request, tmp_path: Path
) -> None:
    shared = tmp_path / "shared.toml"
    shared.write_text(REGISTER.replace("nebula", "orbit"))

    document = json.loads(settings_text(replace(request_, registers=(shared,)), "json"))

    assert [entry["from"] for entry in document["register"]] == ["policy", "caller"]


def test_a_policy_of_the_caller_has_its_own_lines(request_: Request, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('# mine\nreading = "copyfair"\n')

    assert shown(replace(request_, config=own))["reading"] == ("copyfair", "policy", 2)


def test_of_a_commit_its_own_policy_is_shown(request_: Request) -> None:
    (request_.path / "pplcheck.toml").write_text('reading = "copyfair"\n')

    assert shown(request_)["reading"] == ("copyfair", "policy", 1)
    assert shown(replace(request_, rev="HEAD"))["reading"] == ("kleiner", "default", 0)


def test_without_a_policy_all_is_default(request_: Request) -> None:
    found = shown(replace(request_, isolated=True))

    assert {origin for _, origin, _ in found.values()} == {"default"}


def test_people_read_a_table(request_: Request) -> None:
    text = settings_text(request_, "terminal", width=80)

    assert text.startswith("Policy  pplcheck.toml\n")
    assert "power.absence-factor" in text
    assert "pplcheck.toml:5" in text


def test_what_is_right_is_said_file_by_file(request_: Request) -> None:
    (request_.path / "pplcheck.toml").write_text(
        'register = ["register.toml"]\nbaseline = "base.json"\n'
        '[contribution]\nledger = ["ledger.csv"]\n'
    )
    (request_.path / "ledger.csv").write_text(
        "who,work,amount,unit,from,until,source,confirmed_by\n"
        "nebula,care,3,hours,2026-01-01,,minutes,assembly\n"
    )
    (request_.path / "base.json").write_text(
        '{"schema_version": "1.0.0", "tool": {"name": "pplcheck", "version": "0"}, '
        '"created": "2026-01-01", "findings": []}'
    )

    lines = settings_summary(request_).splitlines()

    assert lines == [
        "pplcheck.toml: right",
        "register.toml: right (1 organizations, 0 people, 0 users, 0 agreements)",
        "ledger.csv: right (1 lines)",
        "base.json: right (0 findings)",
    ]
    assert settings_summary(replace(request_, isolated=True)) == "no policy file: right\n"


def test_all_problems_of_policy_and_registers_come_at_once(request_: Request) -> None:
    (request_.path / "pplcheck.toml").write_text(
        'register = ["register.toml", "gone.toml"]\nreading = "x"\n[power]\nmerge-share = 2\n'
    )
    (request_.path / "register.toml").write_text('[[organization]]\nid = "a"\nkind = "firm"\n')

    with pytest.raises(ConfigurationError) as caught:
        settings_summary(request_)

    said = "\n".join(caught.value.problems)
    assert all(word in said for word in ("'reading'", "merge-share", "'kind'", "gone.toml"))


def test_every_schema_is_listed_with_what_it_describes() -> None:
    names = {*SCHEMAS, *SCHEMA_NAMES}

    listed = dict(line.split(maxsplit=1) for line in schema_list(200).splitlines() if line)
    assert set(listed) >= names
    assert "config show" in listed["settings"]
    for name in names:
        Draft202012Validator.check_schema(json.loads(schema_text(name)))


def test_an_unknown_schema_is_refused_with_a_hint() -> None:
    with pytest.raises(UsageError, match='did you mean "settings"'):
        schema_text("setings")


def test_nothing_is_written_into_the_repository(request_: Request) -> None:
    settings_text(request_, "json")

    assert git(request_.path, "status", "--porcelain") == ""
