from __future__ import annotations

import json

import jsonschema
import pytest

from pplcheck.formats.report_json import document, render
from pplcheck.formats.schema import schema
from pplcheck.model.assembly import Assembly
from pplcheck.model.assembly_phyle import PhyleReport
from pplcheck.model.fleet import Record
from pplcheck.model.fleet_report import FleetReport
from tests.formats.assembled import EVIL, FULL, NOTHING, QUIET, hostile
from tests.formats.assembled_phyle import PHYLES
from tests.formats.schema_of import schema_text

REPORTS = {"full": FULL, "nothing": NOTHING, "quiet": QUIET, "hostile": hostile()}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_what_is_written_fits_the_published_schema(report: Assembly) -> None:
    checker = jsonschema.Draft202012Validator(
        json.loads(schema("assembly")), format_checker=jsonschema.FormatChecker()
    )

    checker.validate(json.loads(render(report)))


@pytest.mark.parametrize("report", PHYLES.values(), ids=PHYLES)
def test_what_is_written_of_a_phyle_fits_its_schema(report: PhyleReport) -> None:
    checker = jsonschema.Draft202012Validator(
        json.loads(schema("assembly-phyle")), format_checker=jsonschema.FormatChecker()
    )

    checker.validate(json.loads(render(report)))


def test_the_published_schemas_are_those_of_the_values() -> None:
    assert schema("assembly") == schema_text()
    assert schema("assembly-phyle") == schema_text(PhyleReport, "pplcheck report on a phyle")
    assert schema("fleet") == schema_text(FleetReport, "pplcheck report on a fleet")
    assert schema("fleet-record") == schema_text(
        Record, "What pplcheck keeps of one repository of a fleet", "version"
    )


def test_members_are_those_of_the_value_in_its_order() -> None:
    found = document(FULL)

    assert list(found)[:4] == ["schema_version", "tool", "version", "as_of"]
    assert found["as_of"] == "2026-11-22"
    assert found["verdict"]["clauses"][0]["number"] == "4(c)"
    assert found["map"]["departures"][0]["clauses"] == ["4(c)", "4(d)"]


def test_strange_text_comes_back_as_it_was_but_for_lone_surrogates() -> None:
    found = json.loads(render(hostile()))

    assert found["work"]["name"] == EVIL.replace("\ud800", "\\u{d800}")
