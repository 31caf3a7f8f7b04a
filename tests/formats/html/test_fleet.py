from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pplcheck.fleet.across import report
from pplcheck.fleet.store import reading
from pplcheck.formats.html.fleet import render
from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.report_json import value_of
from pplcheck.model.fleet_report import FleetReport
from tests.fleet.test_across import folder
from tests.formats.html.reading import read

__all__ = ["folder"]


@pytest.fixture(scope="module")
def told(folder: Path) -> FleetReport:
    with reading(folder) as store:
        return report(store, {"kitchen": "kitchen"})


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_number_stands_in_the_json(code: str, told: FleetReport) -> None:
    page = read(render(told, Language(code), is_index=True))
    document = json.loads(json.dumps(value_of(told)))

    numbers = page.all("data")
    assert len(numbers) > 40
    for number in numbers:
        file, _, pointer = number.attributes["data-at"].partition("#")
        value = document
        for part in pointer.strip("/").split("/"):
            value = value[int(part)] if isinstance(value, list) else value[part]
        assert (file, repr(value)) == ("index.json", number.attributes["value"])


def test_it_asks_nothing_of_the_network_and_links_to_pages(told: FleetReport) -> None:
    text = render(told, Language("en"))

    assert "default-src 'none'" in text
    assert "<script" not in text
    assert 'href="kitchen.html"' in text
    assert "index.json" not in text


def test_names_of_strangers_are_harmless(told: FleetReport) -> None:
    odd = replace(told.organizations[0], name="<script>\x1b[31m\u202e")

    text = render(replace(told, organizations=(odd,), name="<b>"), Language("en"))

    assert "<script>" not in text
    assert "<b>" not in text
    assert "\u202e" not in text


def test_what_is_not_there_is_said(told: FleetReport) -> None:
    spread = replace(told.spread, organizations=0, absence=0)
    empty = replace(
        told, organizations=(), people=(), works=(), ledger=(), licenses=(), years=(), changes=(),
        shared=(), repositories=(), spread=spread, as_of=None, complete=True, refused=0,
        addresses=0, same=2, waiting=3,
    )  # fmt: skip

    text = render(empty, Language("en"))

    for said in (
        "No organization is declared or large enough to be named.",
        "No contribution of a member is shown",
        "Reciprocity terms apply to no organization that may be named",
        "No repository is seen to have changed its terms.",
        "There is no contribution to count.",
        "named or copied twice",
        "not scanned yet",
    ):
        assert said in text
