"""The report on many repositories in a format, or as a folder: an index, a page a repository.

Reports on single repositories are made anew from what the store holds; nothing is judged again, and
one of them at a time is in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pplcheck.errors import UsageError
from pplcheck.fleet.across import report
from pplcheck.fleet.record_text import revived, unpacked
from pplcheck.fleet.store import Store
from pplcheck.formats.document import written
from pplcheck.formats.html import fleet as html
from pplcheck.formats.language import Language
from pplcheck.formats.neutral import without_addresses
from pplcheck.formats.report_json import value_of
from pplcheck.model.assembly import Assembly
from pplcheck.model.fleet_report import FleetReport
from pplcheck.pipeline.reporting import WIDTH, Site

_JUDGED: Final = """
SELECT name, identity FROM entry WHERE state = 'judged'
ORDER BY place"""


def render(found: FleetReport, format_: str, *, language: str, width: int = WIDTH) -> str:
    """The report in a format: `terminal`, `html` or `json`.

    Raises UsageError for one that does not exist.
    """
    if format_ == "html":
        return html.render(found, Language(language))
    if format_ == "json":
        return written(value_of(found))
    if format_ == "terminal":
        from pplcheck.formats import fleet_terminal

        return fleet_terminal.render(found, width=width)
    raise UsageError(f"no format is named {format_!r}; there are html, json, terminal")


def files(store: Store, language: str) -> Iterator[tuple[str, str]]:
    """The files of a static folder, name and text; the index comes last.

    Raises RecordFormError where what is kept is of another version.
    """
    site = Site(language)
    for name, identity in list(store.rows(_JUDGED)):
        assembly = revived(Assembly, unpacked(store.packed(identity))["assembly"])
        yield from site.files(name, _called(name, assembly))
    found = report(store, site.pages)
    yield html.FILE, written(value_of(found))
    yield "index.html", html.render(found, Language(language), is_index=True)


def _called(name: str, assembly: Assembly) -> Assembly:
    """A report under the name its repository has among the others."""
    work = assembly.work
    return replace(assembly, work=replace(work, name=without_addresses(name)) if work else None)
