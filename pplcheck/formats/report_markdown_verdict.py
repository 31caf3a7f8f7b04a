"""The verdict of the report in Markdown: license, what is due from whom, how sure it is."""

from __future__ import annotations

from collections.abc import Iterator

from pplcheck.formats.language import DASH
from pplcheck.formats.markdown_sheet import Sheet, cell
from pplcheck.model.assembly_figures import Case, Verdict


class VerdictView(Sheet):
    """The first view."""

    def verdict(self, found: Verdict) -> Iterator[str]:
        """What people decide on, the answer first."""
        if not found.complete:
            told = self.say(
                "some things could not be read; the annex says which. What is told here is true as "
                "far as it goes."
            )
            yield f"**{self.say('Incomplete:')}** {told}"
        yield self.lead(found)
        yield "\n".join(f"- {line}" for line in (*self.license(found), *self.sums(found)))
        yield from self.certainty(found)
        yield self.due(found)
        if found.due_count > len(found.due):
            all_ = self.number(found.due_count)
            yield self.say("These are the weightiest of %(all)s.", all=all_)
        yield self.clauses(found)
        yield self.questions(found)

    def license(self, found: Verdict) -> Iterator[str]:
        """Which license applies, since when, and to what."""
        name = cell(found.license) or self.say("not recognized" if found.path else "none declared")
        since = f", {self.say('since %(day)s', day=self.day(found.since))}" if found.since else ""
        head = f"**{self.say('License')}**{self.say(': ')}{name}"
        yield f"{head} · {self.word('terms', found.terms)}{since}"
        if found.path:
            yield self.say("declared in %(path)s", path=cell(found.path))
        if found.terms == "reciprocal":
            yield self.say(
                "%(part)s of %(all)s files carry these terms with no alternative",
                part=self.number(found.reciprocal_files),
                all=self.number(found.files),
            )

    def sums(self, found: Verdict) -> Iterator[str]:
        """What is due, and what is to be corrected, in numbers."""
        due = (
            f"{self.number(found.due_count)} {self.say('parties to whom reciprocity terms apply')}",
            self.count("%(n)s by agreement", "%(n)s by agreement", found.agreed),
            self.count(
                "%(n)s organization cannot be told yet",
                "%(n)s organizations cannot be told yet",
                found.undetermined,
            ),
        )
        yield f"**{self.say('What is due')}**{self.say(': ')}{' · '.join(due)}"
        faults = [
            self.count("%(n)s error", "%(n)s errors", found.errors),
            self.count("%(n)s warning", "%(n)s warnings", found.warnings),
            self.count("%(n)s note", "%(n)s notes", found.notes),
        ]
        if found.waived:
            faults.append(self.count("%(n)s finding waived", "%(n)s findings waived", found.waived))
        yield f"**{self.say('To be corrected')}**{self.say(': ')}{' · '.join(faults)}"

    def certainty(self, found: Verdict) -> Iterator[str]:
        """How much is shown, presumed and open."""
        sure, work = found.certainty, self.report.work
        percent = self.language.percent
        if sure.unknown or sure.presumed:
            yield self.say(
                "What those who contribute are to the commons is shown for %(shown)s of all "
                "contributions; %(presumed)s rest on presumption, and for %(unknown)s it cannot be "
                "told yet.",
                shown=percent(sure.shown_share),
                presumed=percent(sure.presumed_share),
                unknown=percent(sure.unknown_share),
            )
        rows = (
            ("shown by evidence", sure.shown_share, sure.shown),
            (
                "presumed commoners: nothing shows a business behind them",
                sure.presumed_share,
                sure.presumed,
            ),
            ("unknown", sure.unknown_share, sure.unknown),
        )
        heads = ("What", "#share", "#contributions")
        yield self.table(
            self.say(
                "What contributors are to the commons: how much is known (%(total)s contributions)",
                total=self.number(work.contributions if work else 0),
            ),
            self.heads(heads),
            [(self.say(name), percent(share), self.number(sum_)) for name, share, sum_ in rows],
        )

    def due(self, found: Verdict) -> str:
        """To whom reciprocity terms apply, and why."""
        heads = ("Who", "Why", "Clause", "Finding")
        return self.table(
            self.say("What is due from whom"),
            self.heads(heads),
            [
                (
                    cell(entry.name) if entry.name else self.say("one person"),
                    self.why(entry),
                    self.clause(entry.clause) or DASH,
                    entry.code or DASH,
                )
                for entry in found.due
            ],
        )

    def why(self, case: Case) -> str:
        """What brings a party under the terms."""
        if case.reason == "contributes" and self.report.reading == "kleiner":
            return self.count(
                "a business that contributed %(n)s commit; the license's text does not count that",
                "a business that contributed %(n)s commits; the license's text does not count that",
                case.commits,
            )
        if case.reason == "contributes":
            return self.count(
                "a business that contributed %(n)s commit",
                "a business that contributed %(n)s commits",
                case.commits,
            )
        uncovered = self.say("no agreement covers it")
        if case.reason == "earlier":
            earlier = self.count(
                "contributed %(n)s commit, not within the window",
                "contributed %(n)s commits, not within the window",
                case.commits,
            )
            return f"{earlier}{self.say('; ')}{uncovered}"
        return f"{self.word('use', case.use)}{self.say('; ')}{uncovered}" if case.use else uncovered

    def clauses(self, found: Verdict) -> str:
        """The clauses that ask who somebody is."""
        heads = ("Clause", "What it does", "#fit", "#do not fit", "#not known")
        return self.table(
            self.say(
                "The clauses that ask who somebody is, and how many organizations in sight they fit"
            ),
            self.heads(heads),
            [
                (
                    f"{self.clause(entry.number)} {cell(entry.license)}",
                    self.say(": ").join(
                        (self.word("effect", entry.effect), self.spoken(entry.summary))
                    ),
                    *map(self.number, (entry.met, entry.unmet, entry.unknown)),
                )
                for entry in found.clauses
            ],
        )

    def questions(self, found: Verdict) -> str:
        """What to find out first."""
        heads = ("Question", "#would settle")
        return self.table(
            self.say("Open questions: what to find out first"),
            self.heads(heads),
            [
                (
                    self.spoken(entry.ask),
                    self.language.percent(entry.settles) if entry.settles else DASH,
                )
                for entry in found.questions
            ],
        )
