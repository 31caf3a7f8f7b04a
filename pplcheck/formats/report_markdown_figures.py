"""The figures of the report in Markdown: verdict, makers, years, power."""

from __future__ import annotations

from collections.abc import Iterator

from pplcheck.formats.language import DASH
from pplcheck.formats.markdown_sheet import Sheet, cell
from pplcheck.model.assembly_figures import MakerRow, Makers, Power, Verdict


class Figures(Sheet):
    """The first four views."""

    def verdict(self, found: Verdict) -> Iterator[str]:
        """License, what is due, how sure it is, what to ask."""
        name = cell(found.license) if found.license else self.say("none declared")
        since = f", {self.say('since %(day)s', day=self.day(found.since))}" if found.since else ""
        head = f"{self.say('License')}{self.say(': ')}{name}"
        yield f"{head} · {self.word('terms', found.terms)}{since}"
        if found.due:
            yield self.count(
                "Reciprocity terms apply to %(n)s party.",
                "Reciprocity terms apply to %(n)s parties.",
                found.due_count,
            )
        elif found.terms == "reciprocal":
            yield self.say("Reciprocity terms apply to nobody we could name, on the evidence here.")
        sure = found.certainty
        percent = self.language.percent
        yield self.say(
            "For whom people acted is shown for %(shown)s of all contributions; %(presumed)s rest "
            "on presumption, and of %(unknown)s nothing can be told.",
            shown=percent(sure.shown_share),
            presumed=percent(sure.presumed_share),
            unknown=percent(sure.unknown_share),
        )
        yield self.due(found)
        yield self.clauses(found)
        yield self.questions(found)

    def due(self, found: Verdict) -> str:
        """To whom reciprocity terms apply."""
        return self.table(
            self.say("What is due from whom"),
            (self.say("Who"), self.say("Why"), self.say("Clause"), self.say("Finding")),
            [
                (
                    cell(entry.name) if entry.name else self.say("one person"),
                    self.word("role", entry.standing),
                    cell(entry.clause),
                    entry.code,
                )
                for entry in found.due
            ],
        )

    def clauses(self, found: Verdict) -> str:
        """The clauses that ask who somebody is."""
        return self.table(
            self.say(
                "The clauses that ask who somebody is, and how many organizations in sight they fit"
            ),
            (
                self.say("Clause"),
                self.say("What it does"),
                f"#{self.say('fit')}",
                f"#{self.say('do not fit')}",
                f"#{self.say('not known')}",
            ),
            [
                (
                    cell(f"{entry.number} {entry.license}"),
                    self.say(": ").join(
                        (self.word("effect", entry.effect), self.spoken(entry.summary))
                    ),
                    self.number(entry.met),
                    self.number(entry.unmet),
                    self.number(entry.unknown),
                )
                for entry in found.clauses
            ],
        )

    def questions(self, found: Verdict) -> str:
        """What to find out first."""
        return self.table(
            self.say("Open questions: what to find out first"),
            (self.say("Question"), f"#{self.say('would settle')}"),
            [
                (
                    self.spoken(entry.ask),
                    self.language.percent(entry.settles) if entry.settles else DASH,
                )
                for entry in found.questions
            ],
        )

    def makers(self, makers: Makers) -> Iterator[str]:
        """Who makes it, in three cuts."""
        yield f"## {self.say('Who makes it')}"
        heads = (
            f"#{self.say('organizations')}",
            f"#{self.say('people')}",
            f"#{self.say('contributions')}",
            f"#{self.say('share')}",
        )
        for caption, table, head, rows in (
            (self.say("By kind"), "kind", self.say("Kind"), makers.by_kind),
            (
                self.say("By standing: what they are to the commons"),
                "standing",
                self.say("Standing"),
                makers.by_standing,
            ),
        ):
            yield self.table(
                caption,
                (head, *heads),
                [(self.word(table, row.code), *self.figures(row)) for row in rows if row.commits],
            )
        yield self.table(
            self.say("By organization"),
            (self.say("For whom"), self.say("Kind"), *heads),
            [
                (self.named(row), self.word("kind", row.kind), *self.figures(row))
                for row in makers.by_organization
            ],
        )

    def figures(self, row: MakerRow) -> tuple[str, ...]:
        """The numbers of a row."""
        numbers = (row.organizations, row.people, row.commits)
        return (*map(self.number, numbers), self.share(row))

    def named(self, row: MakerRow) -> str:
        """What a row of organizations is called."""
        if row.folded:
            return self.count(
                "%(n)s domain of one or two people",
                "%(n)s domains of one or two people each",
                row.folded,
            )
        if row.code == "self":
            return self.say("for themselves")
        return cell(row.code) if row.code else self.say("nothing shows for whom")

    def years(self) -> Iterator[str]:
        """Contributions and pay, year by year."""
        years = self.report.years
        if not years:
            return
        yield f"## {self.say('Year by year')}"
        kinds = [f"#{self.word('kind', entry.kind)}" for entry in years[0].kinds]
        yield self.table(
            self.say("Contributions a year, by kind of party"),
            (self.say("Year"), f"#{self.say('people')}", f"#{self.say('contributions')}", *kinds),
            [
                (
                    str(year.year),
                    self.number(year.people),
                    self.number(year.commits),
                    *(self.number(entry.commits) for entry in year.kinds),
                )
                for year in years
            ],
        )
        heads = ("paid", "presumed", "unpaid", "unknown")
        yield self.table(
            self.say("What was paid for, a year"),
            (self.say("Year"), *(f"#{self.say(head)}" for head in heads)),
            [
                (
                    str(year.year),
                    *map(self.number, (year.paid, year.presumed, year.unpaid, year.unknown)),
                )
                for year in years
            ],
        )

    def power(self, power: Power) -> Iterator[str]:
        """How concentrated writing and taking in are."""
        yield f"## {self.say('Power and fragility')}"
        spreads = (power.writing, power.merging.spread if power.merging else None, power.reviewing)
        decimals = self.language.number
        rows = [
            (
                self.say("people"),
                *(self.number(spread.people) if spread else DASH for spread in spreads),
            ),
            (
                self.say("contributor absence factor: the fewest people who did half"),
                *(self.number(spread.absence_factor) if spread else DASH for spread in spreads),
            ),
            (
                self.say("Gini coefficient: 0 is even, 1 is all by one"),
                *(decimals(spread.gini, 2) if spread else DASH for spread in spreads),
            ),
        ]
        yield self.table(
            self.say("How work is spread over people"),
            (
                self.say("Measure"),
                f"#{self.say('writing')}",
                f"#{self.say('taking in')}",
                f"#{self.say('reviews on record')}",
            ),
            rows,
        )
        yield self.movement(power)

    def movement(self, power: Power) -> str:
        """Power year by year."""
        heads = ("writers", "most", "half by", "take in", "elephant factor", "largest organization")
        percent = self.language.percent
        return self.table(
            self.say("Power year by year"),
            (self.say("Year"), *(f"#{self.say(head)}" for head in heads)),
            [
                (
                    str(year.year),
                    self.number(year.writers),
                    percent(year.write_top),
                    self.number(year.write_absence),
                    self.number(year.mergers),
                    self.number(year.elephant),
                    percent(year.largest),
                )
                for year in power.years
            ],
        )
