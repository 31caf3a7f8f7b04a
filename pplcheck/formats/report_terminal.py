"""The report for a terminal, in brief: the eight views of the page, with bars and sparklines.

Words and signs carry everything; nothing is colored. Text from the repository arrives neutral, and
the width it is laid out in is an argument. Where a terminal has ASCII only, other signs stand for
those of bars and lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pplcheck.formats.console import Padding, RenderableType, Text, grid, plain, printed, said
from pplcheck.formats.language import DASH, Language
from pplcheck.formats.neutral import shown
from pplcheck.formats.report_terminal_evidence import Evidence
from pplcheck.formats.report_terminal_sheet import Sheet, bar, sparkline
from pplcheck.model.assembly import Assembly
from pplcheck.model.assembly_figures import Case, MakerRow, Makers, Power, Verdict

_ROWS: Final = 8
_ORGANIZATIONS: Final = 5
_SHORT: Final = 10


def render(report: Assembly, language: Language, *, width: int, ascii_only: bool = False) -> str:
    """The report as text that ends in a line break, wrapped to `width` columns."""
    text = printed(_Brief(report, language, width).parts(), width=width, color=False)
    return plain(text) if ascii_only else text


class _Brief(Sheet):
    """The parts of one report."""

    def parts(self) -> Iterator[RenderableType]:
        """The views in the order of the page."""
        report = self.report
        yield from self.head()
        if report.work is None:
            yield from (
                Padding(said(self.spoken(f.message)), (1, 0, 0, 2)) for f in report.book.findings
            )
            return
        yield from self.view(1, "Verdict", self.verdict(report.verdict))
        if report.makers:
            yield from self.view(2, "Who makes it", self.makers(report.makers))
        yield from self.view(3, "Year by year", self.years())
        if report.power:
            yield from self.view(4, "Power and fragility", self.power(report.power))
        evidence = Evidence(report, self.language, self.width)
        yield from self.view(5, "Reciprocity ledger", evidence.ledger())
        yield from self.view(6, "Evidence", evidence.evidence())
        if report.map:
            yield from self.view(7, "Licenses", evidence.licenses(report.map))
        yield from self.view(8, "Decisions and changes", evidence.decisions())
        yield Text()
        yield said(
            self.say("More, with all evidence: pplcheck report --format html -o report.html")
        )

    def head(self) -> Iterator[RenderableType]:
        work = self.report.work
        day = self.say("as of %(day)s", day=self.language.day(self.report.as_of))
        yield said(self.say("Report to the assembly"))
        if work is None:
            yield said(day)
            yield Text()
            yield said(self.say("Nothing could be judged."))
            return
        parts = (
            self.name(work.name),
            shown(work.head[:_SHORT]),
            self.count("%(n)s commit", "%(n)s commits", work.commits),
            self.count("%(n)s person", "%(n)s people", work.people),
            day,
        )
        yield said(" · ".join(parts))

    def verdict(self, found: Verdict) -> Iterator[RenderableType]:
        day = self.language.day(found.since) if found.since else ""
        since = f", {self.say('since %(day)s', day=day)}" if day else ""
        name = shown(found.license) or (
            self.say("not recognized") if found.path else self.say("none declared")
        )
        rows = [
            (self.say("License"), f"{name} · {self.word('terms', found.terms)}{since}"),
            (self.say("What is due"), self.lead(found)),
            *[("", self.case(entry)) for entry in found.due[:_ROWS]],
            (self.say("To be corrected"), self.corrections(found)),
        ]
        more = found.due_count - len(found.due[:_ROWS])
        if more > 0:
            rows.insert(-1, ("", f"+{self.number(more)}"))
        sure = found.certainty
        known = (
            (self.say("shown by evidence"), sure.shown_share),
            (self.say("presumed"), sure.presumed_share),
            (self.say("unknown"), sure.unknown_share),
        )
        sureness = " · ".join(f"{word} {self.language.percent(share)}" for word, share in known)
        rows.append((self.say("How much is known"), sureness))
        yield grid(rows)
        asked = [
            (
                self.language.percent(entry.settles) if entry.settles else DASH,
                self.spoken(entry.ask),
            )
            for entry in found.questions
        ]
        if asked:
            yield said(self.say("Open questions: what to find out first"))
            yield Padding(grid(asked, (0,)), (0, 0, 0, 2))

    def case(self, entry: Case) -> str:
        name = self.name(entry.name) or self.say("one person")
        parts = (
            name,
            self.word("role", entry.standing),
            self.clause(entry.clause),
            shown(entry.code),
        )
        return " · ".join(part for part in parts if part)

    def corrections(self, found: Verdict) -> str:
        parts = (
            self.count("%(n)s error", "%(n)s errors", found.errors),
            self.count("%(n)s warning", "%(n)s warnings", found.warnings),
            self.count("%(n)s note", "%(n)s notes", found.notes),
        )
        return " · ".join(parts)

    def makers(self, makers: Makers) -> Iterator[RenderableType]:
        rows = [
            self.maker(self.word("standing", row.code), row)
            for row in makers.by_standing
            if row.commits or row.code in {"commoner", "undetermined"}
        ]
        yield grid(rows, (1,))
        named = [row for row in makers.by_organization if row.code and row.code != "self"]
        if named:
            yield Text()
            told = named[:_ORGANIZATIONS]
            yield grid([self.maker(self.name(row.code), row) for row in told], (1,))
            yield from self.more(makers.more + len(named) - len(told))

    def maker(self, name: str, row: MakerRow) -> tuple[str, ...]:
        low, high = self.language.percent(row.low), self.language.percent(row.high)
        share = low if low == high else f"{low}{DASH}{high}"
        return name, self.number(row.commits), bar(row.low, row.high, self.cells), share

    def years(self) -> Iterator[RenderableType]:
        years = self.report.years
        if not years:
            yield said(self.say("There is no contribution to count."))
            return
        span = f"{years[0].year}{DASH}{years[-1].year}"
        paid = [(year.paid + year.presumed) / (year.commits or 1) for year in years]
        rows = [
            self.over(self.say("contributions"), [float(year.commits) for year in years]),
            self.over(self.say("people"), [float(year.people) for year in years]),
            (self.say("paid share"), sparkline(paid, 1.0), self.language.percent(paid[-1])),
        ]
        yield grid([(span, "", ""), *rows])

    def over(self, name: str, values: Sequence[float]) -> tuple[str, ...]:
        most = self.say("max. %(n)s", n=self.number(max(values)))
        last = f"{self.report.years[-1].year}: {self.number(values[-1])}"
        return name, sparkline(values), f"{most} · {last}"

    def power(self, power: Power) -> Iterator[RenderableType]:
        merging = power.merging.spread if power.merging else None
        spreads = (power.writing, merging, power.reviewing)
        names = ("writing", "taking in", "reviews on record")
        rows = [("", *map(self.say, ("people", "most", "half by", "Gini")))]
        rows += [
            (
                self.say(name),
                self.number(spread.people),
                self.language.percent(spread.top[0].share) if spread.top else DASH,
                self.number(spread.absence_factor),
                self.language.number(spread.gini, 2),
            )
            for name, spread in zip(names, spreads, strict=True)
            if spread and spread.total
        ]
        yield grid(rows, (1, 2, 3, 4))
        figures = [
            (self.say("elephant factor"), self.number(power.largest.elephant_factor)),
            (
                self.say("share of the largest organization"),
                self.language.percent(power.largest.low),
            ),
        ]
        if power.years:
            tops = sparkline([year.write_top for year in power.years], 1.0)
            figures.append((self.say("the share of the person who did most"), tops))
        yield grid(figures)
