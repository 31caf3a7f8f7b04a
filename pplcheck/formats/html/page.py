"""One page from one value: jinja2 with everything escaped, and each number marked with its place.

The only module that knows jinja2. Whatever a template prints passes `_finalize`: texts of
strangers become neutral, numbers and days are written as the language has them inside elements
that carry the exact value (https://html.spec.whatwg.org/#the-data-element), and a number without a
place in the report's JSON is an error rather than a page.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from pplcheck.formats.glossary import glossary
from pplcheck.formats.html.charts import patterns
from pplcheck.formats.html.pictures import Pictures
from pplcheck.formats.html.tracked import Tracked, raw
from pplcheck.formats.language import Language
from pplcheck.formats.neutral import shown
from pplcheck.formats.words import COUNTED, clause, spoken, word
from pplcheck.model.assembly import Assembly

FOLDER: Final = Path(__file__).resolve().parent
TEMPLATES: Final = FOLDER / "templates"

_SHORT: Final = 10
_NAME: Final = 120
_TEXT: Final = 400
FIRST_DUE: Final = 5
"""Debtors told before what else belongs on the first sheet of paper; the others follow it."""


class UntrackedNumberError(TypeError):
    """A template prints a number that stands nowhere in the report's JSON."""


def render(report: Assembly, language: Language, name: str = "") -> str:
    """The page, in a language; in a folder of pages `name` is its own, without ending."""
    page = Page(report, language, name)
    return page.written("page.html", page.context())


def render_later(report: Assembly, language: Language, name: str) -> Iterator[tuple[str, str]]:
    """The pages of evidence that follow the page `name` of a folder: file name and text."""
    for number in range(1, len(report.appendix) + 1):
        page = Page(report, language, name, number)
        yield page_file(name, number), page.written("later.html", page.context())


def page_file(name: str, number: int = 0) -> str:
    """The file of a report in a folder, or of its pages of evidence, counted from 1.

    The sign between is one that no name has, see `index.PageNames`.
    """
    return f"{name}+evidence-{number + 1}.html" if number else f"{name}.html"


@cache
def style() -> str:
    """The style of every page, without what only its source needs."""
    return (FOLDER / "style.css").read_text(encoding="utf-8").replace("\n", "")


def style_hash() -> str:
    """What a Content-Security-Policy names the style by (CSP level 3, "hash-source")."""
    digest = base64.b64encode(sha256(style().encode()).digest()).decode("ascii")
    return f"sha256-{digest}"


class Printer:
    """What templates of any page call: words, and values made fit."""

    def __init__(self, language: Language) -> None:
        """Keep the language."""
        self.language = language

    def written(self, template: str, context: Mapping[str, Any]) -> str:
        """A page from a template, ending in a line break."""
        return _environment(self.language.code).get_template(template).render(context) + "\n"

    def environment(self) -> Environment:
        """An environment that escapes everything and finishes values as this language does."""
        found = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=self.finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        found.filters |= {
            "plain": lambda value: escape(str(raw(value))),
            "text": lambda value: escape(shown(str(raw(value)), _NAME)),
            "short": lambda value: shown(str(raw(value))[:_SHORT]),
            "wrap": self.wrap,
            "year": self.year,
            "percent": lambda value: self.language.percent(raw(value)),
            "ratio": lambda value: self.number(value, 2),
            "fine": self.fine,
            "figure": self.figure,
            "amount": self.year,
            "isoday": self.isoday,
        }
        return found

    def frame(self) -> dict[str, Any]:
        """What templates of any page name."""
        return {
            "lang": self.language.code,
            "style": Markup(style()),  # noqa: S704 - our own file
            "style_hash": style_hash(),
            "_": self.say,
            "count": self.count,
            "word": lambda table, code: word(self.language, table, str(raw(code))),
            "spoken": self.spoken,
            "clause": lambda text: clause(self.language, str(raw(text))),
            "heads": _heads,
        }

    def finalize(self, value: Any) -> Any:
        """What a template prints, made fit for the page."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Tracked):
            return self.tracked(value)
        if isinstance(value, bool | int | float | date):
            raise UntrackedNumberError(f"{value!r} is printed without its place in the report")
        return shown(value, _TEXT) if isinstance(value, str) else value

    def tracked(self, value: Tracked) -> Markup:
        """A value of the report, as the language writes it."""
        found = value.raw_
        if isinstance(found, date):
            return self._element(
                "time", "datetime", found.isoformat(), value, self.language.day(found)
            )
        if isinstance(found, float):
            return self._data(value, self.language.percent(found))
        if isinstance(found, int):
            return self._data(value, self.language.number(found))
        return escape(shown(str(found), _TEXT)) if found else Markup("")

    def _data(self, value: Tracked, text: str) -> Markup:
        return self._element("data", "value", repr(value.raw_), value, text)

    @staticmethod
    def _element(tag: str, name: str, exact: str, value: Tracked, text: str) -> Markup:
        return Markup('<{0} {1}="{2}" data-at="{3}">{4}</{0}>').format(
            tag, name, exact, value.at_, text
        )

    def number(self, value: Tracked, decimals: int) -> Markup:
        """A number with so many decimals."""
        return self._data(value, self.language.number(value.raw_, decimals))

    def fine(self, value: Tracked) -> Markup:
        """A share in percent with two decimals, for curves that hug the floor."""
        text = self.language.number(value.raw_ * 100, 2)
        whole = self.language.percent(0.0)
        return self._data(value, whole.replace("0", text, 1))

    def figure(self, value: Tracked, what: Tracked) -> Markup:
        """A figure of an earlier or the present report: a count, a coefficient or a share."""
        if what == "gini":
            return self.number(value, 2)
        if what.raw_ in COUNTED:
            return self.number(value, 0)
        return self._data(value, self.language.percent(value.raw_))

    def year(self, value: Tracked) -> Markup:
        """A number that is a name, such as a year, a line or an exact amount: as it is."""
        text = shown(str(value.raw_))
        return self._element("data", "value", text, value, text)

    def isoday(self, value: Tracked) -> Markup:
        """A day that the report holds as text."""
        day = date.fromisoformat(value.raw_)
        return self._element("time", "datetime", value.raw_, value, self.language.day(day))

    def wrap(self, value: Any) -> Markup:
        """A path or expression that may be broken after its slashes, dots and hyphens."""
        text = str(escape(shown(str(raw(value)), _TEXT)))
        for sign in ("/", "-", "_", ":"):
            text = text.replace(sign, f"{sign}<wbr>")
        return Markup(text)  # noqa: S704 - escaped above

    def say(self, message: str, **values: Any) -> Markup:
        """A text in the page's language, its gaps filled with values that are made fit."""
        return self._filled(self.language.say(message), values)

    def count(self, one: str, many: str, number: Tracked, **values: Any) -> Markup:
        """A text that depends on a number, which fills the gap `n`."""
        return self._filled(self.language.say_of(one, many, raw(number)), {"n": number, **values})

    def _filled(self, text: str, values: dict[str, Any]) -> Markup:
        if "%" not in text:
            return escape(text)
        fit = {name: escape(self.finalize(value)) for name, value in values.items()}
        return escape(text) % fit

    def spoken(self, value: Any) -> Markup:
        """A sentence of the tool; one that could not be translated is marked as English."""
        text, is_translated = spoken(self.language, str(raw(value)))
        if is_translated:
            return escape(text)
        return Markup('<span lang="en">{}</span>').format(text)


@cache
def _environment(code: str) -> Environment:
    """One environment a language, so that templates are compiled once for a folder of pages."""
    return Printer(Language(code)).environment()


class Page(Printer):
    """What templates of the page on one repository call."""

    def __init__(
        self, report: Assembly, language: Language, name: str = "", place: int = 0
    ) -> None:
        """Keep the report and the language; `place` counts pages of evidence, 0 is the report."""
        super().__init__(language)
        self.report = report
        self.name = name
        self.place = place
        pages = (report.book, *report.appendix) if name else (report.book,)
        self._places = {
            dossier.anchor: place for place, page in enumerate(pages) for dossier in page.dossiers
        }

    def context(self) -> dict[str, Any]:
        """Everything templates name."""
        work = self.report.work
        tracked = Tracked(self.report, f"{self.name}.json#" if self.place else "")
        return self.frame() | {
            "r": tracked,
            "book": tracked.appendix[self.place - 1] if self.place else tracked.book,
            "first_page": page_file(self.name),
            "previous_page": page_file(self.name, self.place - 1) if self.place > 1 else "",
            "next_page": self.next_page(),
            "place_of": self.place_of,
            "where_else": self.where_else,
            "name": shown(work.name, _NAME) if work else "pplcheck",
            "patterns": patterns(),
            "charts": Pictures(self.report, self.language),
            "glossary": glossary(self.language.code),
            "kinds_of": self.kinds_of,
            "first_due": FIRST_DUE,
            "differ": self.differ,
            "shown_name": self.shown_name,
        }

    def next_page(self) -> str:
        """The page that goes on with the evidence, empty where there is none."""
        if not self.name or self.place == len(self.report.appendix):
            return ""
        return page_file(self.name, self.place + 1)

    def place_of(self, anchor: Any) -> str:
        """Where on these pages a party's evidence stands, empty where none of them has it."""
        found = self._places.get(raw(anchor))
        if found is None:
            return ""
        return f"{'' if found == self.place else page_file(self.name, found)}#{raw(anchor)}"

    def where_else(self) -> Markup:
        """Where the evidence stands that no page after this one tells."""
        if self.place < len(self.report.appendix):
            return self.say("in the JSON of this report, and with --site on pages of their own")
        return self.say("all: %(command)s", command="pplcheck check --format json")

    def kinds_of(self, counts: Tracked) -> list[Markup]:
        """Heads of columns, one a kind."""
        return [Markup("#") + word(self.language, "kind", entry.kind) for entry in raw(counts)]

    @staticmethod
    def differ(clauses: Tracked) -> bool:
        """Whether clauses are of several licenses, so that each has to say of which."""
        return len({clause.license for clause in raw(clauses)}) > 1

    def shown_name(self, largest: Tracked) -> bool:
        """Whether the organization with most has a row of its own, and so may be named."""
        makers = self.report.makers
        rows = makers.by_organization if makers else ()
        return any(row.code == largest.raw_.name for row in rows)


def _heads(*texts: str) -> list[dict[str, Any]]:
    """Heads of columns; a text that begins with # stands over numbers."""
    return [{"text": text.removeprefix("#"), "number": text.startswith("#")} for text in texts]
