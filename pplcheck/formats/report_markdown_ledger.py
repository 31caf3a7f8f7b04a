"""The reciprocity ledger in Markdown: what each organization takes and gives."""

from __future__ import annotations

from collections.abc import Iterator

from pplcheck.formats.language import DASH
from pplcheck.formats.markdown_sheet import Sheet, cell
from pplcheck.model.assembly_evidence import Agreed, Exchange


class LedgerView(Sheet):
    """The fifth view."""

    def ledger(self) -> Iterator[str]:
        """What organizations take and give, and work that leaves no commit."""
        report = self.report
        yield f"## {self.say('Reciprocity ledger')}"
        yield self.say(
            "What each organization in sight takes and gives. Missing evidence is not an "
            "accusation: no contribution found means that none was found by the names and domains "
            "searched."
        )
        yield self.exchanges()
        if not report.exchanges and not report.more_exchanges:
            yield self.say("No organization is declared or large enough to be named.")
        yield self.beyond(report.more_exchanges, "pplcheck reciprocity")
        yield self.recorded()
        if not report.recorded and not report.more_recorded:
            yield self.say(
                "No contribution ledger is kept: care work, translation, hosting and money are not "
                "counted here."
            )
        yield self.beyond(report.more_recorded, "pplcheck who")

    def exchanges(self) -> str:
        """A row for each organization."""
        heads = (
            "Organization",
            "Kind",
            "Standing",
            "Takes",
            "#gave",
            "#within the window",
            "#ledger lines",
            "Reciprocity",
        )
        rows = [self.exchange(entry) for entry in self.report.exchanges]
        return self.table(self.say("Takes and gives"), self.heads(heads), rows)

    def exchange(self, entry: Exchange) -> tuple[str, ...]:
        """A row of the ledger."""
        agreements = [self.agreement(agreed) for agreed in entry.agreements]
        if entry.more_agreements:
            agreements.append(
                self.count("%(n)s more agreement", "%(n)s more agreements", entry.more_agreements)
            )
        return (
            cell(entry.name),
            self.word("kind", entry.kind),
            self.standing(entry),
            ", ".join(self.word("use", use) for use in entry.uses) or DASH,
            *map(self.number, (entry.commits, entry.recent, entry.recorded)),
            self.say("; ").join((self.word("reciprocity", entry.reciprocity), *agreements)),
        )

    def agreement(self, agreed: Agreed) -> str:
        """An agreement: from when until when, what is overdue and due, and its terms."""
        parts = [self.say("agreement")]
        if agreed.start:
            parts.append(self.say("from %(day)s", day=self.day(agreed.start)))
        if agreed.until:
            parts.append(self.say("until %(day)s (not included)", day=self.day(agreed.until)))
        if agreed.overdue:
            parts.append(
                self.count(
                    "%(n)s reciprocation overdue", "%(n)s reciprocations overdue", agreed.overdue
                )
            )
        if agreed.due:
            parts.append(
                self.count("%(n)s reciprocation due", "%(n)s reciprocations due", agreed.due)
            )
        ended = "" if agreed.in_force else f" {DASH} {self.say('not in force')}"
        terms = f"{self.say(': ')}{cell(agreed.terms)}" if agreed.terms else ""
        return f"{', '.join(parts)}{ended}{terms}"

    def recorded(self) -> str:
        """What the contribution ledger records, exact amounts as they are."""
        heads = ("Who", "Kind of work", "#amount", "unit", "#lines", "#confirmed")
        return self.table(
            self.say("Work that leaves no commit, from the contribution ledger"),
            self.heads(heads),
            [
                (
                    cell(entry.name) if entry.name else self.say("not known"),
                    cell(entry.work),
                    cell(entry.amount),
                    cell(entry.unit),
                    *map(self.number, (entry.entries, entry.confirmed)),
                )
                for entry in self.report.recorded
            ],
        )
