from __future__ import annotations

import json
from dataclasses import replace

from jsonschema import Draft202012Validator, FormatChecker

from pplcheck.config.baseline import load_baseline
from pplcheck.config.schemas import load_schema
from pplcheck.formats.baseline import render
from pplcheck.gate.known import known
from pplcheck.model.report import Finding, Severity
from tests.formats.fixed_report import fixed_report, hostile_report, refused_report
from tests.rules.evidence import PERSON

REPORTS = (fixed_report(), hostile_report(), refused_report())


def test_a_baseline_follows_its_schema_and_is_read_back() -> None:
    validator = Draft202012Validator(load_schema("baseline"), format_checker=FormatChecker())
    for report in REPORTS:
        text = render(report)

        assert [error.message for error in validator.iter_errors(json.loads(text))] == []
        assert load_baseline(text.encode(), "b.json").created == report.as_of


def test_what_was_recorded_is_hidden_and_nothing_else() -> None:
    for report in REPORTS:
        recorded = load_baseline(render(report).encode(), "b.json")

        hidden, fixed = known(report.findings, recorded)

        assert fixed == 0
        told = [entry for place, entry in enumerate(report.findings) if place not in hidden]
        assert all(entry.code.startswith("PPL9") for entry in told)


def test_the_same_findings_in_any_order_give_the_same_bytes() -> None:
    report = fixed_report()

    assert render(report) == render(replace(report, findings=report.findings[::-1]))


def test_no_person_and_no_address_is_written_down() -> None:
    report = fixed_report()
    assert report.evidence is not None
    told = Finding(
        code="PPL302",
        name="a-rule",
        severity=Severity.WARNING,
        message="found",
        party=PERSON.party,
        subject="ask ada@mail.example",
    )

    text = render(replace(report, findings=(told, replace(told, party="ben@mail.example"))))

    assert "@" not in text
    assert PERSON.party not in text
    assert told.fingerprint in text
