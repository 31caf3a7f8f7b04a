"""The report for a terminal, in brief: the answers of page one, then figures as bars and sparks.

Words and signs carry everything; nothing is colored. Text from the repository arrives neutral.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from pplcheck.formats.columns import columns, paragraph
from pplcheck.formats.language import DASH, Language
from pplcheck.formats.neutral import shown
from pplcheck.formats.words import spoken, word
from pplcheck.model.assembly import Assembly
from pplcheck.model.assembly_figures import Case, MakerRow, Verdict

_BAR: Final = 24
_SPARKS: Final = "▁▂▃▄▅▆▇█"
_ROWS: Final = 8
_NAME: Final = 40
_SHORT: Final = 10


def render(report: Assembly, language: Language, *, width: int) -> str:
    """The report as text that ends in a line break, wrapped to `width` columns."""
    brief = _Brief(report, language, width)
    blocks = [block for block in brief.blocks() if block]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def bar(low: float, high: float, cells: int = _BAR) -> str:
    """An interval as a bar: what is shown is solid, what may be added is shaded."""
    solid = max(round(low * cells), 1) if low > 0 else 0
    whole = max(round(high * cells), solid, 1 if high > 0 else 0)
    return "█" * solid + "░" * (whole - solid) + "·" * (cells - whole)


def sparkline(values: Sequence[float]) -> str:
    """Numbers as small columns, the highest one full."""
    top = max(values, default=0.0)
    last = len(_SPARKS) - 1
    return "".join(_SPARKS[round(value / top * last) if top else 0] for value in values)


class _Brief:
    """The blocks of one report."""

    def __init__(self, report: Assembly, language: Language, width: int) -> None:
        self.report = report
        self.language = language
        self.width = width

    def say(self, message: str, **values: str) -> str:
        text = self.language.say(message)
        return text % values if values else text

    def count(self, one: str, many: str, number: int) -> str:
        text = self.language.say_of(one, many, number)
        return text % {"n": self.language.number(number)}

    def blocks(self) -> Iterable[list[str]]:
        """The blocks in the order people ask."""
        report = self.report
        yield self.head()
        if report.work is None:
            yield [line for found in report.book.findings for line in self.refusal(found.message)]
            return
        yield self.verdict(report.verdict)
        yield self.due(report.verdict)
        yield self.makers()
        yield self.years()
        yield self.power()
        yield self.questions(report.verdict)
        yield paragraph(
            self.say("More, with all evidence: pplcheck report --format html -o report.html"),
            self.width,
            0,
        )

    def head(self) -> list[str]:
        work = self.report.work
        title = self.say("Report to the assembly")
        day = self.say("as of %(day)s", day=self.language.day(self.report.as_of))
        if work is None:
            return [f"{title} · {day}", "", self.say("Nothing could be judged.")]
        parts = (
            shown(work.name, _NAME),
            shown(work.head[:_SHORT]),
            self.count("%(n)s commit", "%(n)s commits", work.commits),
            self.count("%(n)s person", "%(n)s people", work.people),
            day,
        )
        return [title, *paragraph(" · ".join(parts), self.width, 0)]

    def refusal(self, message: str) -> list[str]:
        return paragraph(shown(message), self.width)

    def verdict(self, found: Verdict) -> list[str]:
        day = self.language.day(found.since) if found.since else ""
        since = f", {self.say('since %(day)s', day=day)}" if day else ""
        name = shown(found.license) or (
            self.say("not recognized") if found.path else self.say("none declared")
        )
        license_ = f"{name} · {word(self.language, 'terms', found.terms)}"
        rows = [
            (self.say("License"), license_ + since),
            (self.say("What is due"), self.said(found)),
            (self.say("To be corrected"), self.corrections(found)),
        ]
        return columns(rows, self.width, 0)

    def said(self, found: Verdict) -> str:
        """Whom reciprocity terms apply to, in a sentence."""
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

    def corrections(self, found: Verdict) -> str:
        parts = (
            self.count("%(n)s error", "%(n)s errors", found.errors),
            self.count("%(n)s warning", "%(n)s warnings", found.warnings),
            self.count("%(n)s note", "%(n)s notes", found.notes),
        )
        return " · ".join(parts)

    def due(self, found: Verdict) -> list[str]:
        if not found.due:
            return []
        rows = [self.case(entry) for entry in found.due[:_ROWS]]
        more = found.due_count - len(rows)
        lines = [self.say("What is due from whom"), *columns(rows, self.width)]
        return [*lines, *([f"  +{self.language.number(more)}"] if more else [])]

    def case(self, entry: Case) -> tuple[str, ...]:
        name = shown(entry.name, _NAME) or self.say("one person")
        role = word(self.language, "role", entry.standing)
        return (name, role, shown(f"{entry.clause} {entry.code}".strip()))

    def makers(self) -> list[str]:
        makers = self.report.makers
        if makers is None:
            return []
        rows = [
            self.maker(row)
            for row in makers.by_standing
            if row.commits or row.code in {"commoner", "undetermined"}
        ]
        return [self.say("Who makes it"), *columns(rows, self.width)]

    def maker(self, row: MakerRow) -> tuple[str, ...]:
        low, high = self.language.percent(row.low), self.language.percent(row.high)
        share = low if low == high else f"{low}{DASH}{high}"
        return (
            word(self.language, "standing", row.code),
            f"{self.language.number(row.commits):>9}",
            bar(row.low, row.high, max(min(_BAR, self.width - 70), 8)),
            share,
        )

    def years(self) -> list[str]:
        years = self.report.years
        if not years:
            return []
        spark = sparkline([float(year.commits) for year in years])
        highest = self.language.number(max(year.commits for year in years))
        most = self.say("max. %(n)s", n=highest)
        span = f"{years[0].year}{DASH}{years[-1].year}"
        return [self.say("Year by year"), f"  {span}  {spark}  {most}"]

    def power(self) -> list[str]:
        power = self.report.power
        if power is None:
            return []
        number, percent = self.language.number, self.language.percent
        rows = [
            (self.say("contributor absence factor"), number(power.writing.absence_factor)),
            (self.say("Gini coefficient"), number(power.writing.gini, 2)),
            (self.say("elephant factor"), number(power.largest.elephant_factor)),
            (self.say("share of the largest organization"), percent(power.largest.low)),
        ]
        if power.years:
            tops = sparkline([year.write_top for year in power.years])
            rows.append((self.say("the share of the person who did most"), tops))
        return [self.say("Power and fragility"), *columns(rows, self.width)]

    def questions(self, found: Verdict) -> list[str]:
        rows = [
            (self.language.percent(entry.settles) if entry.settles else DASH, self.asked(entry.ask))
            for entry in found.questions
        ]
        if not rows:
            return []
        title = self.say("Open questions: what to find out first")
        return [title, *columns(rows, self.width)]

    def asked(self, text: str) -> str:
        return spoken(self.language, text)[0]
