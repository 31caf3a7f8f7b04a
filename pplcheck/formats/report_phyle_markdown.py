"""The report on a phyle in Markdown: the same tables as its page of HTML."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pplcheck.formats.language import DASH, Language
from pplcheck.formats.markdown_sheet import Wording, cell
from pplcheck.model.assembly_phyle import BetweenRow, FlowRow, PhyleReport, ProjectRow


def render(report: PhyleReport, language: Language) -> str:
    """The report as Markdown that GitHub and GitLab show."""
    page = _Page(report, language)
    return "\n\n".join(block for block in page.blocks() if block) + "\n"


class _Page(Wording):
    """The blocks of one report."""

    def __init__(self, report: PhyleReport, language: Language) -> None:
        super().__init__(language)
        self.report = report

    def blocks(self) -> Iterator[str]:
        yield from self.head()
        yield f"## {self.say('Projects')}"
        yield from self.projects()
        yield f"## {self.say('Members')}"
        yield from self.members()
        yield f"## {self.say('Who works on whose commons')}"
        yield from self.flows()
        yield f"## {self.say('What outsiders owe')}"
        yield from self.owed()
        yield f"## {self.say('Annex')}"
        yield from self.annex()

    def head(self) -> Iterator[str]:
        report = self.report
        yield f"# {self.say('Report to the phyle')}{self.say(': ')}{cell(report.name)}"
        parts = [self.count("%(n)s project judged", "%(n)s projects judged", report.judged)]
        if report.not_judged:
            parts.append(self.count("%(n)s not judged", "%(n)s not judged", report.not_judged))
        yield " · ".join([*parts, self.say("as of %(day)s", day=self.day(report.as_of))])
        if not report.complete:
            yield self.say(
                "Not everything could be checked: figures below leave out what could not."
            )

    def projects(self) -> Iterator[str]:
        if not self.report.projects:
            yield self.say("The phyle names no project.")
        heads = (
            self.say("Project"),
            self.say("License"),
            self.say("Terms"),
            f"#{self.say('contributions')}",
            f"#{self.say('of members')}",
            f"#{self.say('of other organizations')}",
            f"#{self.say('nothing shows for whom')}",
            f"#{self.say('outsiders who owe')}",
            f"#{self.say('errors')}",
        )
        for _, rows in groupby(self.report.projects, key=lambda row: row.steward):
            listed = list(rows)
            title = self.say("Projects kept by %(name)s", name=self.steward(listed[0]))
            yield self.table(title, heads, map(self.project, listed))
        yield self.beyond(self.report.more_projects)

    def project(self, row: ProjectRow) -> tuple[str, ...]:
        if row.state != "judged":
            reason = f"{self.say(': ')}{self.spoken(row.reason)}" if row.reason else ""
            said = f"{self.word('project', row.state)}{reason}"
            return (cell(row.name), DASH, said, *[DASH] * 6)
        open_ = (
            " " + self.count("and %(n)s not known", "and %(n)s not known", row.undetermined)
            if row.undetermined
            else ""
        )
        part = "" if row.complete else f" ({self.say('not checked wholly')})"
        return (
            cell(row.name),
            cell(row.license) if row.license else DASH,
            self.word("terms", row.terms) + part,
            self.number(row.contributions),
            self.number(row.by_members),
            self.number(row.by_others),
            self.number(row.open),
            self.number(row.owing) + open_,
            self.number(row.errors),
        )

    def members(self) -> Iterator[str]:
        heads = (
            self.say("Member"),
            f"#{self.say('keeps projects')}",
            f"#{self.say('gave')}",
            f"#{self.say('within the window')}",
            f"#{self.say('to what it keeps')}",
            f"#{self.say('to what others keep')}",
            f"#{self.say('to what all keep')}",
            f"#{self.say('received from other members')}",
        )
        rows = [
            (
                cell(row.name) + (f" ({self.say('silent')})" if row.silent else ""),
                *map(self.number, (row.keeps, row.gave, row.recent)),
                *map(self.number, (row.to_own, row.to_others, row.shared, row.received)),
            )
            for row in self.report.members
        ]
        yield self.table(self.say("What members give and receive"), heads, rows)
        yield self.beyond(self.report.more_members)

    def flows(self) -> Iterator[str]:
        report = self.report
        if not report.flows:
            yield self.say("No project judged shows a contribution of a member.")
        yield self.table(
            self.say("From member to member, over all projects"),
            (
                self.say("Member"),
                self.say("works on what is kept by"),
                f"#{self.say('contributions')}",
            ),
            [
                (cell(row.name), self.steward(row), self.number(row.commits))
                for row in report.between
            ],
        )
        yield self.beyond(report.more_between)
        heads = (
            self.say("Project"),
            self.say("Kept by"),
            self.say("Member"),
            f"#{self.say('contributions')}",
            f"#{self.say('within the window')}",
            f"#{self.say('people')}",
            f"#{self.say('share of the project')}",
        )
        yield self.table(self.say("Project by project"), heads, map(self.flow, report.flows))
        yield self.beyond(report.more_flows)

    def flow(self, row: FlowRow) -> tuple[str, ...]:
        return (
            cell(row.project),
            self.steward(row),
            cell(row.name),
            self.number(row.commits),
            self.number(row.recent),
            self.number(row.people),
            self.share(row),
        )

    def owed(self) -> Iterator[str]:
        heads = (
            self.say("Project"),
            self.say("Organization"),
            self.say("Kind"),
            f"#{self.say('gave')}",
            self.say("Why"),
        )
        rows = [
            (
                cell(row.project),
                cell(row.name),
                self.word("kind", row.kind),
                self.number(row.commits),
                self.say("a use is declared")
                if row.uses
                else self.say("it contributes or contributed"),
            )
            for row in self.report.owed
        ]
        yield self.table(self.say("What outsiders owe, by project"), heads, rows) or self.say(
            "Reciprocity terms apply to no organization outside the phyle, on the evidence here."
        )
        yield self.beyond(self.report.more_owed)

    def annex(self) -> Iterator[str]:
        yield self.table(
            self.say("Files that decided for all projects, with their digests"),
            (self.say("What"), self.say("File"), self.say("Digest")),
            [
                (self.word("input", entry.role), cell(entry.path), cell(entry.digest))
                for entry in self.report.inputs
            ],
        )
        yield self.say(
            "Made by %(tool)s %(version)s from the repositories alone. It states facts, the clause "
            "that speaks about them, and how sure it is. It is no legal advice.",
            tool=self.report.tool,
            version=self.report.version,
        )

    def steward(self, row: ProjectRow | FlowRow | BetweenRow) -> str:
        """Who keeps a project."""
        return cell(row.steward_name) if row.steward else self.say("all members together")
