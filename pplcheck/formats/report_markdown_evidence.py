"""The evidence of the report in Markdown: ledger, findings, licenses, decisions, annex."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.formats.glossary import glossary
from pplcheck.formats.language import DASH
from pplcheck.formats.markdown_sheet import ROWS, Sheet, cell
from pplcheck.formats.neutral import neutral
from pplcheck.formats.spans import code
from pplcheck.model.assembly_evidence import Dossier, Exchange, Map

_SHORT: Final = 10


class Evidence(Sheet):
    """The last four views and the annex."""

    def ledger(self) -> Iterator[str]:
        """What organizations take and give."""
        yield f"## {self.say('Reciprocity ledger')}"
        heads = ("Organization", "Kind", "Standing", "Takes", "#gave", "Reciprocity")
        titles = [f"{'#' * head.startswith('#')}{self.say(head.lstrip('#'))}" for head in heads]
        rows = [self.exchange(entry) for entry in self.report.exchanges]
        yield self.table(self.say("Takes and gives"), titles, rows) or self.say(
            "No organization is declared or large enough to be named."
        )
        yield self.table(
            self.say("Work that leaves no commit, from the contribution ledger"),
            (self.say("Who"), self.say("Kind of work"), f"#{self.say('amount')}", self.say("unit")),
            [
                (
                    cell(entry.name) if entry.name else self.say("not known"),
                    cell(entry.work),
                    cell(entry.amount),
                    cell(entry.unit),
                )
                for entry in self.report.recorded
            ],
        )

    def exchange(self, entry: Exchange) -> tuple[str, ...]:
        """A row of the ledger."""
        return (
            cell(entry.name),
            self.word("kind", entry.kind),
            self.word("role", entry.standing),
            ", ".join(self.word("use", use) for use in entry.uses) or DASH,
            self.number(entry.commits),
            self.word("reciprocity", entry.reciprocity),
        )

    def evidence(self) -> Iterator[str]:
        """Findings, and the evidence behind every classification."""
        book = self.report.book
        yield f"## {self.say('Evidence')}"
        yield self.table(
            self.say("Findings, the weightiest first"),
            (self.say("Finding"), self.say("What was found"), self.say("What to do")),
            [
                (
                    f"{entry.code} {self.word('severity', entry.severity)}",
                    f"{self.spoken(entry.summary)}{self.say(': ')}{self.spoken(entry.message)}",
                    self.spoken(entry.remedy),
                )
                for entry in book.findings
            ],
        ) or self.say("No findings.")
        yield from (self.dossier(entry) for entry in book.dossiers[:ROWS])
        more = book.more_dossiers + len(book.dossiers[ROWS:])
        if more:
            yield self.count(
                "%(n)s more party is in the JSON of pplcheck check.",
                "%(n)s more parties are in the JSON of pplcheck check.",
                more,
            )

    def dossier(self, entry: Dossier) -> str:
        """The evidence on one party."""
        if entry.folded:
            name = self.count(
                "%(n)s domain of one or two people",
                "%(n)s domains of one or two people each",
                entry.folded,
            )
        elif entry.name:
            name = cell(entry.name)
        else:
            name = self.say("People for whom nothing more is named")
        lines = [f"### {name}", "", f"{self.word('kind', entry.kind)} · {self.standing(entry)}"]
        for reason in entry.reasons:
            answer = self.word("answer", reason.answer)
            clause = f"{cell(reason.clause)} " if reason.clause else ""
            source = f" {DASH} {self.spoken(reason.source)}" if reason.source else ""
            lines.append(f"- {clause}{self.spoken(reason.fact)}{self.say(': ')}{answer}{source}")
        return "\n".join([*lines[:3], "", *lines[3:]] if entry.reasons else lines)

    def standing(self, entry: Dossier) -> str:
        """What a party is, and how much it made."""
        commits = self.count("%(n)s contribution", "%(n)s contributions", entry.commits)
        presumed = f", {self.word('basis', entry.basis)}" if entry.basis == "presumed" else ""
        return f"{self.word('role', entry.standing)}{presumed} · {commits}"

    def licenses(self, found: Map) -> Iterator[str]:
        """Which license applies where, since when, and where places differ."""
        yield f"## {self.say('Licenses')}"
        yield self.table(
            self.say("Which license applies to how many files"),
            (self.say("License"), self.say("Terms"), f"#{self.say('files')}"),
            [
                (
                    cell(entry.license) if entry.license else self.say("none that can be named"),
                    self.word("terms", entry.terms),
                    self.number(entry.files),
                )
                for entry in found.scopes
            ],
        )
        yield self.table(
            self.say("The license over time: what was released under one stays so"),
            (self.say("From"), self.say("License"), self.say("Terms"), f"#{self.say('commits')}"),
            [
                (
                    self.day(entry.day),
                    cell(entry.license)
                    if entry.license
                    else self.say("a text that is not recognized"),
                    self.word("terms", entry.terms),
                    self.number(entry.commits) if entry.commits else DASH,
                )
                for entry in found.periods
            ],
        )
        yield self.table(
            self.say("Places that say different things for the same files"),
            (self.say("Place"), self.say("Says")),
            [(cell(entry.path), cell(entry.license)) for entry in found.conflicts],
        )

    def decisions(self) -> Iterator[str]:
        """Waivers, and what changed since an earlier report."""
        minutes = self.report.minutes
        yield f"## {self.say('Decisions and changes')}"
        yield self.table(
            self.say("What the project has decided to live with"),
            (
                self.say("Finding"),
                self.say("Reason"),
                self.say("Decided by"),
                self.say("Until, included"),
                self.say("State"),
            ),
            [
                (
                    entry.code,
                    cell(entry.reason),
                    cell(entry.approver),
                    self.day(entry.expires),
                    self.word("state", entry.state),
                )
                for entry in minutes.waivers
            ],
        ) or self.say("No waivers.")
        since = minutes.since
        if since is None:
            yield self.say("No earlier report was given to compare with (option --previous).")
            return
        yield self.say(
            "The last report was as of %(day)s, at commit %(commit)s.",
            day=self.day(since.as_of),
            commit=code(neutral(since.head[:_SHORT])),
        )
        new = ", ".join(map(cell, since.new_findings)) or self.say("none")
        gone = ", ".join(map(cell, since.gone_findings)) or self.say("none")
        yield f"{self.say('New findings:')} {new}. {self.say('Findings that are gone:')} {gone}."

    def annex(self) -> Iterator[str]:
        """Inputs, words, and by what the report was made."""
        yield f"## {self.say('Annex')}"
        yield self.table(
            self.say("Files that decided, with their digests"),
            (self.say("What"), self.say("File"), self.say("Digest")),
            [
                (self.word("input", entry.role), cell(entry.path), cell(entry.digest))
                for entry in self.report.annex.inputs
            ],
        )
        yield "\n".join(
            f"- **{entry.term}**{self.say(': ')}{entry.meaning}"
            for entry in glossary(self.language.code)
        )
        yield self.say(
            "Made by %(tool)s %(version)s from the repository alone. It states facts, the clause "
            "that speaks about them, and how sure it is. It is no legal advice.",
            tool=self.report.tool,
            version=self.report.version,
        )
