"""The evidence of the report in Markdown: every finding, and why parties are what they are."""

from __future__ import annotations

from collections.abc import Iterator

from pplcheck.formats.language import DASH
from pplcheck.formats.markdown_sheet import Sheet, cell
from pplcheck.formats.neutral import neutral
from pplcheck.formats.spans import code
from pplcheck.model.assembly_evidence import Book, Dossier, Found


class EvidenceView(Sheet):
    """The sixth view."""

    def evidence(self, book: Book) -> Iterator[str]:
        """Findings, and the evidence behind every classification."""
        yield f"## {self.say('Evidence')}"
        yield self.findings(book)
        if not book.findings and not book.more_findings:
            yield self.say("No findings.")
        yield f"### {self.say('The evidence behind every classification')}"
        yield self.say(
            "Strength goes from 0 (proves nothing) to 7 (a public register). An answer is as "
            "strong as the strongest evidence for it."
        )
        for dossier in book.dossiers:
            yield from self.dossier(dossier)
        yield self.later(book)

    def findings(self, book: Book) -> str:
        """A row for each finding."""
        heads = ("Finding", "What was found", "What to do")
        return self.table(
            self.say("Findings, the weightiest first"),
            self.heads(heads),
            [
                (
                    f"{entry.code} {self.word('severity', entry.severity)}",
                    self.finding(entry),
                    self.spoken(entry.remedy),
                )
                for entry in book.findings
            ],
        )

    def finding(self, entry: Found) -> str:
        """What was found, where, and under which clause."""
        told = [
            f"{self.spoken(entry.summary)}{self.say(': ')}{self.spoken(entry.message)}",
        ]
        if entry.path:
            line = f":{entry.line}" if entry.line else ""
            told.append(code(neutral(entry.path) + line).replace("|", "\\|"))
        if entry.clause:
            told.append(self.say("clause %(number)s", number=self.clause(entry.clause)))
        return " · ".join(told)

    def dossier(self, entry: Dossier) -> Iterator[str]:
        """The evidence on one party."""
        name = cell(entry.name) or self.say("People for whom nothing more is named")
        yield f"#### {self.folded(entry.folded) if entry.folded else name}"
        yield " · ".join(self.facts(entry))
        yield "\n".join(self.reasons(entry))
        if entry.more_reasons:
            yield self.count(
                "%(n)s more reason is not listed",
                "%(n)s more reasons are not listed",
                entry.more_reasons,
            )
        if entry.settles:
            yield self.say("What would settle it: %(what)s", what=self.spoken(entry.settles))
        if entry.searched and not entry.commits:
            searched = ", ".join(map(cell, entry.searched))
            yield f"{self.say('No contribution was found. Searched:')} {searched}"

    def facts(self, entry: Dossier) -> Iterator[str]:
        """What a party is, what is due, and how much it made when."""
        yield self.word("kind", entry.kind)
        yield self.standing(entry)
        yield self.word("reciprocity", entry.reciprocity)
        yield self.count("%(n)s contribution", "%(n)s contributions", entry.commits)
        yield self.count("%(n)s person", "%(n)s people", entry.people)
        if entry.first and entry.last:
            first, last = self.day(entry.first), self.day(entry.last)
            yield self.say("%(first)s to %(last)s", first=first, last=last)

    def reasons(self, entry: Dossier) -> Iterator[str]:
        """Each piece of evidence with its strength."""
        for reason in entry.reasons:
            clause = f"{self.clause(reason.clause)} " if reason.clause else ""
            answer = self.word("answer", reason.answer)
            source = f" {DASH} {self.spoken(reason.source)}" if reason.source else ""
            strength = self.say(
                "strength %(n)s: %(words)s",
                n=self.number(reason.strength),
                words=self.word("strength", str(reason.strength)),
            )
            fact = f"{self.spoken(reason.fact)}{self.say(': ')}{answer}"
            yield f"- {clause}{fact}{source} ({strength})"

    def later(self, book: Book) -> str:
        """How much evidence stands elsewhere."""
        parts = [
            self.count("%(n)s more finding", "%(n)s more findings", book.more_findings)
            if book.more_findings
            else "",
            self.count("%(n)s more party", "%(n)s more parties", book.more_dossiers)
            if book.more_dossiers
            else "",
        ]
        where = (
            self.say("in the JSON of this report, and with --site on pages of their own")
            if self.report.appendix
            else self.all("pplcheck check --format json")
        )
        told = ", ".join(filter(None, parts))
        return f"{told} ({where})." if told else ""
