"""What all parts of the report in Markdown write with: words, numbers, harmless cells, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from pplcheck.formats.language import DASH, Language
from pplcheck.formats.spans import inline
from pplcheck.formats.words import spoken, word
from pplcheck.model.assembly import Assembly
from pplcheck.model.assembly_figures import MakerRow
from pplcheck.model.assembly_phyle import FlowRow

CELL: Final = 300
"""Characters of a text of strangers that are shown."""

ROWS: Final = 60
"""Rows of a table; the rest is counted below it."""


class Wording:
    """Words, numbers and tables in one language."""

    def __init__(self, language: Language) -> None:
        """Keep the language."""
        self.language = language

    def say(self, message: str, **values: str) -> str:
        """A text in the language, its gaps filled."""
        text = self.language.say(message)
        return text % values if values else text

    def count(self, one: str, many: str, number: int) -> str:
        """A text that depends on a number, which fills the gap `n`."""
        text = self.language.say_of(one, many, number)
        return text % {"n": self.number(number)}

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return self.language.number(value)

    def word(self, table: str, code_: str) -> str:
        """What a code is called."""
        return word(self.language, table, code_)

    def spoken(self, text: str) -> str:
        """A sentence of the tool as a cell, translated where its form is known."""
        return cell(spoken(self.language, text)[0])

    def share(self, row: MakerRow | FlowRow) -> str:
        """The share of a row, an interval where its ends differ."""
        low, high = self.language.percent(row.low), self.language.percent(row.high)
        return low if low == high else f"{low}{DASH}{high}"

    def day(self, day: date | None) -> str:
        """A day, a dash for none."""
        return self.language.day(day) if day else DASH

    def table(self, caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        """A table under its caption; empty without rows. A head that begins with # is numbers."""
        body = list(rows)
        if not body:
            return ""
        rule = ["--:" if head.startswith("#") else "---" for head in heads]
        lines = [[head.removeprefix("#") for head in heads], rule, *body[:ROWS]]
        text = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
        more = len(body) - ROWS
        left = f"\n\n+{self.number(more)}" if more > 0 else ""
        return f"**{caption}**\n\n{text}{left}"


class Sheet(Wording):
    """The words of one report in one language."""

    def __init__(self, report: Assembly, language: Language) -> None:
        """Keep the report and the language."""
        super().__init__(language)
        self.report = report


def cell(text: str) -> str:
    """A text of strangers as part of a table: neutral, no Markdown, no end of the cell."""
    return inline(text, CELL).replace("|", "\\|")
