from __future__ import annotations

import json
import re

import pytest

from pplcheck.formats.html.phyle import render
from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.report_json import render as as_json
from pplcheck.model.assembly_phyle import PhyleReport
from tests.formats.assembled_phyle import PHYLE, PHYLES
from tests.formats.html.reading import read
from tests.formats.html.test_page import ATTRIBUTES, TAGS, at, numbers

ENGLISH = Language("en")
PAGES = {"Kitchen": "Kitchen-2", "Garden": "Garden"}
every_phyle = pytest.mark.parametrize("report", PHYLES.values(), ids=PHYLES)
every_language = pytest.mark.parametrize("code", LANGUAGES)


@every_language
@every_phyle
@pytest.mark.parametrize("pages", [None, PAGES], ids=["alone", "index"])
def test_every_number_and_day_is_the_same_in_json(
    report: PhyleReport, code: str, pages: dict[str, str] | None
) -> None:
    found = json.loads(as_json(report))

    page = read(render(report, Language(code), pages))

    assert len(numbers(page)) > 5
    for element in numbers(page):
        place = element.attributes["data-at"]
        assert place.startswith("phyle.json#/" if pages is not None else "/")
        known = at(found, place.removeprefix("phyle.json#"))
        if element.tag == "time":
            assert element.attributes["datetime"] == known
        else:
            assert float(element.attributes["value"]) == known


@every_language
def test_every_cell_of_numbers_holds_values_with_their_place(code: str) -> None:
    cells = re.findall(r'<td class="n">(.*?)</td>', render(PHYLE, Language(code)), re.DOTALL)

    assert len(cells) > 40
    for cell in cells:
        assert not re.search(r"\d", re.sub(r"<data [^>]*>.*?</data>", "", cell)), cell


@every_language
@every_phyle
def test_pages_hold_only_what_is_known_to_be_harmless(report: PhyleReport, code: str) -> None:
    text = render(report, Language(code))

    page = read(text)

    assert {element.tag for element in page.elements} <= TAGS
    assert {name for element in page.elements for name in element.attributes} <= ATTRIBUTES
    assert all(element.attributes["href"].startswith("#") for element in page.all("a"))
    assert not any(ord(sign) < 32 for sign in text.replace("\n", ""))
    assert "\u202e" not in text


@every_language
@every_phyle
def test_ids_are_one_of_a_kind_and_links_lead_somewhere(report: PhyleReport, code: str) -> None:
    page = read(render(report, Language(code)))

    ids = [entry.attributes["id"] for entry in page.elements if "id" in entry.attributes]

    assert len(set(ids)) == len(ids)
    assert {link.attributes["href"].removeprefix("#") for link in page.all("a")} <= set(ids)
    for element in page.elements:
        for name in element.attributes.get("aria-labelledby", "").split():
            assert name in ids


def test_projects_are_grouped_by_the_member_that_keeps_them() -> None:
    page = read(render(PHYLE, ENGLISH))

    assert [entry.text for entry in page.all("th") if entry.attributes["scope"] == "colgroup"] == [
        "Kept by Nebula Coop",
        "Kept by Meadow Coop",
        "Kept by all members together",
    ]


def test_what_could_not_be_judged_is_a_row_with_its_reason() -> None:
    rows = [entry.text for entry in read(render(PHYLE, ENGLISH)).all("tr")]

    assert any("Garden" in row and "the history is shallow" in row for row in rows)
    assert any("Ledger" in row and "none is fetched" in row for row in rows)
    assert any("Shed" in row and "not asked for" in row for row in rows)


def test_an_index_leads_to_the_page_of_each_project() -> None:
    links = [entry.attributes["href"] for entry in read(render(PHYLE, ENGLISH, PAGES)).all("a")]

    assert [link for link in links if not link.startswith("#")] == [
        "phyle.json",
        "Kitchen-2.html",
        "Kitchen-2.json",
        "Garden.html",
        "Garden.json",
    ]
