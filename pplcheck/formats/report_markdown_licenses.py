"""The license map in Markdown: which license applies where, since when, where places differ."""

from __future__ import annotations

from collections.abc import Iterator

from pplcheck.formats.language import DASH
from pplcheck.formats.markdown_sheet import SHORT, Sheet, cell
from pplcheck.formats.neutral import neutral
from pplcheck.formats.spans import code
from pplcheck.model.assembly_evidence import Departure, Map, Place, Stretch

_COMMAND = "pplcheck licenses"


class LicensesView(Sheet):
    """The seventh view."""

    def licenses(self, found: Map) -> Iterator[str]:
        """Scopes, periods, conflicts, files of other licenses, texts that depart."""
        yield f"## {self.say('Licenses')}"
        yield self.scopes(found)
        yield self.beyond(found.more_scopes, _COMMAND)
        yield self.periods(found)
        yield self.beyond(found.more_periods, _COMMAND)
        yield self.conflicts(found)
        if not found.conflicts and not found.more_conflicts:
            yield self.say("No places were found to say different things.")
        yield self.beyond(found.more_conflicts, _COMMAND)
        yield self.joined(found)
        yield self.beyond(found.more_joined, _COMMAND)
        yield self.departures(found)
        if not found.departures and not found.more_departures:
            yield self.say("No text was found to depart from the license it is titled as.")
        yield self.beyond(found.more_departures, _COMMAND)

    def scopes(self, found: Map) -> str:
        """How many files each license applies to."""
        heads = ("License", "Terms", "#files", "#of these in third-party folders")
        return self.table(
            self.say("Which license applies to how many files"),
            self.heads(heads),
            [
                (
                    cell(entry.license) or self.say("none that can be named"),
                    self.word("terms", entry.terms),
                    *map(self.number, (entry.files, entry.vendored)),
                )
                for entry in found.scopes
            ],
        )

    def periods(self, found: Map) -> str:
        """The license over time."""
        heads = ("From", "License", "Terms", "Declared in", "#commits")
        return self.table(
            self.say("The license over time: what was released under one stays so"),
            self.heads(heads),
            [self.period(entry) for entry in found.periods],
        )

    def period(self, entry: Stretch) -> tuple[str, ...]:
        """A period: since when, which license, declared where."""
        return (
            f"{self.day(entry.day)} {code(neutral(entry.commit[:SHORT]))}",
            cell(entry.license) or self.say("a text that is not recognized"),
            self.word("terms", entry.terms),
            cell(entry.path),
            self.number(entry.commits) if entry.commits else DASH,
        )

    def conflicts(self, found: Map) -> str:
        """Places that contradict one another."""
        heads = ("For", "Place", "Says")
        return self.table(
            self.say("Places that say different things for the same files"),
            self.heads(heads),
            [self.conflict(entry) for entry in found.conflicts],
        )

    def conflict(self, entry: Place) -> tuple[str, ...]:
        """A place, what it speaks for, and what it says."""
        line = f":{entry.line}" if entry.line else ""
        said = cell(entry.license)
        return (
            cell(entry.scope) or self.say("the whole work"),
            cell(f"{entry.path}{line}"),
            self.say("asks contributors for %(license)s", license=said) if entry.asked else said,
        )

    def joined(self, found: Map) -> str:
        """Files under other licenses, and whether they may be part of one work."""
        heads = ("License", "#files", "Answer", "Why")
        return self.table(
            self.say("Files under other licenses: may they be part of one work?"),
            self.heads(heads),
            [
                (
                    cell(entry.license),
                    self.number(entry.files),
                    self.word("combined", entry.answer),
                    self.spoken(entry.reason) if entry.reason else DASH,
                )
                for entry in found.joined
            ],
        )

    def departures(self, found: Map) -> str:
        """Texts that are not those of their title."""
        heads = ("File", "Titled", "Is", "Changed clauses")
        return self.table(
            self.say("Texts that depart from the license they are titled as"),
            self.heads(heads),
            [self.departure(entry) for entry in found.departures],
        )

    def departure(self, entry: Departure) -> tuple[str, ...]:
        """A file, its title, what its text is, and the clauses in which it differs."""
        return (
            cell(entry.path),
            cell(entry.titled) or DASH,
            cell(entry.found) or self.say("a text that is not recognized"),
            ", ".join(map(cell, entry.clauses)) or self.say("could not be told"),
        )
