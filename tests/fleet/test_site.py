from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pplcheck.errors import UsageError
from pplcheck.fleet.across import report
from pplcheck.fleet.site import files, render
from pplcheck.fleet.store import reading
from pplcheck.formats.schema import schema
from tests.fleet.test_across import folder

__all__ = ["folder"]


def test_a_folder_has_a_page_a_repository_and_the_index_last(folder: Path) -> None:
    with reading(folder) as store:
        made = dict(files(store, "en"))

    names = list(made)
    assert names[-2:] == ["index.json", "index.html"]
    assert {"kitchen.html", "kitchen.json", "fork.html", "garden.html"} <= set(names)
    assert 'href="garden.html"' in made["index.html"]
    assert "<h1>garden</h1>" in made["garden.html"]
    assert json.loads(made["garden.json"])["work"]["name"] == "garden"


@pytest.mark.parametrize("format_", ["terminal", "html", "json"])
def test_every_format_names_the_fleet(format_: str, folder: Path) -> None:
    with reading(folder) as store:
        text = render(report(store), format_, language="es")

    assert "Ours" in text


def test_what_is_written_for_machines_fits_its_schema(folder: Path) -> None:
    with reading(folder) as store:
        told = json.loads(render(report(store), "json", language="en"))

    assert told["repositories"]
    Draft202012Validator(json.loads(schema("fleet"))).validate(told)


def test_no_other_format_exists(folder: Path) -> None:
    with reading(folder) as store, pytest.raises(UsageError, match="html, json, terminal"):
        render(report(store), "pdf", language="en")
