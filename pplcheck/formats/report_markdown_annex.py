"""The annex of the report in Markdown: how it was come by, its words, how to object."""

from __future__ import annotations

from collections.abc import Iterator

from pplcheck.formats.glossary import glossary
from pplcheck.formats.language import DASH
from pplcheck.formats.markdown_sheet import Sheet, cell
from pplcheck.formats.neutral import neutral
from pplcheck.formats.spans import code
from pplcheck.model.assembly import Annex


class AnnexView(Sheet):
    """What stands behind the eight views."""

    def annex(self, annex: Annex) -> Iterator[str]:
        """Method, what could not be read, inputs, clauses, words, how to object."""
        yield f"## {self.say('Annex')}"
        yield f"### {self.say('Method')}"
        yield "\n".join(f"- {line}" for line in self.method(annex))
        if annex.gaps:
            yield f"### {self.say('What could not be read')}"
            yield "\n".join(self.gaps(annex))
        yield self.beyond(annex.more_gaps, "pplcheck check --format json")
        yield f"### {self.say('Tool and inputs')}"
        yield from self.inputs(annex)
        if annex.clauses:
            yield f"### {self.say('The license, clause by clause')}"
            yield self.say("In the tool's words; the text of the license decides.")
            yield "\n".join(self.clauses(annex))
        yield f"### {self.say('Words')}"
        yield "\n".join(
            f"- **{entry.term}**{self.say(': ')}{entry.meaning}"
            for entry in glossary(self.language.code)
        )
        yield f"### {self.say('How to object')}"
        yield self.objecting()

    def method(self, annex: Annex) -> Iterator[str]:
        """What counts, and what is presumed."""
        yield self.say(
            "Everything is read from the repository's history, its files and the registers named "
            "below; nothing is asked of the network."
        )
        yield self.say(
            "A contribution is a commit and a role in it, author or co-author; days are UTC days "
            "of the author date."
        )
        yield self.say(
            "For whom somebody acted is decided for each address and day. A mail domain is weak "
            "evidence, a private address is none."
        )
        if annex.presume == "commoner":
            yield self.say(
                "Who gives to a commons is presumed a commoner until something shows a business "
                "behind it. What is presumed is always labeled and never counted as shown."
            )
        else:
            yield self.say(
                "This project does not presume anything of those of whom nothing is known."
            )
        if annex.window_months:
            yield self.count(
                "Contributions count for standing if they lie within the last %(n)s month.",
                "Contributions count for standing if they lie within the last %(n)s months.",
                annex.window_months,
            )
        yield self.say("Reading: %(reading)s.", reading=self.word("reading", self.report.reading))

    def gaps(self, annex: Annex) -> Iterator[str]:
        """What could not be read, and why."""
        for gap in annex.gaps:
            path = f"{cell(gap.path)}{self.say(': ')}" if gap.path else ""
            yield f"- {gap.code}{self.say(': ')}{path}{self.spoken(gap.what)}"

    def inputs(self, annex: Annex) -> Iterator[str]:
        """By what the report was made, and from which files."""
        report = self.report
        made = self.say(
            "%(tool)s %(version)s, form of the data %(schema)s",
            tool=report.tool,
            version=report.version,
            schema=report.schema_version,
        )
        head = code(neutral(report.work.head)) if report.work else ""
        commit = self.say("commit %(commit)s", commit=head) if head else ""
        yield self.say("; ").join(filter(None, (made, commit)))
        heads = ("What", "File", "Digest")
        yield self.table(
            self.say("Files that decided, with their digests"),
            self.heads(heads),
            [
                (self.word("input", entry.role), cell(entry.path), cell(entry.digest))
                for entry in annex.inputs
            ],
        )
        if not annex.inputs and not annex.more_inputs:
            yield self.say(
                "No policy and no register: everything rests on the history and the declared "
                "licenses."
            )
        yield self.beyond(annex.more_inputs, "pplcheck check --format json")

    def clauses(self, annex: Annex) -> Iterator[str]:
        """Each clause of the license in the tool's words."""
        for entry in annex.clauses:
            head = f"{self.clause(entry.number)} {DASH} {self.spoken(entry.subject)}"
            said = self.spoken(entry.summary)
            yield f"- **{head}** ({cell(entry.license)}){self.say(': ')}{said}"

    def objecting(self) -> str:
        """What somebody can do who is named wrongly."""
        told = self.say(
            "If something here is wrong about you or your organization, say so to those who keep "
            "the project, with what shows it: an entry in the register with a source outweighs any "
            "guess from an address. A name or an address in the history is corrected with a line "
            "in .mailmap. What a register says of a person may be seen and corrected by that "
            "person, and taken out."
        )
        if self.report.people_shown:
            return told
        return f"{told} {self.say('This report names organizations, not people.')}"
