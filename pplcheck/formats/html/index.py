"""The index of a folder of reports: a line a repository, with a link to its page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pplcheck.formats.html.page import Page
from pplcheck.formats.html.tracked import Tracked
from pplcheck.formats.html.weight import FRAME, PAGE, weight
from pplcheck.formats.language import Language
from pplcheck.model.assembly import Assembly

_UNFIT: Final = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST: Final = 60
_RESERVED: Final = frozenset({"index", "phyle"})
_ROW: Final = 1500
"""Bytes of a line but for its texts."""

Line = tuple[str, Assembly]
"""A page, without its ending, and the report on it."""


class PageNames:
    """File names without ending, all different whatever the case; one a report as it comes.

    Only letters, digits, dots, hyphens and underscores remain; none begins with a dot.
    """

    def __init__(self) -> None:
        """Begin with the names that the folder itself needs."""
        self._taken = set(_RESERVED)

    def name(self, text: str) -> str:
        """The name for a report on what is called so."""
        base = _UNFIT.sub("-", text).strip(".-_")[:_LONGEST].rstrip(".-_") or "repository"
        unique, number = base, 2
        while unique.casefold() in self._taken:
            unique, number = f"{base}-{number}", number + 1
        self._taken.add(unique.casefold())
        return unique


def render_index(lines: Sequence[Line], language: Language) -> Iterator[tuple[str, str]]:
    """The pages that list all others, file name and text; each number stands in a report's JSON.

    There is one where all fit. Raises ValueError without anything to list.
    """
    if not lines:
        raise ValueError("an index needs at least one page")
    parts = list(_parts(lines))
    for number, part in enumerate(parts):
        page = Page(part[0][1], language)
        rows = [
            {"page": f"{name}.html", "data": f"{name}.json", "r": Tracked(report, f"{name}.json#")}
            for name, report in part
        ]
        context = page.context() | {
            "pages": rows,
            "previous_page": _file(number - 1) if number else "",
            "next_page": _file(number + 1) if number + 1 < len(parts) else "",
        }
        yield _file(number), page.written("index.html", context)


def _file(number: int) -> str:
    """The file of a page of the index; the sign between is one that no report's name has."""
    return f"index+{number + 1}.html" if number else "index.html"


def _parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines page by page, as many as fit on each."""
    part: list[Line] = []
    room = PAGE - FRAME
    for line in lines:
        size = _weight(line)
        if part and size > room:
            yield part
            part, room = [], PAGE - FRAME
        part.append(line)
        room -= size
    yield part


def _weight(line: Line) -> int:
    name, report = line
    called = report.work.name if report.work else name
    return _ROW + 4 * len(name) + weight((called, report.verdict.license, report.verdict.terms))
