from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pplcheck.fleet.record_text import RecordFormError, packed, revived, unpacked
from pplcheck.formats.schema import schema
from pplcheck.model.assembly import Assembly
from pplcheck.model.fleet import Record
from pplcheck.pipeline.scanning import scan
from tests.fleet.projects import asked, project


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return scan(asked().at(project(tmp_path_factory.mktemp("r") / "kitchen")))


def test_a_record_is_revived_as_it_was(record: Record) -> None:
    assert revived(Record, unpacked(packed(record))) == record


def test_so_is_one_that_was_refused(tmp_path: Path) -> None:
    refused = scan(asked().at(tmp_path))

    assert refused.assembly.work is None
    assert revived(Record, unpacked(packed(refused))) == refused


def test_a_record_fits_its_schema(record: Record) -> None:
    checker = Draft202012Validator(json.loads(schema("fleet-record")))

    checker.validate(unpacked(packed(record)))
    assert not checker.is_valid(unpacked(packed(replace(record, version=2))))


def test_texts_that_are_no_text_are_made_sound(record: Record) -> None:
    odd = replace(record, assembly=replace(record.assembly, version="\udcff"))

    assert unpacked(packed(odd))["assembly"]["version"] == "\\u{dcff}"


@pytest.mark.parametrize(
    "value", [{}, {"as_of": 3}, {"as_of": "yesterday"}, None], ids=["empty", "3", "day", "none"]
)
def test_another_form_is_refused(value: dict[str, object] | None, record: Record) -> None:
    whole = unpacked(packed(record))["assembly"]
    changed = {**whole, **value} if value else value

    with pytest.raises(RecordFormError, match="run `pplcheck fleet run` again"):
        revived(Assembly, changed)
