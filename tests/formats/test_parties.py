from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from pplcheck.formats.json import document, render
from pplcheck.model.report import Report
from tests.formats.fixed_report import (
    NEBULA,
    fixed_evidence,
    fixed_report,
    report_of,
)
from tests.rules.evidence import PERSON, ground


def parsed(report: Report) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(render(report))
    return result


def test_persons_are_folded_by_what_is_said_of_them() -> None:
    rows = [row for row in parsed(fixed_report())["standings"] if row["person"]]

    assert [(row["standing"], row["basis"], row["people"], row["commits"]) for row in rows] == [
        ("commoner", "presumed", 3, 8100),
        ("commoner", "shown", 1, 300),
        ("undetermined", "shown", 1, 51),
    ]
    assert [ground["source"] for ground in rows[0]["grounds"]] == [
        "81 % of these commits, 2 people",
        "19 % of these commits, 1 person",
        "3 people",
    ]


def test_folded_persons_leak_neither_names_nor_sources() -> None:
    text = json.dumps(parsed(fixed_report()))

    for private in ("Ada Example", "Grace", "Kay Example", "Lin Example", "register.toml:70"):
        assert private not in text
    assert "person-" not in text


def test_persons_are_named_where_they_are_asked_for() -> None:
    rows = parsed(replace(fixed_report(), show_people=True))["standings"]

    names = {row["name"] for row in rows}
    assert {"Ada Example", "Grace <(address withheld)>", "Kay Example"} <= names


def test_organizations_have_one_row_each_in_order() -> None:
    rows = [row for row in parsed(fixed_report())["standings"] if not row["person"]]

    assert [row["party"] for row in rows] == [
        "comet",
        "harbor",
        "meteor",
        "nebula",
        "orbit",
        "quasar.example",
    ]
    assert rows[0]["agreements"][0]["until"] == "2026-12-01"
    assert rows[4]["uses"][0]["use"] == "commercial"
    assert rows[4]["searched"] == ["orbit.example", "Orbit"]


def test_the_order_of_standings_does_not_matter() -> None:
    report = fixed_report()
    turned = replace(fixed_evidence(), standings=fixed_evidence().standings[::-1])

    assert render(replace(report, evidence=turned)) == render(report)


def test_a_person_without_commits_has_no_share() -> None:
    person = replace(NEBULA, is_person=True, party="person-7", commits=0, hint="freemail")

    rows = document(report_of(person))["standings"]

    assert rows[0]["grounds"][0]["source"] == "0 % of these commits, 9 people"


def test_a_statement_that_may_name_somebody_is_folded_without_its_words() -> None:
    person = replace(PERSON, grounds=(ground("Ada Example said so on 2024-01-01"),))

    facts = [row["fact"] for row in document(report_of(person))["standings"][0]["grounds"]]

    assert facts == ["address: freemail", "another statement"]
