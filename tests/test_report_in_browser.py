"""The page in a real browser: nothing wrong in the console, reachable, readable, printable.

Needs the extra `test` (Playwright, and axe-core as axe-playwright-python ships it) and a Chromium
on the PATH or in PPLCHECK_CHROMIUM; where one of them is missing these tests are skipped.
"""

from __future__ import annotations

import os
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from pplcheck.formats.html.index import render_index
from pplcheck.formats.html.page import FIRST_DUE, render
from pplcheck.formats.html.phyle import render as render_phyle
from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.model.assembly import Assembly
from tests.formats.assembled import FULL, NOTHING, VERDICT, hostile
from tests.formats.assembled_phyle import PHYLE, hostile as hostile_phyle
from tests.formats.html.test_page import VIEWS

CHROMIUM = os.environ.get("PPLCHECK_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
AXE = find_spec("axe_playwright_python")

pytestmark = [
    pytest.mark.skipif(find_spec("playwright") is None, reason="playwright is not installed"),
    pytest.mark.skipif(AXE is None, reason="axe-playwright-python is not installed"),
    pytest.mark.skipif(not CHROMIUM, reason="there is no chromium on the PATH"),
]

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SIZES = (320, 1280)
SCHEMES = ("light", "dark")
A4 = (595, 842)
SHEET = (680, 1012)
"""Pixels of a sheet of A4 between the margins of the style, 180 by 268 mm."""

FIRST = "index.html"
PATIENCE = 240_000
"""Milliseconds a step of the browser may take: a guard against hanging only."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS), timeout=PATIENCE)
        yield started
        started.close()


def axe() -> str:
    assert AXE
    assert AXE.origin
    return (Path(AXE.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def opened(browser: Any, page: str, folder: Path, **context: Any) -> tuple[Any, list[str]]:
    """A page in a tab of its own, and what went wrong while it was read."""
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    tab = browser.new_context(**context).new_page()
    tab.set_default_timeout(PATIENCE)
    wrong: list[str] = []
    tab.on("console", lambda message: wrong.append(message.text))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda request: wrong.append(request.url) if "page" not in request.url else 0)
    tab.goto(file.as_uri())
    return tab, wrong


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("subject", ["repository", "phyle"])
def test_axe_finds_nothing(  # noqa: PLR0913, PLR0917 - every combination
    browser: Any, tmp_path: Path, subject: str, code: str, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 900}
    spoken = Language(code)
    page = render(FULL, spoken) if subject == "repository" else render_phyle(PHYLE, spoken)

    # axe is a script of its own: it runs beside the page's policy, not under it
    tab, wrong = opened(
        browser, page, tmp_path, viewport=size, color_scheme=scheme, bypass_csp=True
    )
    tab.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    tab.evaluate(axe())
    found = tab.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", RULES)

    assert [
        (entry["id"], [node["html"][:200] for node in entry["nodes"]])
        for entry in found["violations"]
    ] == []
    assert len(found["passes"]) > 15  # it looked
    assert wrong == []
    tab.context.close()


PAGES: dict[str, Callable[[], str]] = {
    "full": lambda: render(FULL, Language("en")),
    "nothing": lambda: render(NOTHING, Language("es")),
    "hostile": lambda: render(hostile(), Language("fr")),
    "index": lambda: dict(render_index([("a", FULL), ("b", NOTHING)], Language("es")))[FIRST],
    "phyle": lambda: render_phyle(PHYLE, Language("es"), {"Kitchen": "kitchen"}),
    "hostile phyle": lambda: render_phyle(hostile_phyle(), Language("fr")),
}
"""Rendered in the test that opens it: whoever only collects tests waits for none."""


@pytest.mark.parametrize("subject", PAGES)
def test_pages_ask_for_nothing_run_nothing_and_fit_a_narrow_screen(
    browser: Any, tmp_path: Path, subject: str
) -> None:
    narrow = {"width": 320, "height": 900}
    tab, wrong = opened(browser, PAGES[subject](), tmp_path, viewport=narrow)

    width = tab.evaluate("document.documentElement.scrollWidth")

    assert wrong == []
    assert width == 320
    assert tab.evaluate("document.scripts.length") == 0
    assert tab.evaluate("getComputedStyle(document.body).maxWidth") != "none"
    tab.context.close()


def test_all_views_are_reached_by_keyboard(browser: Any, tmp_path: Path) -> None:
    tab, _ = opened(browser, render(FULL, Language("en")), tmp_path, java_script_enabled=True)
    top = tab.url
    reached = []

    for number in range(len(VIEWS) + 2):
        for _ in range(number + 1):
            tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        tab.wait_for_url("**#*")  # the jump is reported after the key
        reached.append(tab.url.partition("#")[2])
        tab.goto("about:blank")
        tab.goto(top)

    assert reached == ["verdict", *VIEWS, "annex"]
    tab.context.close()


def test_the_page_is_read_without_scripts(browser: Any, tmp_path: Path) -> None:
    tab, wrong = opened(browser, render(FULL, Language("en")), tmp_path, java_script_enabled=False)

    assert tab.locator("section").count() == len(VIEWS) + 1
    assert tab.get_by_text("The curve in numbers").is_visible()
    assert wrong == []
    tab.context.close()


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_prints_to_a_tagged_a4_pdf(browser: Any, tmp_path: Path, code: str) -> None:
    tab, _ = opened(browser, render(FULL, Language(code)), tmp_path)

    pdf = tab.pdf(prefer_css_page_size=True, tagged=True)

    text = pdf + unpacked(pdf)
    assert re.search(rb"/MarkInfo\s*<<[^>]*/Marked true", text)
    assert b"/StructTreeRoot" in text
    assert f"/Lang ({code})".encode() in text
    boxes = {
        (round(float(width)), round(float(height)))
        for width, height in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", text)
    }
    assert boxes == {A4}
    tab.context.close()


def unpacked(pdf: bytes) -> bytes:
    """Streams that are compressed, as far as they can be read."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(found)


def crowded() -> Assembly:
    """A report with many debtors, five questions and long clauses, as the worst of real ones."""
    ask = "a domain of one or two people (438 commits): worker-owned, all surplus to its owners?"
    return replace(
        FULL,
        verdict=replace(
            VERDICT,
            license="LicenseRef-Coopyleft",
            due=VERDICT.due[1:2] * 20,
            due_count=120,
            questions=(replace(VERDICT.questions[0], ask=ask),) * 5,
        ),
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_first_sheet_holds_verdict_first_debtors_and_questions(
    browser: Any, tmp_path: Path, code: str
) -> None:
    tab, _ = opened(browser, render(crowded(), Language(code)), tmp_path)
    tab.set_viewport_size({"width": SHEET[0], "height": SHEET[1]})
    tab.emulate_media(media="print")

    ends = "id => document.getElementById(id).getBoundingClientRect().bottom"
    assert tab.evaluate(ends, "questions") < SHEET[1]
    assert tab.evaluate("document.querySelectorAll('#due tbody tr').length") == FIRST_DUE
    assert tab.evaluate("document.querySelectorAll('#due-more tbody tr').length") == 20 - FIRST_DUE
    tab.context.close()


def test_heads_of_tables_are_repeated_on_every_sheet(browser: Any, tmp_path: Path) -> None:
    tab, _ = opened(browser, render(FULL, Language("en")), tmp_path)
    tab.emulate_media(media="print")

    assert tab.evaluate(
        "[...new Set([...document.querySelectorAll('thead')]"
        ".map(part => getComputedStyle(part).display))]"
    ) == ["table-header-group"]
    assert tab.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
    tab.context.close()
