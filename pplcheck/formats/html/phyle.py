"""The page on a phyle: its projects and members, what flows between them, what is owed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from pplcheck.formats.html.page import Printer
from pplcheck.formats.html.tracked import Tracked, raw
from pplcheck.formats.language import Language
from pplcheck.model.assembly_phyle import PhyleReport


def render(report: PhyleReport, language: Language, pages: Mapping[str, str] | None = None) -> str:
    """The page; `pages` are those of projects in the same folder, by project, without ending.

    With pages it is the index of the folder, and its numbers are those of `phyle.json` there.
    """
    printer = Printer(language)
    tracked = Tracked(report, "phyle.json#" if pages is not None else "")
    context = printer.frame() | {
        "r": tracked,
        "groups": _by_steward(tracked.projects),
        "page_of": lambda name: (pages or {}).get(raw(name), ""),
        "is_index": pages is not None,
    }
    return printer.written("phyle.html", context)


def _by_steward(projects: Tracked) -> list[tuple[Tracked, list[Tracked]]]:
    """Projects, which come sorted, by the member that keeps them: its first row, and all."""
    groups = groupby(projects, key=lambda row: raw(row.steward))
    listed = [list(rows) for _, rows in groups]
    return [(rows[0], rows) for rows in listed]
