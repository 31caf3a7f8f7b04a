"""The report in Markdown, for a wiki, minutes or an issue; nothing strangers wrote is read as it.

The same eight views as the page of HTML, with every figure that it has and without pictures.
"""

from __future__ import annotations

from collections.abc import Iterator

from pplcheck.formats.language import Language
from pplcheck.formats.markdown_sheet import SHORT, Sheet, cell
from pplcheck.formats.neutral import neutral
from pplcheck.formats.report_markdown_annex import AnnexView
from pplcheck.formats.report_markdown_decisions import DecisionsView
from pplcheck.formats.report_markdown_evidence import EvidenceView
from pplcheck.formats.report_markdown_ledger import LedgerView
from pplcheck.formats.report_markdown_licenses import LicensesView
from pplcheck.formats.report_markdown_makers import MakersView
from pplcheck.formats.report_markdown_power import PowerView
from pplcheck.formats.report_markdown_verdict import VerdictView
from pplcheck.formats.spans import code
from pplcheck.model.assembly import Assembly


def render(report: Assembly, language: Language) -> str:
    """The report as Markdown that GitHub and GitLab show."""
    page = _Page(report, language)
    return "\n\n".join(block for block in page.blocks() if block) + "\n"


class _Page(Sheet):
    """The order of the blocks."""

    def blocks(self) -> Iterator[str]:
        """The report, block by block."""
        yield from self.head()
        yield f"## {self.say('Verdict')}"
        yield from self.views() if self.report.work else self.refusal()
        yield from AnnexView(self.report, self.language).annex(self.report.annex)
        yield self.say(
            "Made by %(tool)s %(version)s from the repository alone. It states facts, the clause "
            "that speaks about them, and how sure it is. It is no legal advice.",
            tool=self.report.tool,
            version=self.report.version,
        )

    def head(self) -> Iterator[str]:
        """What the report is about, and as of when."""
        work, title = self.report.work, self.say("Report to the assembly")
        day = self.say("as of %(day)s", day=self.day(self.report.as_of))
        if work is None:
            yield f"# {title}"
            yield day
            return
        yield f"# {title}{self.say(': ')}{cell(work.name)}"
        told = [self.say("Commit %(commit)s", commit=code(neutral(work.head[:SHORT])))]
        if work.branch:
            told.append(self.say("branch %(branch)s", branch=cell(work.branch)))
        told += [self.word("judged", work.judged), day]
        yield " · ".join(told)
        told = [
            self.count("%(n)s commit", "%(n)s commits", work.commits),
            self.count("%(n)s person", "%(n)s people", work.people),
        ]
        if work.first and work.last:
            first, last = self.day(work.first), self.day(work.last)
            told.append(self.say("%(first)s to %(last)s", first=first, last=last))
        yield " · ".join(told)

    def refusal(self) -> Iterator[str]:
        """Why nothing could be judged, and what to do."""
        yield self.say("Nothing could be judged.")
        for found in self.report.book.findings:
            yield self.spoken(found.message)
            yield self.say("What to do: %(remedy)s", remedy=self.spoken(found.remedy))

    def views(self) -> Iterator[str]:
        """The eight views; the head of the first is there."""
        report, language = self.report, self.language
        yield from VerdictView(report, language).verdict(report.verdict)
        makers = MakersView(report, language)
        if report.makers and report.work:
            yield from makers.makers(report.makers, report.work)
        yield from makers.years()
        if report.power:
            yield from PowerView(report, language).power(report.power)
        yield from LedgerView(report, language).ledger()
        yield from EvidenceView(report, language).evidence(report.book)
        if report.map:
            yield from LicensesView(report, language).licenses(report.map)
        yield from DecisionsView(report, language).decisions(report.minutes)
