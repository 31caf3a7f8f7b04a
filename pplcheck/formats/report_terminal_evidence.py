"""The last four views of the report on a terminal: ledger, evidence, licenses, decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pplcheck.formats.console import RenderableType, grid, said
from pplcheck.formats.language import DASH
from pplcheck.formats.neutral import shown
from pplcheck.formats.report_terminal_sheet import Sheet, bar
from pplcheck.model.assembly_evidence import Exchange, Map

_ROWS: Final = 5
_MESSAGE: Final = 160


class Evidence(Sheet):
    """What stands behind the verdict, in brief."""

    def ledger(self) -> Iterator[RenderableType]:
        """What organizations take and give, what is due first."""
        rows = [self.exchange(entry) for entry in self.report.exchanges[:_ROWS]]
        if not rows:
            yield said(self.say("No organization is declared or large enough to be named."))
            return
        heads = (self.say("Organization"), self.say("Takes"), self.say("gave"))
        yield grid([(*heads, self.say("Reciprocity")), *rows], (2,))
        left = len(self.report.exchanges) - len(rows)
        yield from self.more(self.report.more_exchanges + left)

    def exchange(self, entry: Exchange) -> tuple[str, ...]:
        """A row of the ledger."""
        return (
            self.name(entry.name),
            ", ".join(self.word("use", use) for use in entry.uses) or DASH,
            self.number(entry.commits),
            self.word("reciprocity", entry.reciprocity),
        )

    def evidence(self) -> Iterator[RenderableType]:
        """The weightiest findings."""
        book = self.report.book
        rows = [
            (
                entry.code,
                self.word("severity", entry.severity),
                shown(self.spoken(entry.message), _MESSAGE),
            )
            for entry in book.findings[:_ROWS]
        ]
        if not rows:
            yield said(self.say("No findings."))
            return
        yield grid(rows)
        yield from self.more(book.more_findings + len(book.findings) - len(rows))

    def licenses(self, found: Map) -> Iterator[RenderableType]:
        """Which license applies to how many files, and how many places disagree."""
        files = sum(entry.files for entry in found.scopes) or 1
        rows = [
            (
                self.name(entry.license) or self.say("none that can be named"),
                self.number(entry.files),
                bar(entry.files / files, entry.files / files, self.cells),
                self.word("terms", entry.terms),
            )
            for entry in found.scopes[:_ROWS]
        ]
        yield grid(rows, (1,))
        yield from self.more(found.more_scopes + len(found.scopes[_ROWS:]))
        yield grid(
            [
                (
                    self.say("Places that say different things for the same files"),
                    self.number(len(found.conflicts) + found.more_conflicts),
                ),
                (
                    self.say("Texts that depart from the license they are titled as"),
                    self.number(len(found.departures) + found.more_departures),
                ),
            ],
            (1,),
        )

    def decisions(self) -> Iterator[RenderableType]:
        """How many waivers and disputes there are, and what changed since the last report."""
        minutes = self.report.minutes
        yield grid(
            [
                (
                    self.say("Waivers"),
                    self.number(len(minutes.waivers) + minutes.more_waivers),
                ),
                (
                    self.say("Disputes"),
                    self.number(len(minutes.disputes) + minutes.more_disputes),
                ),
            ],
            (1,),
        )
        since = minutes.since
        if since is None:
            yield said(self.say("No earlier report was given to compare with (option --previous)."))
            return
        new = self.codes(since.new_findings, since.more_new)
        gone = self.codes(since.gone_findings, since.more_gone)
        yield said(f"{self.say('New findings:')} {new}")
        yield said(f"{self.say('Findings that are gone:')} {gone}")

    def codes(self, codes: Sequence[str], more: int) -> str:
        """Codes of rules, and how many more."""
        told = ", ".join(map(shown, codes)) or self.say("none")
        return f"{told} {self.count('and %(n)s more', 'and %(n)s more', more)}" if more else told
