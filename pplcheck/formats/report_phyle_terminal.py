"""The report on a phyle for a terminal, in brief: projects, flows between members, what is owed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pplcheck.formats.columns import columns, paragraph
from pplcheck.formats.language import Language
from pplcheck.formats.markdown_sheet import Wording
from pplcheck.formats.neutral import shown
from pplcheck.formats.words import spoken
from pplcheck.model.assembly_phyle import BetweenRow, PhyleReport, ProjectRow

_NAME = 32
_ROWS = 12


def render(report: PhyleReport, language: Language, *, width: int) -> str:
    """The report as text that ends in a line break, wrapped to `width` columns."""
    brief = _Brief(report, language, width)
    return "\n\n".join("\n".join(block) for block in brief.blocks() if block) + "\n"


class _Brief(Wording):
    """The blocks of one report."""

    def __init__(self, report: PhyleReport, language: Language, width: int) -> None:
        super().__init__(language)
        self.report = report
        self.width = width

    def blocks(self) -> Iterator[list[str]]:
        report = self.report
        yield self.head()
        for _, rows in groupby(report.projects, key=lambda row: row.steward):
            yield self.projects(list(rows))
        yield self.more(report.more_projects)
        yield self.listed(
            self.say("Who works on whose commons"),
            [(*self.between(row), self.contributions(row.commits)) for row in report.between],
            report.more_between,
        )
        yield self.silent()
        yield self.owed()
        yield paragraph(
            self.say(
                "More, project by project: pplcheck report --phyle %(file)s --site public",
                file=shown(report.inputs[0].path) if report.inputs else "phyle.toml",
            ),
            self.width,
            0,
        )

    def head(self) -> list[str]:
        report = self.report
        parts = [
            shown(report.name, _NAME * 2),
            self.count("%(n)s project judged", "%(n)s projects judged", report.judged),
            self.say("as of %(day)s", day=self.day(report.as_of)),
        ]
        if report.not_judged:
            text = self.count("%(n)s not judged", "%(n)s not judged", report.not_judged)
            parts.insert(2, text)
        lines = [self.say("Report to the phyle"), *paragraph(" · ".join(parts), self.width, 0)]
        if not report.complete:
            said = self.say(
                "Not everything could be checked: figures below leave out what could not."
            )
            lines += paragraph(said, self.width, 0)
        return lines

    def projects(self, rows: Sequence[ProjectRow]) -> list[str]:
        title = self.say("Projects kept by %(name)s", name=self.steward(rows[0]))
        cells = [(shown(row.name, _NAME), self.project(row)) for row in rows]
        return [title, *columns(cells, self.width)]

    def project(self, row: ProjectRow) -> str:
        """One project in a line: license, contributions, whose they are, who owes."""
        if row.state != "judged":
            said = self.word("project", row.state)
            return f"{said}: {spoken(self.language, row.reason)[0]}" if row.reason else said
        parts = [
            shown(row.license) or self.word("terms", row.terms),
            self.contributions(row.contributions),
            f"{self.say('of members')} {self.number(row.by_members)}",
            f"{self.say('outsiders who owe')} {self.number(row.owing)}",
        ]
        if not row.complete:
            parts.append(self.say("not checked wholly"))
        return " · ".join(parts)

    def contributions(self, number: int) -> str:
        return self.count("%(n)s contribution", "%(n)s contributions", number)

    def between(self, row: BetweenRow) -> tuple[str, str]:
        return shown(row.name, _NAME), f"→ {self.steward(row)}"

    def steward(self, row: ProjectRow | BetweenRow) -> str:
        name = shown(row.steward_name, _NAME)
        return name if row.steward else self.say("all members together")

    def silent(self) -> list[str]:
        names = [shown(row.name, _NAME) for row in self.report.members if row.silent]
        if not names:
            return []
        title = self.say("Members of whom no project shows a contribution")
        return [title, *paragraph(", ".join(names), self.width)]

    def owed(self) -> list[str]:
        rows = [
            (shown(row.name, _NAME), self.word("kind", row.kind), shown(row.project, _NAME))
            for row in self.report.owed
        ]
        title = self.say("What outsiders owe, by project")
        if rows:
            return self.listed(title, rows, self.report.more_owed)
        said = self.say(
            "Reciprocity terms apply to no organization outside the phyle, on the evidence here."
        )
        return [title, *paragraph(said, self.width)]

    def listed(self, title: str, rows: Sequence[tuple[str, ...]], more: int) -> list[str]:
        """The first rows under a title, and how many are left out; nothing without rows."""
        if not rows:
            return []
        more += len(rows[_ROWS:])
        return [title, *columns(rows[:_ROWS], self.width), *self.more(more)]

    def more(self, number: int) -> list[str]:
        return [f"  +{self.number(number)}"] if number else []
