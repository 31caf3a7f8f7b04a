from __future__ import annotations

import json

import pytest

from pplcheck.formats.html.index import PageNames, render_index
from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.report_json import render as as_json
from tests.formats.assembled import FULL, NOTHING, hostile
from tests.formats.html.reading import read
from tests.formats.html.test_page import at, numbers


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_work_is_listed_with_the_numbers_of_its_json(code: str) -> None:
    reports = {"kitchen": FULL, "lost": NOTHING, "evil": hostile()}

    ((name, text),) = render_index(tuple(reports.items()), Language(code))

    page = read(text)
    assert name == "index.html"

    links = [entry.attributes["href"] for entry in page.all("a")]
    assert links == [f"{name}.{ending}" for name in reports for ending in ("html", "json")]
    for element in numbers(page):
        name, _, pointer = element.attributes["data-at"].partition(".json#")
        if element.tag == "data":
            known = at(json.loads(as_json(reports[name])), pointer)
            assert float(element.attributes["value"]) == known


def test_names_of_files_are_harmless_and_different() -> None:
    found = PageNames()
    called = ("a/b", "A-B", "../..", "", "index", "x" * 200, ".git", "a b", "Phyle", "a+evidence-2")

    assert tuple(map(found.name, called)) == (
        "a-b",
        "A-B-2",
        "repository",
        "repository-2",
        "index-2",
        "x" * 60,
        "git",
        "a-b-3",
        "Phyle-2",
        "a-evidence-2",
    )


def test_an_index_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        next(render_index((), Language("en")))
