from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from pplcheck.formats.json import render
from pplcheck.model.declaration import Coverage
from pplcheck.model.license import Terms
from pplcheck.model.report import Report
from tests.formats.fixed_report import (
    fixed_evidence,
    fixed_report,
    refused_report,
    unlicensed_report,
)
from tests.rules.evidence import NO_LICENSE


def parsed(report: Report) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(render(report))
    return result


def test_files_under_reciprocity_terms_are_listed_and_all_of_them_are_two_stars() -> None:
    some = parsed(fixed_report())["coverage"]
    whole = replace(
        fixed_evidence(), coverage=Coverage(files=1, reciprocal=("LICENSE",), unknown=0)
    )

    assert some["paths"] == ["LICENSE", "src/caf\\u{dce9}.py"]
    assert parsed(replace(fixed_report(), evidence=whole))["coverage"]["paths"] == ["**"]


def test_declarations_say_what_was_written_where_it_differs() -> None:
    rows = parsed(fixed_report())["declarations"]

    assert [row["path"] for row in rows] == ["CONTRIBUTING.md", "LICENSE", "package.json"]
    assert rows[0]["note"] == 'written "Peer Production License, ask (address withheld)"'
    assert rows[0]["direction"] == "inbound"
    assert rows[1]["note"] is None
    assert rows[1]["line"] is None


def test_third_party_folders_are_marked() -> None:
    entry = replace(fixed_evidence().declarations[2], vendored=True)
    evidence = replace(fixed_evidence(), declarations=(entry,))

    assert parsed(replace(fixed_report(), evidence=evidence))["declarations"][0]["note"] == (
        "third-party folder"
    )


def test_no_license_and_no_repository_are_null_and_unknown() -> None:
    unlicensed = parsed(unlicensed_report())["license"]
    refused = parsed(refused_report())

    assert unlicensed == {
        "expression": None,
        "terms": Terms.UNKNOWN.value,
        "path": None,
        "since": None,
        "periods": [],
        "one_in": 1,
    }
    assert NO_LICENSE.expression is None
    assert refused["license"] == unlicensed
    assert refused["repository"]["head"] is None
    assert refused["complete"] is False
    assert refused["gate"]["exit_status"] == 3
    assert refused["coverage"] is None
