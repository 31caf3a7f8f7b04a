"""A rule: its code, what it looks for, and why, in words for a cooperative."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from pplcheck.model.frozen import frozen
from pplcheck.model.license import Effect
from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.standing import PartyStanding, Reading

EXCERPT = 80
"""How many characters of a repository's own text a message quotes."""

SOME = 5
"""How many paths a message names before it counts the rest."""


@frozen
class Rule:
    """One rule.

    `code` is never reused; `name` is a short kebab-case phrase; `rationale` is the rule module's
    docstring and what `pplcheck explain` prints; `clause` names the clause it rests on, or is
    empty; `example` is a line with a situation and a line with the finding it yields; `check`
    yields its findings.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    rationale: str
    clause: str
    remedy: str
    check: Callable[[Evidence], Iterable[Finding]]
    example: str = ""

    def finding(
        self,
        message: str,
        *,
        place: tuple[str, int] = ("", 0),
        party: str = "",
        clause: str = "",
        subject: str = "",
    ) -> Finding:
        """A finding of this rule at a place (path, line); severity and remedy are the rule's."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=message,
            path=place[0],
            line=place[1],
            party=party,
            clause=clause,
            remedy=self.remedy,
            subject=subject,
        )

    def gaps(self, evidence: Evidence) -> Iterator[Finding]:
        """One finding for each gap that carries this rule's code; a gap that is not fatal warns."""
        for gap in evidence.gaps:
            if gap.code == self.code:
                found = self.finding(str(gap), place=(gap.path, 0), subject=gap.commit or gap.what)
                severity = self.severity if gap.fatal else Severity.WARNING
                yield replace(found, commit=gap.commit, severity=severity)


def excerpt(text: str, limit: int = EXCERPT) -> str:
    """A repository's own words for a message: white space folded, cut with an ellipsis."""
    folded = " ".join(text.split())
    return folded if len(folded) <= limit else folded[: limit - 1] + "…"


def plural(count: int, one: str, many: str = "") -> str:
    """A count and its noun, `1 commit` or `1,234 commits`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def voiced(evidence: Evidence, message: str) -> str:
    """A message about permission, marked where a project's policy and not the license speaks."""
    if evidence.reading is Reading.COPYFAIR:
        return f"{message} (reading copyfair: a project's policy, not what the license says)"
    return message


def cited(evidence: Evidence, standing: PartyStanding, *effects: Effect) -> str:
    """The clauses with an effect to name for a party, in the license's order, each once.

    Those its grounds rest on, else all that the license has. Numbers are as the license that
    applies prints them; without a profile of it, those of the grounds, whatever their effect.
    """
    rested_on = [ground.clause for ground in standing.grounds if ground.clause]
    if evidence.governing:
        clauses = [
            clause
            for terms in evidence.governing
            for clause in terms.clauses
            if clause.effect in effects
        ]
        meant = [number for clause in clauses for number in clause.numbers]
        rested_on = [number for number in meant if number in rested_on]
        rested_on = rested_on or [clause.number for clause in clauses]
    separator = "; " if any("," in number for number in rested_on) else ", "
    return separator.join(dict.fromkeys(rested_on))


def some_of(paths: Sequence[str], limit: int = SOME) -> str:
    """The first few paths of a list, and how many more there are."""
    shown = ", ".join(excerpt(path) for path in paths[:limit])
    more = len(paths) - limit
    return f"{shown} and {more:,} more" if more > 0 else shown


def passing_on(evidence: Evidence) -> str:
    """The number of the clause on passing on, as the license that applies prints it, or empty."""
    clauses = [clause for terms in evidence.governing for clause in terms.clauses]
    return next((clause.number for clause in clauses if clause.subject == "passing on"), "")
