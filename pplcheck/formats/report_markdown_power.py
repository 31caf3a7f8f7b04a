"""Power and fragility in Markdown: how work is spread, what one organization holds, a fork."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from pplcheck.formats.language import DASH
from pplcheck.formats.markdown_sheet import Sheet, cell
from pplcheck.model.assembly_figures import Merging, Power
from pplcheck.model.influence import Concentration, Fork, Largest

Spreads = tuple[Concentration, Concentration | None, Concentration]
"""Writing, taking in, reviews on record; None where who takes in could not be read."""


class PowerView(Sheet):
    """The fourth view."""

    def power(self, power: Power) -> Iterator[str]:
        """How concentrated writing and taking in are, and how that moved."""
        yield f"## {self.say('Power and fragility')}"
        yield self.say(
            "Reported, not judged. Whether influence hardens into rule is for the assembly to say."
        )
        spreads = (power.writing, power.merging.spread if power.merging else None, power.reviewing)
        heads = ("Measure", "#writing", "#taking in", "#reviews on record")
        yield self.table(
            self.say("How work is spread over people"), self.heads(heads), self.spread(spreads)
        )
        yield self.merging(power.merging)
        yield self.curve(power.writing, spreads[1])
        yield f"### {self.say('What one organization holds')}"
        yield self.largest(power.largest)
        yield f"### {self.say('What a fork would need')}"
        yield self.fork(power.fork)
        yield self.movement(power)

    def spread(self, spreads: Spreads) -> Iterator[tuple[str, ...]]:
        """A row for each measure."""
        number, percent = self.number, self.language.percent
        yield (self.say("people"), *self.each(spreads, lambda one: number(one.people)))
        yield (self.say("commits"), *self.each(spreads, lambda one: number(one.total)))
        for place, top in enumerate(spreads[0].top):
            yield (
                self.count(
                    "share of the one who did most", "share of the %(n)s who did most", top.people
                ),
                *(
                    percent(one.top[place].share) if one and place < len(one.top) else DASH
                    for one in spreads
                ),
            )
        yield (
            self.say("contributor absence factor: the fewest people who did half"),
            *self.each(spreads, lambda one: number(one.absence_factor) if one.total else DASH),
        )
        decimals = self.language.number
        yield (
            self.say("Gini coefficient: 0 is even, 1 is all by one"),
            *self.each(spreads, lambda one: decimals(one.gini, 2) if one.total else DASH),
        )

    @staticmethod
    def each(spreads: Spreads, told: Callable[[Concentration], str]) -> Iterator[str]:
        """One measure of each, a dash for what could not be read."""
        return (told(one) if one else DASH for one in spreads)

    def merging(self, merging: Merging | None) -> str:
        """What taking in was read from."""
        if merging is None:
            return self.say("Who takes work in could not be read from this history.")
        told = self.say(
            "Taking in: %(merges)s merges and %(applied)s commits that somebody else than their "
            "author committed. %(own)s commits were committed by their author; for %(forge)s a "
            "code host committed, and who pressed the button is not recorded.",
            merges=self.number(merging.merges),
            applied=self.number(merging.applied),
            own=self.number(merging.own),
            forge=self.number(merging.by_forge),
        )
        return f"{told} {self.say('The table above leaves out what tools took in.')}"

    def curve(self, writing: Concentration, taking: Concentration | None) -> str:
        """The Lorenz curves in numbers."""
        heads = ("#people, the least active first", "#writing", "#taking in")
        others = taking.curve if taking and taking.curve else (None,) * len(writing.curve)
        return self.table(
            self.say("Lorenz curve in numbers"),
            self.heads(heads),
            [
                (
                    self.language.percent(point.people),
                    self.fine(point.work),
                    self.fine(other.work) if other else DASH,
                )
                for point, other in zip(writing.curve, others, strict=False)
            ],
        )

    def fine(self, share: float) -> str:
        """A share in percent with two decimals, for curves that hug the floor."""
        return self.language.percent(0.0).replace("0", self.language.number(share * 100, 2), 1)

    def largest(self, largest: Largest) -> str:
        """What the organization with most holds; one without a row of its own is not named."""
        if not largest.party:
            return self.say("No contribution names an organization.")
        makers = self.report.makers
        is_named = makers and any(row.code == largest.name for row in makers.by_organization)
        holds = self.say(
            "The organization with most contributions, %(name)s, holds at least %(low)s of all, at "
            "most %(high)s were all that is unknown its own.",
            name=cell(largest.name) if is_named else self.say("a domain of one or two people"),
            low=self.language.percent(largest.low),
            high=self.language.percent(largest.high),
        )
        elephant = self.count(
            "Of what names an organization, half comes from %(n)s organization (elephant factor).",
            "Of what names an organization, half comes from %(n)s organizations (elephant factor).",
            largest.elephant_factor,
        )
        return f"{holds} {elephant}"

    def fork(self, fork: Fork) -> str:
        """Whom a fork would have to win over."""
        since = self.say("Since %(day)s:", day=self.day(date.fromisoformat(fork.since)))
        wrote = self.count("%(n)s person wrote", "%(n)s people wrote", fork.writers)
        took = self.count("%(n)s person took work in", "%(n)s people took work in", fork.mergers)
        half, half_in = (
            self.count("and %(n)s of them half of it", "and %(n)s of them half of it", number)
            for number in (fork.half_writers, fork.half_mergers)
        )
        advice = self.say(
            "A fork would have to win these people over, or learn what they know. The license's "
            "terms go with every copy."
        )
        return f"{since} {wrote}, {half}{self.say('; ')}{took}, {half_in}. {advice}"

    def movement(self, power: Power) -> str:
        """Power year by year."""
        heads = (
            "Year",
            "#writers",
            "#most",
            "#half by",
            "#Gini",
            "#take in",
            "#most",
            "#half by",
            "#elephant factor",
            "#largest organization",
        )
        number, percent = self.language.number, self.language.percent
        return self.table(
            self.say("Power year by year"),
            self.heads(heads),
            [
                (
                    str(year.year),
                    number(year.writers),
                    percent(year.write_top),
                    number(year.write_absence),
                    number(year.write_gini, 2),
                    number(year.mergers),
                    percent(year.merge_top),
                    number(year.merge_absence),
                    number(year.elephant),
                    percent(year.largest),
                )
                for year in power.years
            ],
        )
