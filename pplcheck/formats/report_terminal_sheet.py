"""What all views of the report on a terminal are written with: words, bars, sparklines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pplcheck.formats.console import Padding, RenderableType, Text, said
from pplcheck.formats.language import Language
from pplcheck.formats.markdown_sheet import Wording
from pplcheck.formats.neutral import shown
from pplcheck.formats.words import clause, spoken, word
from pplcheck.model.assembly import Assembly

_SPARKS: Final = "▁▂▃▄▅▆▇█"
_BAR: Final = 24
_SHORTEST: Final = 8
_WORDS: Final = 60
"""Columns that words and numbers take beside a bar."""


def bar(low: float, high: float, cells: int = _BAR) -> str:
    """An interval as a bar: what is shown is solid, what may be added is shaded."""
    solid = max(round(low * cells), 1) if low > 0 else 0
    whole = max(round(high * cells), solid, 1 if high > 0 else 0)
    return "█" * solid + "░" * (whole - solid) + "╌" * (cells - whole)


def sparkline(values: Sequence[float], top: float = 0.0) -> str:
    """Numbers as small columns; the highest one is full, or what `top` says would be."""
    highest = top or max(values, default=0.0)
    last = len(_SPARKS) - 1
    return "".join(_SPARKS[round(value / highest * last) if highest else 0] for value in values)


class Lines(Wording):
    """The words of a terminal's views, in one language and width."""

    def __init__(self, language: Language, width: int) -> None:
        """Keep the language, and how wide."""
        super().__init__(language)
        self.width = width
        self.cells = max(min(_BAR, width - _WORDS), _SHORTEST)

    def view(
        self, number: int, title: str, parts: Iterable[RenderableType]
    ) -> Iterator[RenderableType]:
        """A view under its number and title, set in a little."""
        yield Text()
        yield said(f"{number} {self.say(title)}")
        yield from (Padding(part, (0, 0, 0, 2)) for part in parts)

    def name(self, text: str) -> str:
        """A name of strangers, at most a third of the width."""
        return shown(text, max(self.width // 3, 20))

    def word(self, table: str, code: str) -> str:
        """What a code is called."""
        return word(self.language, table, code)

    def clause(self, text: str) -> str:
        """Clauses as the license prints them."""
        return clause(self.language, text)

    def spoken(self, text: str) -> str:
        """A sentence of the tool, translated where its form is known."""
        return spoken(self.language, text)[0]

    def more(self, number: int) -> Iterator[RenderableType]:
        """How many entries are left out, where any are."""
        if number:
            yield said(f"+{self.number(number)}")


class Sheet(Lines):
    """The words of the report on one work."""

    def __init__(self, report: Assembly, language: Language, width: int) -> None:
        """Keep what is told, and how wide."""
        super().__init__(language, width)
        self.report = report
