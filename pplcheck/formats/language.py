"""A language the report is written in: its words, plurals, numbers and days.

Words come from gettext catalogues in `pplcheck/locale` (GNU gettext manual, "MO Files"); English
is the language they are keyed by. Forms of numbers and days are those of Unicode CLDR for the
three languages, written down here so that nothing heavy is loaded; a test compares them with
Babel's copy of CLDR.
"""

from __future__ import annotations

import gettext
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from pplcheck.model.frozen import frozen

CATALOGUES: Final = Path(__file__).resolve().parent.parent / "locale"
"""Where the catalogues lie: `<language>/LC_MESSAGES/report.po` and, compiled, `report.mo`."""

DOMAIN: Final = "report"
LANGUAGES: Final = ("en", "es", "fr")
"""Every language the report is written in; the first is the one catalogues are keyed by."""

DASH: Final = "\u2013"
"""What stands between the ends of an interval, and in a cell that has nothing to say."""

ONE_PERCENT: Final = 0.01


@frozen
class Forms:
    """How a language writes numbers and days.

    `grouped_from` is the least number of digits before the first group. `percent` and `day` take
    a number in words of this table; `months` are abbreviated.
    """

    decimal: str
    group: str
    grouped_from: int
    percent: str
    day: str
    months: tuple[str, ...]


_FORMS: Final = {
    "en": Forms(
        decimal=".",
        group=",",
        grouped_from=4,
        percent="{}%",
        day="{month} {day}, {year}",
        months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
    "es": Forms(
        decimal=",",
        group=".",
        grouped_from=5,
        percent="{}\u00a0%",
        day="{day} {month} {year}",
        months=(
            "ene",
            "feb",
            "mar",
            "abr",
            "may",
            "jun",
            "jul",
            "ago",
            "sept",
            "oct",
            "nov",
            "dic",
        ),
    ),
    "fr": Forms(
        decimal=",",
        group="\u202f",
        grouped_from=4,
        percent="{}\u00a0%",
        day="{day} {month} {year}",
        months=(
            "janv.",
            "févr.",
            "mars",
            "avr.",
            "mai",
            "juin",
            "juil.",
            "août",
            "sept.",
            "oct.",
            "nov.",
            "déc.",
        ),
    ),
}


class Language:
    """One language; texts are keyed by what they are in English."""

    def __init__(self, code: str) -> None:
        """Load a language of `LANGUAGES`; KeyError for another."""
        self.code = code
        self._forms = _FORMS[code]
        self._words = _catalogue(code)

    def say(self, message: str) -> str:
        """A text in this language."""
        return (self._words.gettext(message) or message) if message else ""

    def say_of(self, one: str, many: str, number: int) -> str:
        """A text that depends on a number, in the form this language has for it."""
        return self._words.ngettext(one, many, number)

    def knows(self, message: str) -> bool:
        """Whether a text is written in this language; in English every one is."""
        return self.code == LANGUAGES[0] or bool(message and self._words.gettext(message))

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with the language's signs, digits grouped by three."""
        whole, _, fraction = f"{abs(value):.{decimals}f}".partition(".")
        if len(whole) >= self._forms.grouped_from:
            whole = f"{int(whole):,}".replace(",", self._forms.group)
        sign = "-" if value < 0 else ""
        return sign + (f"{whole}{self._forms.decimal}{fraction}" if fraction else whole)

    def percent(self, share: float) -> str:
        """A share (0-1) in whole percent, `<1%` and `>99%` at the edges."""
        if 0 < share < ONE_PERCENT:
            return "<" + self._forms.percent.format(1)
        if 1 - ONE_PERCENT < share < 1:
            return ">" + self._forms.percent.format(99)
        return self._forms.percent.format(self.number(share * 100))

    def day(self, day: date) -> str:
        """A calendar day, the month abbreviated."""
        month = self._forms.months[day.month - 1]
        return self._forms.day.format(day=day.day, month=month, year=day.year)


class _Unknown(gettext.NullTranslations):
    """What answers for a text that a catalogue does not have: with nothing."""

    def gettext(self, message: str) -> str:  # noqa: ARG002 - the form is gettext's
        return ""


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    """The words of a language; English needs none. A catalogue that is missing is an error."""
    if code == LANGUAGES[0]:
        return gettext.NullTranslations()
    path = CATALOGUES / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with path.open("rb") as file:
        words = gettext.GNUTranslations(file)
    words.add_fallback(_Unknown())
    return words
