"""Which charts the page has: the report's figures as shapes, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup  # noqa: TC002 - the vocabulary is imported plainly

from pplcheck.formats.html import charts
from pplcheck.formats.language import Language
from pplcheck.model.assembly import Assembly
from pplcheck.model.assembly_figures import Power
from pplcheck.model.influence import Concentration

_SHARES: Final = (0.0, 0.5, 1.0)


class Pictures:
    """The charts of one report in one language; templates call them by name."""

    def __init__(self, report: Assembly, language: Language) -> None:
        """Keep what is drawn."""
        self._report = report
        self._language = language

    def _say(self, message: str, **values: str) -> str:
        text = self._language.say(message)
        return text % values if values else text

    def _shares(self) -> list[tuple[float, str]]:
        return [(share, self._language.percent(share)) for share in _SHARES]

    def certainty(self) -> Markup:
        """How much is shown, presumed and unknown."""
        found = self._report.verdict.certainty
        percent = self._language.percent
        return charts.bar(
            "chart-certainty",
            self._say("How much is known"),
            self._say(
                "One bar of all contributions: %(shown)s shown, %(presumed)s presumed, "
                "%(unknown)s unknown.",
                shown=percent(found.shown_share),
                presumed=percent(found.presumed_share),
                unknown=percent(found.unknown_share),
            ),
            [
                ("shown", found.shown),
                ("presumed", found.presumed),
                ("unknown", found.unknown),
            ],
        )

    def kinds(self) -> Markup:
        """Contributions by kind of party."""
        rows = self._report.makers.by_kind if self._report.makers else ()
        return charts.bar(
            "chart-kinds",
            self._say("Contributions by kind of party"),
            self._say(
                "One bar of all contributions, cut by kind; the table below has the numbers."
            ),
            [part for row in rows for part in _parts(row.kind, row.commits, row.presumed)],
        )

    def years(self) -> Markup:
        """Contributions a year, by kind."""
        years = self._report.years
        return charts.columns(
            "chart-years",
            self._say("Contributions a year, by kind of party"),
            self._say("A column a year, cut by kind; the table below has the numbers."),
            [
                (
                    str(year.year),
                    [
                        part
                        for entry in year.kinds
                        for part in _parts(entry.kind, entry.commits, entry.presumed)
                    ],
                )
                for year in years
            ],
            self._counts(max((year.commits for year in years), default=0)),
        )

    def paid(self) -> Markup:
        """What was paid for, a year, in shares."""
        rows = [
            (
                str(year.year),
                [
                    ("shown", year.paid / (year.commits or 1)),
                    ("presumed", year.presumed / (year.commits or 1)),
                    ("unpaid", year.unpaid / (year.commits or 1)),
                    ("unknown", year.unknown / (year.commits or 1)),
                ],
            )
            for year in self._report.years
        ]
        return charts.columns(
            "chart-paid",
            self._say("What was paid for, a year"),
            self._say(
                "A column a year, all of the same height, cut into paid, presumed paid, unpaid and "
                "unknown; the table below has the numbers."
            ),
            rows,
            self._shares(),
        )

    def lorenz(self) -> Markup:
        """How evenly work is spread."""
        power = self._power()
        spreads: list[tuple[str, Concentration]] = [("one", power.writing)]
        if power.merging:
            spreads.append(("two", power.merging.spread))
        return charts.curves(
            "chart-lorenz",
            self._say("Lorenz curve"),
            self._say(
                "People from the least active to the most active, and the share of the work they "
                "did together; the further a curve hangs below the straight line, the fewer did "
                "most. The table below has the numbers."
            ),
            [
                (kind, [(point.people, point.work) for point in spread.curve])
                for kind, spread in spreads
            ],
            self._shares(),
        )

    def tops(self) -> Markup:
        """The share of the person who did most, year by year."""
        years = self._power().years
        return charts.lines(
            "chart-tops",
            self._say("The share of the person who did most, year by year"),
            self._say("Two lines, for writing and for taking in; the table below has the numbers."),
            [
                ("one", [year.write_top for year in years]),
                ("two", [year.merge_top if year.mergers else None for year in years]),
            ],
            [str(year.year) for year in years],
            self._shares(),
        )

    def _power(self) -> Power:
        power = self._report.power
        if power is None:
            raise ValueError("there is no power to draw where nothing was judged")
        return power

    def _counts(self, most: int) -> Sequence[tuple[float, str]]:
        """A few round heights up to the highest column."""
        step = 1
        while most / step > 4:  # noqa: PLR2004 - at most four lines
            step *= 2 if str(step)[0] == "1" else 5
        return [(value, self._language.number(value)) for value in range(0, most + 1, step)]


def _parts(kind: str, commits: int, presumed: int) -> tuple[tuple[str, float], ...]:
    """What is shown of a kind, and pale beside it what is only presumed."""
    return ((kind, commits - presumed), (f"{kind} pale", presumed))
