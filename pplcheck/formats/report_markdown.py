"""The report in Markdown, for a wiki, minutes or an issue; nothing strangers wrote is read as it.

The same eight views as the page of HTML, without pictures; bounded tables, with exact counts of
what they leave out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.formats.language import Language
from pplcheck.formats.markdown_sheet import CELL, Sheet, cell
from pplcheck.formats.neutral import neutral
from pplcheck.formats.report_markdown_evidence import Evidence
from pplcheck.formats.report_markdown_figures import Figures
from pplcheck.formats.spans import code, inline
from pplcheck.model.assembly import Assembly

_SHORT: Final = 10


def render(report: Assembly, language: Language) -> str:
    """The report as Markdown that GitHub and GitLab show."""
    page = _Page(report, language)
    return "\n\n".join(block for block in page.blocks() if block) + "\n"


class _Page(Sheet):
    """The order of the blocks."""

    def blocks(self) -> Iterator[str]:
        """The report, block by block."""
        report = self.report
        yield from self.head()
        yield f"## {self.say('Verdict')}"
        if report.work is None:
            yield self.say("Nothing could be judged.")
            yield from (inline(found.message, CELL) for found in report.book.findings)
            return
        figures, evidence = Figures(report, self.language), Evidence(report, self.language)
        yield from figures.verdict(report.verdict)
        if report.makers:
            yield from figures.makers(report.makers)
        yield from figures.years()
        if report.power:
            yield from figures.power(report.power)
        yield from evidence.ledger()
        yield from evidence.evidence()
        if report.map:
            yield from evidence.licenses(report.map)
        yield from evidence.decisions()
        yield from evidence.annex()

    def head(self) -> Iterator[str]:
        work = self.report.work
        title = self.say("Report to the assembly")
        yield f"# {title}{self.say(': ')}{cell(work.name)}" if work else f"# {title}"
        day = self.say("as of %(day)s", day=self.day(self.report.as_of))
        if work:
            commit = self.say("Commit %(commit)s", commit=code(neutral(work.head[:_SHORT])))
            commits = self.count("%(n)s commit", "%(n)s commits", work.commits)
            people = self.count("%(n)s person", "%(n)s people", work.people)
            yield f"{commit} · {day} · {commits} · {people}"
        else:
            yield day
