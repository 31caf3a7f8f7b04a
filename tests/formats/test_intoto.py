from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pplcheck.formats import intoto, json as report_json
from pplcheck.formats.schema import schema
from pplcheck.model.report import FileDigest, Outcome, Report
from tests.formats.fixed_report import fixed_report, refused_report

BASE = "cd" * 20


def of_a_commit(base: str = "") -> Report:
    report = fixed_report()
    assert report.judged
    return replace(report, judged=replace(report.judged, tree="commit", base=base))


def statement(report: Report) -> Any:
    found = json.loads(intoto.render(report))
    Draft202012Validator(json.loads(schema("intoto"))).validate(found)
    return found


def test_the_subject_is_the_commit_that_was_judged() -> None:
    report = of_a_commit(BASE)
    assert report.judged

    found = statement(report)

    head = {"name": report.judged.name, "digest": {"gitCommit": report.judged.head}}
    assert found["_type"] == "https://in-toto.io/Statement/v1"
    assert found["subject"] == [head]
    assert found["predicate"]["head"] == head
    assert found["predicate"]["base"]["digest"] == {"gitCommit": BASE}


def test_without_a_base_there_is_none() -> None:
    assert statement(of_a_commit())["predicate"]["base"] is None


def test_governing_files_are_named_with_their_digests() -> None:
    entry = FileDigest(path="register.toml", digest=f"sha256:{'ef' * 32}", organizations=2)
    report = replace(of_a_commit(), policy=None, registers=(entry,), baseline=entry)

    predicate = statement(report)["predicate"]

    named = {"name": "register.toml", "digest": {"sha256": "ef" * 32}}
    assert (predicate["policy"], predicate["registers"]) == (None, [named])
    assert predicate["baseline"] == named


def test_the_report_is_the_one_in_json() -> None:
    report = of_a_commit()

    digest = statement(report)["predicate"]["report"]["digest"]["sha256"]

    assert digest == sha256(report_json.render(report).encode()).hexdigest()


@pytest.mark.parametrize(
    ("status", "result"), [(0, "PASSED"), (1, "FAILED"), (3, "NOT_CHECKED")], ids=str
)
def test_only_status_0_has_passed(status: int, result: str) -> None:
    outcome = Outcome(exit_status=status, reason="ask ada@mail.example", fail_on=None)

    verdict = statement(replace(of_a_commit(), outcome=outcome))["predicate"]["verdict"]

    assert (verdict["result"], verdict["exitStatus"]) == (result, status)
    assert verdict["failOn"] == "never"
    assert "ada@mail.example" not in verdict["reason"]


def test_a_work_tree_is_no_subject() -> None:
    found = statement(fixed_report())

    assert found["subject"] == []
    assert found["predicate"]["judged"] == "work tree"


def test_what_could_not_be_read_is_no_subject_and_has_not_passed() -> None:
    found = statement(refused_report())

    predicate = found["predicate"]
    assert found["subject"] == []
    assert (predicate["judged"], predicate["head"], predicate["base"]) == (None, None, None)
    assert predicate["verdict"]["result"] == "NOT_CHECKED"
    assert predicate["license"] == {"expression": None, "terms": "unknown"}
    assert predicate["findings"] == [{"code": "PPL901", "severity": "error", "count": 1}]
