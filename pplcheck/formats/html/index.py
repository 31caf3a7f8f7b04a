"""The index of a folder of reports: a line a repository, with a link to its page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pplcheck.formats.html.page import Page
from pplcheck.formats.html.tracked import Tracked
from pplcheck.formats.language import Language
from pplcheck.model.assembly import Assembly

_UNFIT: Final = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST: Final = 60
_RESERVED: Final = frozenset({"index", "phyle"})


def page_names(names: Sequence[str]) -> tuple[str, ...]:
    """A file name without its ending for each repository, all different whatever the case.

    Only letters, digits, dots, hyphens and underscores remain; it never begins with a dot.
    """
    found: list[str] = []
    taken = set(_RESERVED)
    for name in names:
        base = _UNFIT.sub("-", name).strip(".-_")[:_LONGEST].rstrip(".-_") or "repository"
        unique, number = base, 2
        while unique.casefold() in taken:
            unique, number = f"{base}-{number}", number + 1
        taken.add(unique.casefold())
        found.append(unique)
    return tuple(found)


def render_index(pages: Sequence[tuple[str, Assembly]], language: Language) -> str:
    """The page that lists all others; each number also stands in the JSON beside its page."""
    if not pages:
        raise ValueError("an index needs at least one page")
    page = Page(pages[0][1], language)
    rows = [
        {"page": f"{name}.html", "data": f"{name}.json", "r": Tracked(report, f"{name}.json#")}
        for name, report in pages
    ]
    context = page.context() | {"pages": rows}
    return page.environment().get_template("index.html").render(context) + "\n"
