"""What all parts of the report in Markdown write with: words, numbers, harmless cells, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from pplcheck.formats.language import DASH, Language
from pplcheck.formats.spans import code, inline
from pplcheck.formats.words import clause, spoken, word
from pplcheck.model.assembly import Assembly
from pplcheck.model.assembly_evidence import Dossier, Exchange
from pplcheck.model.assembly_figures import MakerRow, Verdict, Year
from pplcheck.model.assembly_phyle import FlowRow

CELL: Final = 1000
"""Characters of a text of strangers that are shown."""

SHORT: Final = 10
"""Digits of a commit's id that are shown."""


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

    def lead(self, found: Verdict) -> str:
        """To how many reciprocity terms apply, or why to none."""
        if not found.license and not found.path:
            return self.say(
                "No license is declared: without one, all rights stay with the authors."
            )
        if found.terms == "none":
            return self.say("The license asks nobody for reciprocity.")
        if found.terms == "unknown":
            return self.say(
                "What the license asks for is not known here, so nothing can be said about who "
                "owes what."
            )
        if not found.due:
            return self.say(
                "Reciprocity terms apply to nobody we could name, on the evidence here."
            )
        return self.count(
            "Reciprocity terms apply to %(n)s party.",
            "Reciprocity terms apply to %(n)s parties.",
            found.due_count,
        )

    def word(self, table: str, code_: str) -> str:
        """What a code is called."""
        return cell(word(self.language, table, code_))

    def spoken(self, text: str) -> str:
        """A sentence of the tool as a cell, translated where its form is known."""
        return cell(spoken(self.language, text)[0])

    def clause(self, text: str) -> str:
        """Clauses as a cell, as the license prints them."""
        return cell(clause(self.language, text))

    def share(self, row: MakerRow | FlowRow | Year) -> str:
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
        lines = [[head.removeprefix("#") for head in heads], rule, *body]
        text = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
        return f"**{caption}**\n\n{text}"

    def heads(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Heads of columns in the language; a # before numbers stays."""
        said = (self.say(text.removeprefix("#")) for text in texts)
        return tuple(
            f"{'#' * text.startswith('#')}{told}" for text, told in zip(texts, said, strict=True)
        )

    def beyond(self, number: int, command: str = "") -> str:
        """How many entries a list leaves out, and what lists them; empty for none."""
        if not number:
            return ""
        told = self.count("%(n)s more is not listed", "%(n)s more are not listed", number)
        return f"{told} ({self.all(command)})" if command else told

    def all(self, command: str) -> str:
        """What lists everything."""
        return self.say("all: %(command)s", command=code(command))


class Sheet(Wording):
    """The words of one report in one language."""

    def __init__(self, report: Assembly, language: Language) -> None:
        """Keep the report and the language."""
        super().__init__(language)
        self.report = report

    def standing(self, entry: Dossier | Exchange) -> str:
        """What a party is to the commons, and that it is presumed where it is."""
        presumed = f", {self.word('basis', entry.basis)}" if entry.basis == "presumed" else ""
        return f"{self.word('role', entry.standing)}{presumed}"

    def folded(self, number: int) -> str:
        """What domains of one or two people are called that share an entry."""
        return self.count(
            "%(n)s domain of one or two people", "%(n)s domains of one or two people each", number
        )


def cell(text: str) -> str:
    """A text of strangers as part of a table: neutral, no Markdown, no end of the cell."""
    return inline(text, CELL).replace("|", "\\|")
