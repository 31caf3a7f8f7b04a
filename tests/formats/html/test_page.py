from __future__ import annotations

import base64
import json
import re
from dataclasses import replace
from hashlib import sha256
from html import unescape
from typing import Any

import pytest

from pplcheck.formats.html.page import (
    Page,
    UntrackedNumberError,
    render,
    render_later,
    style,
    style_hash,
)
from pplcheck.formats.html.tracked import Tracked
from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.formats.neutral import shown
from pplcheck.formats.report_json import render as as_json
from pplcheck.model.assembly import Assembly
from pplcheck.model.assembly_evidence import Book
from tests.formats.assembled import FULL, LATER, NOTHING, QUIET, VERDICT, hostile
from tests.formats.html.reading import Element, Read, read

REPORTS = {"full": FULL, "nothing": NOTHING, "quiet": QUIET, "hostile": hostile()}
every_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
every_language = pytest.mark.parametrize("code", LANGUAGES)

VIEW_NUMBERS = ["1", "2", "3", "4", "5"]
VIEWS = ("verdict", "makers", "years", "power", "ledger", "evidence", "licenses", "decisions")
TAGS = frozenset(
    (  # noqa: SIM905 - a list of words is read more easily so
        "html head meta title style body a svg defs pattern rect circle line polyline text "
        "header p h1 h2 h3 h4 nav ol ul li main section span div figure figcaption table "
        "caption thead tbody tr th td small br wbr b strong code details summary article dl dt "
        "dd footer data time desc"
    ).split()
)
ATTRIBUTES = frozenset(
    (  # noqa: SIM905 - a list of words is read more easily so
        "lang charset http-equiv content name href class id role viewbox aria-labelledby "
        "aria-label aria-hidden focusable width height x y x1 x2 y1 y2 cx cy r points "
        "text-anchor tabindex scope value datetime data-at patternunits patterntransform "
        "colspan"
    ).split()
)


def at(value: Any, pointer: str) -> Any:
    """What stands at a JSON pointer."""
    for part in pointer.split("/")[1:]:
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def numbers(page: Read) -> list[Element]:
    return [*page.all("data"), *page.all("time")]


@every_language
@every_report
def test_every_number_and_day_is_the_same_in_json(report: Assembly, code: str) -> None:
    found = json.loads(as_json(report))

    page = read(render(report, Language(code)))

    assert numbers(page)
    for element in numbers(page):
        known = at(found, element.attributes["data-at"])
        if element.tag == "time":
            assert element.attributes["datetime"] == known
        elif isinstance(known, str):
            assert element.attributes["value"] == shown(known)
        else:
            assert float(element.attributes["value"]) == known


@every_language
def test_every_cell_of_numbers_holds_values_with_their_place(code: str) -> None:
    page = render(FULL, Language(code))

    cells = re.findall(r'<td class="n">(.*?)</td>', page, re.DOTALL)

    assert len(cells) > 100
    for cell in cells:
        rest = re.sub(r"<data [^>]*>.*?</data>", "", cell)
        assert not re.search(r"\d", rest), cell


def test_no_sentence_holds_a_number_without_its_place() -> None:
    page = render(FULL, Language("en"))
    body = page.partition("<main>")[2].partition('<section id="evidence"')[0]
    kept = r"<(data|time|svg|style|code|dl|article|td|th|option)\b.*?</\1>"

    text = unescape(re.sub(r"<[^>]+>", " ", re.sub(kept, " ", body, flags=re.DOTALL)))

    assert re.findall(r"\d+", text) == VIEW_NUMBERS  # views, a scale


def test_a_number_without_a_place_is_no_page() -> None:
    page = Page(FULL, Language("en"))

    with pytest.raises(UntrackedNumberError):
        page.environment().from_string("{{ n * 2 }}").render(n=17)


@every_language
@every_report
def test_pages_hold_only_what_is_known_to_be_harmless(report: Assembly, code: str) -> None:
    text = render(report, Language(code))

    page = read(text)

    assert {element.tag for element in page.elements} <= TAGS
    assert {name for element in page.elements for name in element.attributes} <= ATTRIBUTES
    assert all(element.attributes["href"].startswith("#") for element in page.all("a"))
    assert not any(ord(sign) < 32 for sign in text.replace("\n", ""))
    assert "\u202e" not in text
    assert "\ud800" not in text


@every_language
def test_hostile_text_is_shown_as_text(code: str) -> None:
    page = read(render(hostile(), Language(code)))

    (title,) = page.all("h1")
    assert title.text.startswith("</script><img src=x onerror=alert(1)>'\"&{{7*7}}{% raw %}")
    assert title.text.endswith("\\u{3a}:set-output name=a::b …")


@every_language
@every_report
def test_ids_are_one_of_a_kind_and_links_lead_somewhere(report: Assembly, code: str) -> None:
    page = read(render(report, Language(code)))

    ids = [entry.attributes["id"] for entry in page.elements if "id" in entry.attributes]

    assert len(set(ids)) == len(ids)
    for link in page.all("a"):
        assert link.attributes["href"].removeprefix("#") in ids
    for element in page.elements:
        for name in element.attributes.get("aria-labelledby", "").split():
            assert name in ids


@every_language
def test_all_eight_views_are_listed_in_order(code: str) -> None:
    page = read(render(FULL, Language(code)))

    listed = [link.attributes["href"] for link in page.all("a") if "nav" in link.around]
    sections = [entry.attributes["id"] for entry in page.all("section")]

    assert listed == [f"#{view}" for view in (*VIEWS, "annex")]
    assert sections == [*VIEWS, "annex"]
    assert page.all("html")[0].attributes["lang"] == code


def test_the_policy_allows_this_style_and_nothing_else() -> None:
    page = read(render(FULL, Language("en")))

    policy = next(
        entry.attributes["content"]
        for entry in page.all("meta")
        if entry.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    (sheet,) = page.all("style")
    digest = base64.b64encode(sha256(sheet.text.encode()).digest()).decode()

    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert style_hash() == f"sha256-{digest}"
    assert "url(" not in style().replace("url(#", "")


@every_language
def test_every_chart_has_words_and_a_table(code: str) -> None:
    page = read(render(FULL, Language(code)))

    charts = [entry for entry in page.all("svg") if entry.attributes.get("role") == "img"]

    assert len(charts) == 6
    assert len([entry for entry in page.all("desc") if entry.text]) == 6
    assert len(page.all("caption")) >= len(charts)


def test_heads_of_tables_say_what_they_head() -> None:
    page = read(render(FULL, Language("en")))

    assert {entry.attributes.get("scope") for entry in page.all("th")} == {"row", "col"}


def test_english_sentences_are_marked_on_other_pages() -> None:
    english = read(render(FULL, Language("en")))
    french = read(render(FULL, Language("fr")))

    assert not [entry for entry in english.all("span") if "lang" in entry.attributes]
    marked = [entry.text for entry in french.all("span") if entry.attributes.get("lang") == "en"]
    assert "a sentence of no known form" in marked


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"due": ()}, "Reciprocity terms apply to nobody we could name"),
        ({"terms": "unknown"}, "What the license asks for is not known here"),
        ({"license": "", "path": ""}, "No license is declared"),
        ({"license": ""}, "not recognized"),
        ({"complete": False}, "Incomplete:"),
    ],
)
def test_page_one_says_what_it_is_about(change: dict[str, Any], said: str) -> None:
    report = replace(FULL, verdict=replace(VERDICT, **change))

    assert said in " ".join(read(render(report, Language("en"))).all("main")[0].text.split())


def test_the_other_reading_is_told_otherwise() -> None:
    page = render(replace(FULL, reading="copyfair"), Language("en"))

    assert "does not count that" not in page
    assert "copyfair: the project&#39;s policy decides" in page


def test_the_largest_is_named_only_where_it_has_a_row() -> None:
    power = FULL.power
    assert power
    hidden = replace(power, largest=replace(power.largest, name="small.example"))

    assert "small.example" not in render(replace(FULL, power=hidden), Language("en"))
    assert "a domain of one or two people" in render(replace(FULL, power=hidden), Language("en"))


@every_language
def test_pages_of_evidence_follow_the_report(code: str) -> None:
    first = read(render(FULL, Language(code), "kitchen"))

    ((name, text),) = render_later(FULL, Language(code), "kitchen")

    later = read(text)
    assert name == "kitchen+evidence-2.html"
    assert name in [link.attributes["href"] for link in first.all("a")]
    assert "kitchen.html" in [link.attributes["href"] for link in later.all("a")]
    assert [entry.attributes["id"] for entry in later.all("article")] == ["evidence-later"]
    found = json.loads(as_json(FULL))
    assert numbers(later)
    for element in numbers(later):
        known = at(found, element.attributes["data-at"].removeprefix("kitchen.json#"))
        assert known in (
            element.attributes.get("datetime"),
            float(element.attributes.get("value", "nan")),
        )


def test_evidence_is_linked_where_it_stands() -> None:
    (owing,) = VERDICT.due[:1]
    verdict = replace(VERDICT, due=(replace(owing, anchor="evidence-later"),))
    report = replace(FULL, verdict=verdict)

    alone = read(render(report, Language("en"))).all("a")
    listed = read(render(report, Language("en"), "kitchen")).all("a")

    assert "+evidence" not in "".join(link.attributes["href"] for link in alone)
    assert "kitchen+evidence-2.html#evidence-later" in [link.attributes["href"] for link in listed]


@pytest.mark.parametrize(
    ("name", "appendix", "said"),
    [
        ("", FULL.appendix, "in the JSON of this report"),
        ("", (), "pplcheck check --format json"),
        ("kitchen", (), "pplcheck check --format json"),
        ("kitchen", FULL.appendix, "Continued on the next page"),
    ],
    ids=["alone", "alone and cut", "folder and cut", "folder"],
)
def test_what_a_page_leaves_out_is_said_to_stand_elsewhere(
    name: str, appendix: tuple[Book, ...], said: str
) -> None:
    page = render(replace(FULL, appendix=appendix), Language("en"), name)

    assert said in page.partition('id="evidence"')[2].partition('id="licenses"')[0]


def test_evidence_that_fits_on_no_page_is_counted_on_the_last() -> None:
    cut = replace(FULL.appendix[0], more_dossiers=9)

    pages = dict(render_later(replace(FULL, appendix=(LATER, cut)), Language("en"), "kitchen"))

    assert list(pages) == ["kitchen+evidence-2.html", "kitchen+evidence-3.html"]
    assert "pplcheck check --format json" in pages["kitchen+evidence-3.html"]
    assert 'href="kitchen+evidence-2.html"' in pages["kitchen+evidence-3.html"]


def test_the_same_report_is_the_same_page() -> None:
    assert render(FULL, Language("es")) == render(FULL, Language("es"))


def test_values_know_their_place() -> None:
    years = Tracked(FULL).years

    assert years[0].commits.at_ == "/years/0/commits"
    assert years[-1].at_ == "/years/3"
    assert [entry.at_ for entry in years] == [f"/years/{n}" for n in range(4)]
    assert years[0].year == years[0].year.raw_
    assert hash(years[0].year) == hash(2016)
    assert not Tracked("")
    with pytest.raises(AttributeError):
        _ = years[0].nothing


def test_text_without_gaps_takes_no_values() -> None:
    page = Page(FULL, Language("es"))

    assert page.say("Verdict", unused=1) == "Veredicto"
    assert page.say("since %(day)s", day=Tracked(FULL).as_of).startswith("desde el <time ")
