"""Pages stay below half a megabyte by what their lists weigh, whatever strangers write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from itertools import repeat
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from pplcheck.formats.html import index, page, phyle
from pplcheck.formats.html.weight import FRAME, PAGE, text_weight, weight
from pplcheck.formats.language import LANGUAGES, Language
from pplcheck.model.assembly import Assembly
from pplcheck.model.assembly_phyle import PhyleReport
from pplcheck.model.influence import PowerYear
from pplcheck.model.party import Kind
from pplcheck.pipeline import (
    assembly,
    assembly_book,
    assembly_evidence,
    assembly_figures,
    assembly_map,
    assembly_minutes,
    assembly_phyle,
    assembly_power,
    assembly_verdict,
    since_last,
)
from pplcheck.pipeline.told import last, within
from tests.formats.assembled import BOOK, FULL, MAKERS, MAP, MINUTES, POWER, SINCE, VERDICT, YEARS
from tests.formats.assembled_phyle import BETWEEN, FLOW, KITCHEN, NEBULA, OWED, PHYLE, UNJUDGED

LIMIT = 500_000
CODES = frozenset(
    (  # noqa: SIM905 - a list of words is read more easily so
        "schema_version tool standing basis kind verdict reciprocity terms effect answer severity "
        "state role reading reason use uses what judged presume undetermined amount anchor "
        "since digest fingerprint"
    ).split()
)
"""Members that no stranger writes, or that are short whatever they hold."""

WORST = {
    "entities": '"' * 2500,
    "breaks": "/" * 2500,
    "escapes": "\U000e0001" * 400,
    "wide": "\U0001f300" * 2500,
    "marks": "e\u0301\u0301" * 900,
    "sentence": "acted for " + "&'" * 280,
    "ordinary": "Nebula Cooperative of Kitchen Workers",
    "short": "'",
}


hardest = pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, "fr") for text in WORST.values()),
        *((WORST[name], code) for name in ("sentence", "ordinary") for code in ("en", "es")),
    ],
    ids=[*WORST, *(f"{name}-{code}" for name in ("sentence", "ordinary") for code in ("en", "es"))],
)
"""Every text in the language with the longest words; in all of them what is translated."""


def filled(part: Any, text: str) -> Any:
    """A part of a report with every text of strangers replaced, and the largest numbers."""
    if isinstance(part, tuple):
        return tuple(filled(entry, text) for entry in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    return replace(part, **{field.name: _filled(part, field.name, text) for field in fields(part)})


def _filled(part: Any, name: str, text: str) -> Any:
    value = getattr(part, name)
    if isinstance(value, bool) or name in {"year", "line"}:
        return value
    if isinstance(value, int):
        return 123_456_789
    if isinstance(value, float):
        return 0.123456
    if isinstance(value, str) and name not in CODES:
        return text
    return filled(value, text)


KINDS = tuple(
    replace(YEARS[0].kinds[0], kind=kind.value, commits=99_999, presumed=1) for kind in Kind
)
Put = Callable[[Any, Any], Any]


def _map(name: str) -> Put:
    return lambda report, rows: replace(report, map=replace(report.map, **{name: rows}))


def _minutes(name: str) -> Put:
    return lambda report, rows: replace(report, minutes=replace(report.minutes, **{name: rows}))


def _since(name: str) -> Put:
    return lambda report, rows: replace(
        report, minutes=replace(report.minutes, since=replace(report.minutes.since, **{name: rows}))
    )


def _annex(name: str) -> Put:
    return lambda report, rows: replace(report, annex=replace(report.annex, **{name: rows}))


def _book(name: str) -> Put:
    return lambda report, rows: replace(report, book=replace(report.book, **{name: rows}))


def _verdict(name: str) -> Put:
    return lambda report, rows: replace(report, verdict=replace(report.verdict, **{name: rows}))


LISTS: dict[str, tuple[Any, int, Put]] = {
    "due": (VERDICT.due[0], assembly_verdict.DUE, _verdict("due")),
    "questions": (VERDICT.questions[0], assembly_verdict.ASKED, _verdict("questions")),
    "organizations": (
        MAKERS.by_organization[0],
        assembly_figures.LISTED,
        lambda report, rows: replace(report, makers=replace(report.makers, by_organization=rows)),
    ),
    "exchanges": (
        FULL.exchanges[0],
        30_000,
        lambda report, rows: replace(report, exchanges=rows),
    ),
    "recorded": (
        FULL.recorded[0],
        assembly_evidence.RECORDED,
        lambda report, rows: replace(report, recorded=rows),
    ),
    "scopes": (MAP.scopes[0], assembly_map.SCOPES, _map("scopes")),
    "periods": (MAP.periods[0], assembly_map.PERIODS, _map("periods")),
    "conflicts": (MAP.conflicts[1], assembly_map.CONFLICTS, _map("conflicts")),
    "joined": (MAP.joined[0], assembly_map.JOINED, _map("joined")),
    "departures": (MAP.departures[0], assembly_map.DEPARTURES, _map("departures")),
    "waivers": (MINUTES.waivers[0], assembly_minutes.WAIVERS, _minutes("waivers")),
    "disputes": (MINUTES.disputes[0], assembly_minutes.DISPUTES, _minutes("disputes")),
    "moved": (SINCE.moved[0], since_last.MOVED, _since("moved")),
    "new": ("PPL103", since_last.CODES, _since("new_findings")),
    "gone": ("PPL103", since_last.CODES, _since("gone_findings")),
    "inputs": (FULL.annex.inputs[0], assembly_minutes.INPUTS, _annex("inputs")),
    "gaps": (FULL.annex.gaps[0], assembly_minutes.GAPS, _annex("gaps")),
    "findings": (BOOK.findings[0], 40_000, _book("findings")),
    "dossiers": (BOOK.dossiers[0], 60_000, _book("dossiers")),
}
"""Every list of the page that strangers fill: an entry, its bytes, and how it is put there."""


SMALL = replace(FULL, years=YEARS[:1], appendix=())


def size(report: Assembly, code: str) -> int:
    return len(page.render(report, Language(code), "kitchen").encode())


@pytest.mark.parametrize("text", ["entities", "breaks", "sentence"])
@pytest.mark.parametrize("name", LISTS)
def test_no_list_takes_more_than_it_weighs(name: str, text: str) -> None:
    compare(name, WORST[text], "fr")


def compare(name: str, text: str, code: str) -> None:
    """Hold what rows of a list add to a page against what they weigh."""
    entry, _, put = LISTS[name]
    row = text if isinstance(entry, str) else filled(entry, text)

    two = size(put(SMALL, (row,) * 2), code)
    five = size(put(SMALL, (row,) * 5), code)

    assert five - two <= weight((row,) * 3)


@settings(max_examples=15, deadline=None)
@given(
    text=st.text(st.one_of(st.sampled_from("'\"&<>/-_:; "), st.characters()), max_size=300),
    name=st.sampled_from(sorted(LISTS)),
    code=st.sampled_from(LANGUAGES),
)
def test_no_text_takes_more_than_it_weighs(text: str, name: str, code: str) -> None:
    compare(name, text, code)


def fullest(text: str) -> Assembly:
    """A report with every list as full as it may be, and every text as it was given."""
    year = replace(filled(YEARS[0], text), kinds=KINDS, commits=800_000)
    long = last([replace(year, year=1990 + n) for n in range(99)], assembly.YEARS, assembly.SPAN)
    power_year: PowerYear = filled(POWER.years[0], text)
    power = replace(
        POWER,
        largest=replace(POWER.largest, name=text, party=text),
        years=tuple(replace(power_year, year=1990 + n) for n in range(assembly_power.SPAN)),
    )
    verdict = replace(VERDICT, license=text, path=text)
    work = filled(FULL.work, text)
    report = replace(FULL, work=work, verdict=verdict, years=long.entries, power=power)
    for entry, room, put in LISTS.values():
        row = text if isinstance(entry, str) else filled(entry, text)
        report = put(report, within(repeat(row, 3000), room, 3000).entries)
    empty = replace(report, exchanges=(), book=assembly.NO_EVIDENCE, appendix=())
    left = PAGE - FRAME - weight(empty)
    assert left > 40_000
    row = filled(FULL.exchanges[0], text)
    owed = within(repeat(row, 3000), int(left * assembly.EXCHANGES), 150).entries
    pages = _books(left - weight(owed), text)
    return replace(report, exchanges=owed, book=pages[0], appendix=pages[1:])


def _books(left: int, text: str) -> tuple[Any, ...]:
    findings = (filled(BOOK.findings[0], text),) * 200
    dossiers = tuple(
        replace(filled(BOOK.dossiers[0], text), anchor=f"evidence-{n}") for n in range(60)
    )
    return assembly_book.paged(findings, dossiers, left)


@hardest
def test_the_fullest_page_stays_below_half_a_megabyte(text: str, code: str) -> None:
    report = fullest(text)
    pages = dict(page.render_later(report, Language(code), "kitchen"))

    assert size(report, code) < LIMIT
    assert pages
    assert all(len(text.encode()) < LIMIT for text in pages.values())


def test_an_index_of_thousands_is_cut_into_pages() -> None:
    reports = [filled(assembly.in_brief(FULL), text) for text in WORST.values()]
    lines = [("x" * 60 + str(n), reports[n % len(reports)]) for n in range(400)]

    pages = dict(index.render_index(lines, Language("fr")))

    assert list(pages)[:2] == ["index.html", "index+2.html"]
    assert all(len(text.encode()) < LIMIT for text in pages.values())
    assert sum(text.count('">JSON</a>') for text in pages.values()) == len(lines)


PHYLE_LISTS = {
    "members": (NEBULA, assembly_phyle.GIVING, assembly_phyle.MEMBERS),
    "between": (BETWEEN, assembly_phyle.OTHERS, assembly_phyle.BETWEEN),
    "flows": (FLOW, assembly_phyle.OTHERS, assembly_phyle.FLOWS),
    "owed": (OWED, assembly_phyle.OTHERS, assembly_phyle.OWED),
}


@hardest
def test_the_fullest_phyle_stays_below_half_a_megabyte(text: str, code: str) -> None:
    lists: dict[str, Any] = {
        name: within(repeat(filled(entry, text), 2000), room, rows).entries
        for name, (entry, room, rows) in PHYLE_LISTS.items()
    }
    inputs = within(repeat(filled(PHYLE.inputs[0], text), 2000), assembly_phyle.OTHERS // 4).entries
    room = PAGE - FRAME - weight((inputs, *lists.values()))
    rows = (filled(replace(UNJUDGED, url=text), text), filled(KITCHEN, text)) * 500
    numbered = (
        replace(
            row, name=f"{n}{row.name}", steward=f"{n}", state=KITCHEN.state if n % 2 else "refused"
        )
        for n, row in enumerate(rows)
    )
    projects = within(numbered, room, assembly_phyle.PROJECTS).entries
    report: PhyleReport = replace(PHYLE, name=text, inputs=inputs, projects=projects, **lists)
    names = {row.name: "x" * 62 for row in projects}

    assert projects
    assert len(phyle.render(report, Language(code), names).encode()) < LIMIT


def test_what_is_no_part_of_a_report_has_no_weight() -> None:
    assert weight((None, not PHYLE)) - 2 * weight(("",)) == weight("") == text_weight("") == 0
    with pytest.raises(TypeError, match="no part of a report"):
        weight(object())
