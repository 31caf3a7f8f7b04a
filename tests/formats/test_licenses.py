from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pplcheck.formats.licenses import render
from pplcheck.formats.schema import schema
from pplcheck.model.compatibility import Compatible
from pplcheck.model.listing import LicensesAnswer
from tests.formats.licensed import DECLARATIONS, FULL, HOSTILE, LISTING, identified, placed
from tests.formats.test_combining import met

VALIDATOR = Draft202012Validator(json.loads(schema("licenses")), format_checker=FormatChecker())


def rendered(answer: LicensesAnswer) -> Any:
    document = json.loads(render(answer))
    VALIDATOR.validate(document)
    return document


def test_every_part_that_was_asked_for_is_there() -> None:
    document = rendered(FULL)

    assert document["complete"] is False
    assert document["repository"]["name"] == "kitchen"
    assert document["license"] == {"expression": "PPL", "terms": "reciprocal", "path": "LICENSE"}
    assert len(document["declarations"]) == len(DECLARATIONS)
    assert [entry["direction"] for entry in document["conflicts"]] == ["outbound", "inbound"]
    assert document["files"][1] == {
        "path": "a.py",
        "expression": "MIT",
        "via": "a.py",
        "means": "own",
        "vendored": False,
    }
    assert document["coverage"]["means"]["own"] == 1
    assert [(row["from"], row["to"]) for row in document["timeline"]] == [
        (None, "MIT"),
        ("MIT", "PPL"),
        ("ISC", None),
    ]
    assert [row["expression"] for row in document["periods"]] == [None, "PPL"]
    assert [row["verdict"] for row in document["identified"]] == ["match", "altered", "unknown"]
    assert document["identified"][1]["changed"] == ["4(c)"]
    assert [row["compatible"] for row in document["components"]] == ["yes", "yes", "unknown", "no"]
    assert document["gaps"][0]["path"] == "secret"


def test_what_was_not_asked_for_is_null() -> None:
    document = rendered(LicensesAnswer(tool_version="1", identified=(identified("x"),)))

    empty = [key for key, value in document.items() if value is None]
    assert empty == [
        "repository",
        "license",
        "coverage",
        "files",
        "timeline",
        "periods",
        "followed",
        "components",
    ]
    assert document["complete"] is True


def test_people_are_named_only_where_asked() -> None:
    hidden, shown = render(FULL), render(replace(FULL, show_people=True))

    assert "Ada" not in hidden
    assert "Ada Example" in shown
    assert "@" not in shown
    VALIDATOR.validate(json.loads(shown))


def test_files_are_listed_only_with_tree() -> None:
    assert rendered(replace(FULL, with_files=False))["files"] is None


def test_a_declaration_that_speaks_for_many_files_is_one_row() -> None:
    many = replace(LISTING, declarations=(LISTING.declarations[1],) * 3)

    assert len(rendered(replace(FULL, listing=many))["declarations"]) == 1


@pytest.mark.parametrize("show_people", [False, True])
def test_hostile_names_stay_json(*, show_people: bool) -> None:
    listing = replace(LISTING, files=(placed(HOSTILE),))
    answer = replace(
        FULL, listing=listing, identified=(identified(HOSTILE),), show_people=show_people
    )

    text = render(answer)

    assert text.isascii()
    assert rendered(answer)["files"][0]["path"].endswith("\\u{dcff}")


def test_combinations_are_there_with_their_reasons() -> None:
    listing = replace(LISTING, combinations=(met("MIT", Compatible.NO, reason="because"),))

    (row,) = rendered(replace(FULL, listing=listing))["combinations"]

    assert (row["expression"], row["root"], row["compatible"]) == ("MIT", "PPL", "no")
    assert row["as_part"]["reason"] == "because"
    assert row["paths"] == ["a", "b"]
    assert rendered(replace(FULL, listing=None))["combinations"] == []
