"""What was decided, what is contested and what changed, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pplcheck.formats.language import DASH
from pplcheck.formats.markdown_sheet import SHORT, Sheet, cell
from pplcheck.formats.neutral import neutral
from pplcheck.formats.spans import code
from pplcheck.formats.words import COUNTED
from pplcheck.model.assembly import Figure, Minutes, Moved, Since

_COMMAND = "pplcheck check --format json"


class DecisionsView(Sheet):
    """The eighth view."""

    def decisions(self, minutes: Minutes) -> Iterator[str]:
        """Waivers, disputes, and what changed since an earlier report."""
        yield f"## {self.say('Decisions and changes')}"
        yield f"### {self.say('Waivers')}"
        yield self.waivers(minutes)
        if not minutes.waivers and not minutes.more_waivers:
            yield self.say("No waivers.")
        yield self.beyond(minutes.more_waivers, _COMMAND)
        if minutes.baseline:
            yield self.count(
                "A baseline hides %(n)s finding that was there before.",
                "A baseline hides %(n)s findings that were there before.",
                minutes.baseline,
            )
        yield f"### {self.say('Disputes')}"
        yield "\n".join(self.disputes(minutes))
        if not minutes.disputes and not minutes.more_disputes:
            yield self.say("No statements about one organization disagree.")
        yield self.beyond(minutes.more_disputes, _COMMAND)
        yield f"### {self.say('Changes since the last report')}"
        if minutes.since:
            yield from self.since(minutes.since)
        else:
            yield self.say("No earlier report was given to compare with (option --previous).")

    def waivers(self, minutes: Minutes) -> str:
        """What the project lives with, why, and until when."""
        heads = ("Finding", "Reason", "Decided by", "Until, included", "State", "#findings")
        return self.table(
            self.say("What the project has decided to live with"),
            self.heads(heads),
            [
                (
                    f"{entry.code} {cell(entry.path)}".rstrip(),
                    cell(entry.reason),
                    cell(entry.approver),
                    self.day(entry.expires) if entry.expires else self.say("no end"),
                    self.word("state", entry.state),
                    self.number(entry.findings),
                )
                for entry in minutes.waivers
            ],
        )

    def disputes(self, minutes: Minutes) -> Iterator[str]:
        """Organizations about which statements disagree."""
        for entry in minutes.disputes:
            settles = f"{self.say(': ')}{self.spoken(entry.settles)}" if entry.settles else ""
            yield f"- {cell(entry.name)}{settles}"

    def since(self, since: Since) -> Iterator[str]:
        """What differs from an earlier report."""
        yield self.say(
            "The last report was as of %(day)s, at commit %(commit)s.",
            day=self.day(since.as_of),
            commit=code(neutral(since.head[:SHORT])),
        )
        heads = ("What", "#then", "#now")
        yield self.table(
            self.say("Figures that changed"),
            self.heads(heads),
            [
                (
                    self.word("standing", entry.name)
                    if entry.name
                    else self.word("figure", entry.what),
                    self.figure(entry, entry.before),
                    self.figure(entry, entry.after),
                )
                for entry in since.figures
            ],
        )
        heads = ("What", "then", "now")
        yield self.table(
            self.say("Answers that changed"),
            self.heads(heads),
            [
                (
                    cell(entry.name) or self.word("figure", entry.what),
                    self.answer(entry, entry.before),
                    self.answer(entry, entry.after),
                )
                for entry in since.moved
            ],
        )
        yield self.beyond(since.more_moved)
        new = self.codes(since.new_findings, since.more_new)
        gone = self.codes(since.gone_findings, since.more_gone)
        yield f"{self.say('New findings:')} {new}. {self.say('Findings that are gone:')} {gone}."

    def figure(self, figure: Figure, value: float) -> str:
        """A figure then or now: a count, a coefficient or a share."""
        if figure.what == "gini":
            return self.language.number(value, 2)
        return self.number(value) if figure.what in COUNTED else self.language.percent(value)

    def answer(self, moved: Moved, value: str) -> str:
        """An answer then or now."""
        table = {"terms": "terms", "reading": "reading", "standing": "role"}.get(moved.what)
        if not value:
            return DASH
        return self.word(table, value) if table else cell(value)

    def codes(self, codes: Sequence[str], more: int) -> str:
        """Codes of rules, and how many more."""
        told = ", ".join(map(cell, codes)) or self.say("none")
        return f"{told} {self.count('and %(n)s more', 'and %(n)s more', more)}" if more else told
