from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from pplcheck.formats.cyclonedx_json import render
from tests.formats.stocked import HOSTILE, inventory


def document() -> Any:
    return json.loads(render(inventory()))


def test_the_document_fits_the_official_schema() -> None:
    pytest.importorskip("cyclonedx", reason="needs cyclonedx-python-lib[json-validation]")
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    validator = JsonStrictValidator(SchemaVersion.V1_6)

    assert validator.validate_str(render(inventory())) is None
    bare = replace(inventory(), files=(), references=(), license="")
    assert validator.validate_str(render(bare)) is None


def test_files_say_what_applies_what_they_say_and_why() -> None:
    first, second, third, fourth = document()["components"]

    assert first["licenses"] == [
        {"expression": "PPL OR LicenseRef-House", "acknowledgement": "concluded"}
    ]
    assert [entry["license"]["name"] for entry in first["evidence"]["licenses"]] == [
        "LicenseRef-House",
        "PPL",
    ]
    assert "licenses" not in second
    assert second["properties"][0]["value"] == "declared by LICENSE:1 (text)"
    assert third["name"] == "b\\u{dcff}.txt"
    assert fourth["name"] == "icon@2x.png"


def test_hostile_paths_come_back_as_they_were() -> None:
    assert document()["components"][1]["name"] == HOSTILE


def test_the_work_is_what_the_bill_is_about() -> None:
    found = document()

    assert found["metadata"]["component"]["version"] == "ab" * 20
    assert found["metadata"]["timestamp"] == "2026-10-01T12:00:00Z"
    assert found["properties"] == [
        {"name": "pplcheck:reference:LicenseRef-House", "value": "House, see LICENSE"}
    ]


def test_the_same_content_has_the_same_bytes_and_name() -> None:
    other = json.loads(render(replace(inventory(), digest="ef" * 32)))

    assert render(inventory()) == render(inventory())
    assert other["serialNumber"] != document()["serialNumber"]
