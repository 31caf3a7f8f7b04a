"""Who makes it, at all and year by year, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pplcheck.formats.markdown_sheet import Sheet, cell
from pplcheck.model.assembly_figures import MakerRow, Makers, Work

_ALWAYS = frozenset({"commoner", "undetermined"})
"""Standings that are told even where nobody has them."""


class MakersView(Sheet):
    """The second and the third view."""

    def makers(self, makers: Makers, work: Work) -> Iterator[str]:
        """Who makes it, in three cuts."""
        yield f"## {self.say('Who makes it')}"
        yield self.say(
            "Shares are intervals: the first figure is what evidence shows, the second adds what "
            "is presumed and all that is unknown."
        )
        yield self.cut("By kind", "Kind", "kind", makers.by_kind)
        standings = [
            row
            for row in makers.by_standing
            if row.commits or row.organizations or row.people or row.code in _ALWAYS
        ]
        yield self.cut(
            "By standing: what they are to the commons", "Standing", "standing", standings
        )
        yield self.organizations(makers)
        yield self.left_out(work)

    def cut(self, caption: str, head: str, table: str, rows: Iterable[MakerRow]) -> str:
        """All contributions by one of the words for who made them."""
        heads = ("#organizations", "#people", "#contributions", "#share")
        return self.table(
            self.say(caption),
            (self.say(head), *self.heads(heads)),
            [
                (self.word(table, row.code), self.number(row.organizations), *self.figures(row))
                for row in rows
            ],
        )

    def organizations(self, makers: Makers) -> str:
        """By organization, and how many more there are."""
        heads = ("For whom", "Kind", "#people", "#contributions", "#share")
        told = self.table(
            self.say("By organization"),
            self.heads(heads),
            [
                (self.named(row), self.word("kind", row.kind), *self.figures(row))
                for row in makers.by_organization
            ],
        )
        if not makers.more:
            return told
        more = self.count(
            "%(n)s more organization is not listed",
            "%(n)s more organizations are not listed",
            makers.more,
        )
        commits = self.count("%(n)s contribution", "%(n)s contributions", makers.more_commits)
        return f"{told}\n\n{more} ({commits})."

    def figures(self, row: MakerRow) -> tuple[str, ...]:
        """People, contributions and share of a row."""
        return (self.number(row.people), self.number(row.commits), self.share(row))

    def named(self, row: MakerRow) -> str:
        """What a row of organizations is called."""
        if row.folded:
            return self.folded(row.folded)
        if row.code == "self":
            return self.say("for themselves")
        return cell(row.code) if row.code else self.say("nothing shows for whom")

    def left_out(self, work: Work) -> str:
        """What is no contribution, and what nobody can be named for."""
        told = self.say(
            "Not counted as contributions: merges (%(merges)s), reverts (%(reverts)s), commits by "
            "tools (%(bots)s), imports of others' work (%(imports)s).",
            merges=self.number(work.merges),
            reverts=self.number(work.reverts),
            bots=self.number(work.by_bots),
            imports=self.number(work.imports),
        )
        if not work.unattributed:
            return told
        nobody = self.count(
            "Of %(n)s commit no author can be read; it counts as unknown.",
            "Of %(n)s commits no author can be read; they count as unknown.",
            work.unattributed,
        )
        return f"{told} {nobody}"

    def years(self) -> Iterator[str]:
        """Contributions and pay, year by year."""
        years = self.report.years
        yield f"## {self.say('Year by year')}"
        if not years:
            yield self.say("There is no contribution to count.")
            return
        kinds = [f"#{self.word('kind', entry.kind)}" for entry in years[0].kinds]
        yield self.table(
            self.say("Contributions a year, by kind of party"),
            (self.say("Year"), f"#{self.say('people')}", f"#{self.say('contributions')}", *kinds),
            [
                (
                    str(year.year),
                    *map(self.number, (year.people, year.commits)),
                    *(self.number(entry.commits) for entry in year.kinds),
                )
                for year in years
            ],
        )
        heads = ("Year", "#paid", "#presumed", "#unpaid", "#unknown", "#paid share")
        yield self.table(
            self.say("What was paid for, a year"),
            self.heads(heads),
            [
                (
                    str(year.year),
                    *map(self.number, (year.paid, year.presumed, year.unpaid, year.unknown)),
                    self.share(year),
                )
                for year in years
            ],
        )
        yield self.beyond(self.report.more_years, "pplcheck who --by year")
        yield self.say("Only a register says that work was unpaid: no address does.")
