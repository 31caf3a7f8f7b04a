"""The report on a phyle for a terminal, in brief: projects, members, what flows, what is owed.

Laid out as the report on one work is; see `report_terminal`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from pplcheck.formats.console import Padding, RenderableType, Text, grid, plain, printed, said
from pplcheck.formats.language import DASH, Language
from pplcheck.formats.neutral import shown
from pplcheck.formats.report_terminal_sheet import Lines, bar
from pplcheck.model.assembly_phyle import BetweenRow, FlowRow, MemberRow, PhyleReport, ProjectRow

_ROWS: Final = 12


def render(report: PhyleReport, language: Language, *, width: int, ascii_only: bool = False) -> str:
    """The report as text that ends in a line break, wrapped to `width` columns."""
    text = printed(_Brief(report, language, width).parts(), width=width, color=False)
    return plain(text) if ascii_only else text


class _Brief(Lines):
    """The parts of one report."""

    def __init__(self, report: PhyleReport, language: Language, width: int) -> None:
        super().__init__(language, width)
        self.report = report

    def parts(self) -> Iterator[RenderableType]:
        """The views in the order of the page."""
        yield from self.head()
        yield from self.view(1, "Projects", self.projects())
        yield from self.view(2, "What members give and receive", self.members())
        yield from self.view(3, "Who works on whose commons", self.flows())
        yield from self.view(4, "What outsiders owe", self.owed())
        yield Text()
        file = shown(self.report.inputs[0].path) if self.report.inputs else "phyle.toml"
        yield said(
            self.say(
                "More, project by project: pplcheck report --phyle %(file)s --site public",
                file=file,
            )
        )

    def head(self) -> Iterator[RenderableType]:
        report = self.report
        parts = [
            self.name(report.name),
            self.count("%(n)s project judged", "%(n)s projects judged", report.judged),
            self.say("as of %(day)s", day=self.day(report.as_of)),
        ]
        if report.not_judged:
            parts.insert(2, self.count("%(n)s not judged", "%(n)s not judged", report.not_judged))
        yield said(self.say("Report to the phyle"))
        yield said(" · ".join(parts))
        if not report.complete:
            yield said(
                self.say("Not everything could be checked: figures below leave out what could not.")
            )

    def projects(self) -> Iterator[RenderableType]:
        """By steward: how much of each project members made, and who owes it."""
        report = self.report
        if not report.projects:
            yield said(self.say("The phyle names no project."))
        for _, rows in groupby(report.projects[:_ROWS], key=lambda row: row.steward):
            entries = list(rows)
            yield said(self.say("Projects kept by %(name)s", name=self.steward(entries[0])))
            judged = [row for row in entries if row.state == "judged"]
            if judged:
                yield self.inset([line for row in judged for line in self.project(row)], (1,))
            others = [row for row in entries if row.state != "judged"]
            if others:
                yield self.inset([(self.name(row.name), self.unjudged(row)) for row in others])
        yield from self.more(report.more_projects + len(report.projects[_ROWS:]))

    def project(self, row: ProjectRow) -> Iterator[tuple[str, ...]]:
        """A project's contributions with the part that is members', then its license and debts."""
        total = row.contributions or 1
        low, high = row.by_members / total, (row.by_members + row.open) / total
        part = f"{self.say('of members')} {self.share_of(low, high)}"
        yield self.name(row.name), self.number(row.contributions), self.bar(low, high), part
        said_ = [
            shown(row.license) or self.word("terms", row.terms),
            f"{self.say('outsiders who owe')} {self.number(row.owing)}",
        ]
        if row.undetermined:
            text = self.count("and %(n)s not known", "and %(n)s not known", row.undetermined)
            said_[-1] += f" {text}"
        if not row.complete:
            said_.append(self.say("not checked wholly"))
        yield "", "", "", " · ".join(said_)

    def unjudged(self, row: ProjectRow) -> str:
        said_ = self.word("project", row.state)
        return f"{said_}{self.say(': ')}{self.spoken(row.reason)}" if row.reason else said_

    def members(self) -> Iterator[RenderableType]:
        """What each gave and got; the bar is its part of what the one who gave most gave."""
        report = self.report
        rows = [row for row in report.members if not row.silent]
        most = max((row.gave for row in rows), default=0) or 1
        yield grid([line for row in rows[:_ROWS] for line in self.member(row, most)], (1,))
        yield from self.more(report.more_members + len(rows[_ROWS:]))
        names = [self.name(row.name) for row in report.members if row.silent]
        if names:
            yield said(self.say("Members of whom no project shows a contribution"))
            yield Padding(said(", ".join(names)), (0, 0, 0, 2))

    def member(self, row: MemberRow, most: int) -> Iterator[tuple[str, ...]]:
        """What a member gave as a number and a bar, then where to, and what came back."""
        part = row.gave / most
        yield self.name(row.name), self.number(row.gave), self.bar(part, part)
        figures = (
            (self.say("to what it keeps"), row.to_own),
            (self.say("to what others keep"), row.to_others),
            (self.say("to what all keep"), row.shared),
            (self.say("received from other members"), row.received),
        )
        said_ = [f"{name} {self.number(number)}" for name, number in figures if number]
        yield "", "", " · ".join(said_)

    def flows(self) -> Iterator[RenderableType]:
        """From member to member, then project by project."""
        report = self.report
        if not report.flows:
            yield said(self.say("No project judged shows a contribution of a member."))
            return
        yield grid([self.between(row) for row in report.between[:_ROWS]], (2,))
        yield from self.more(report.more_between + len(report.between[_ROWS:]))
        yield said(self.say("Project by project"))
        yield self.inset([self.flow(row) for row in report.flows[:_ROWS]], (2,))
        yield from self.more(report.more_flows + len(report.flows[_ROWS:]))

    def between(self, row: BetweenRow) -> tuple[str, ...]:
        return self.name(row.name), f"→ {self.steward(row)}", self.number(row.commits)

    def flow(self, row: FlowRow) -> tuple[str, ...]:
        share = self.share_of(row.low, row.high)
        number = self.number(row.commits)
        return (
            self.name(row.project),
            self.name(row.name),
            number,
            self.bar(row.low, row.high),
            share,
        )

    def owed(self) -> Iterator[RenderableType]:
        report = self.report
        if not report.owed:
            yield said(
                self.say(
                    "Reciprocity terms apply to no organization outside the phyle, on the "
                    "evidence here."
                )
            )
            return
        yield grid(
            [
                (self.name(row.name), self.word("kind", row.kind), self.name(row.project))
                for row in report.owed[:_ROWS]
            ]
        )
        yield from self.more(report.more_owed + len(report.owed[_ROWS:]))

    def steward(self, row: ProjectRow | BetweenRow) -> str:
        return self.name(row.steward_name) if row.steward else self.say("all members together")

    def share_of(self, low: float, high: float) -> str:
        ends = [self.language.percent(low), self.language.percent(high)]
        return DASH.join(dict.fromkeys(ends))

    def bar(self, low: float, high: float) -> str:
        return bar(low, high, self.cells)

    def inset(self, rows: Sequence[Sequence[str]], numbers: tuple[int, ...] = ()) -> RenderableType:
        """Rows in columns, set in a little more."""
        return Padding(grid(rows, numbers), (0, 0, 0, 2))
