"""The answers around the standing table, in sentences: license, reciprocity, questions, gate.

Everything that comes from a repository passes `shown` here, so that formats for people only lay
out what they are given.
"""

from __future__ import annotations

from typing import Final

from pplcheck.formats.neutral import neutral, shown
from pplcheck.formats.parties import label
from pplcheck.model.declaration import Declaration, Direction, Period
from pplcheck.model.frozen import frozen
from pplcheck.model.license import Effect, Terms
from pplcheck.model.party import Use
from pplcheck.model.report import Evidence, Finding, Report, percent
from pplcheck.model.rule import cited, excerpt, plural
from pplcheck.model.standing import PartyStanding, Reading, Reciprocity, Standing

NAME: Final = 60
"""Characters of a name that are shown."""

_PLACES: Final = 4
_PERIODS: Final = 2
_SHORT: Final = 7

READINGS: Final = {
    Reading.KLEINER: "kleiner (the license's text)",
    Reading.COPYFAIR: "copyfair (the project's policy, not what the license says)",
}

_USES: Final = {
    Use.COMMERCIAL: "commercial use",
    Use.NONCOMMERCIAL: "noncommercial use",
    Use.UNKNOWN: "use",
}


@frozen
class Due:
    """A party that reciprocity terms apply to: who, why, under which clauses, by which rule."""

    name: str
    reason: str
    clause: str
    code: str
    finding: Finding | None


def headline(report: Report) -> tuple[str, str]:
    """What was judged: its name, and the commit with the size of the history."""
    judged = report.judged
    if judged is None:
        return "pplcheck", "nothing could be judged"
    branch = f" on {shown(judged.branch, NAME)}" if judged.branch else ""
    parts = [f"{neutral(judged.head[:_SHORT])}{branch}"] if judged.head else []
    if report.evidence:
        history = report.evidence.history
        parts.append(plural(history.commits, "commit"))
        parts.append(plural(history.people, "person", "people"))
        if history.first and history.last:
            years = sorted({history.first.year, history.last.year})
            parts.append(" to ".join(str(year) for year in years))
    return shown(judged.name, NAME), " · ".join(parts)


def license_name(evidence: Evidence) -> str:
    """The license of the work and the file that says so."""
    found = evidence.license
    if found.declaration is None and found.expression is None:
        return "none declared"
    name = shown(found.expression.text, NAME) if found.expression else "not recognized"
    if found.expression is None and found.declaration and found.declaration.expression:
        name = "several; how they apply is not said"
    return f"{name} ({shown(found.declaration.path, NAME)})" if found.declaration else name


def license_terms(evidence: Evidence) -> str:
    """What the license's terms are, and since when."""
    found = evidence.license
    since = ""
    if found.since:
        since = f" since {found.since.day.isoformat()} ({neutral(found.since.commit[:_SHORT])})"
    if found.terms is Terms.RECIPROCAL:
        return f"reciprocity terms apply{since}"
    if found.terms is Terms.NONE:
        return f"no reciprocity terms{f'; declared{since}' if since else ''}"
    if found.declaration is None and found.expression is None:
        said = evidence.coverage.files - evidence.coverage.unknown
        if said:
            return (
                f"{said:,} of {plural(evidence.coverage.files, 'file')} name one of their own; in "
                "the others all rights stay with the authors"
            )
        return "without a license, all rights stay with the authors"
    return f"its terms are not known here{f'; declared{since}' if since else ''}"


def license_notes(evidence: Evidence) -> tuple[str, ...]:
    """Files under other terms, what the license was before, and how closely that was looked at."""
    coverage = evidence.coverage
    notes = []
    if evidence.license.terms is Terms.RECIPROCAL and len(coverage.reciprocal) < coverage.files:
        notes.append(
            f"{len(coverage.reciprocal):,} of {plural(coverage.files, 'file')} carry these terms "
            "with no alternative"
        )
    notes.extend(_before(evidence))
    if evidence.license.one_in > 1:
        notes.append(
            f"one in {evidence.license.one_in} commits of the main line looked at for earlier "
            "licenses; all: pplcheck licenses --history"
        )
    return tuple(notes)


def _before(evidence: Evidence) -> tuple[str, ...]:
    since = evidence.license.since
    passed = sorted(evidence.license.periods, key=lambda period: period.day)
    if since is None and passed and passed[-1].expression == evidence.license.expression:
        since = passed[-1]  # a text that cannot be named, as it still lies there
    earlier = [
        period
        for period in passed
        if since is None or (period.day <= since.day and period.commit != since.commit)
    ]
    notes = [_period(period) for period in reversed(earlier[-_PERIODS:])]
    if len(earlier) > _PERIODS:
        notes.append(f"and {len(earlier) - _PERIODS} earlier")
    return tuple(notes)


def _period(period: Period) -> str:
    name = shown(period.expression.text, NAME) if period.expression else "a text not recognized"
    stay = f": {plural(period.commits, 'commit')} stay under it" if period.commits else ""
    return f"before that {name}, from {period.day.isoformat()}{stay}"


def conflict_lines(evidence: Evidence) -> tuple[str, ...]:
    """Places that say something else than the one believed, one line a scope."""
    scopes: dict[str, set[Declaration]] = {}
    for conflict in evidence.conflicts:
        scopes.setdefault(conflict.covers, set()).update(conflict.declarations)
    lines = [_others(sorted(scopes[covers], key=_order)) for covers in sorted(scopes)]
    return tuple(line for line in lines if line)


def _order(entry: Declaration) -> tuple[bool, int, str, int, str]:
    """Outbound before inbound, the most trusted first."""
    inbound = entry.direction is Direction.INBOUND
    return (inbound, -entry.trust, entry.path, entry.line, entry.written)


def _others(declared: list[Declaration]) -> str:
    places = [entry for entry in declared[1:] if entry.expression != declared[0].expression]
    said = [_says(entry) for entry in places[:_PLACES]]
    if len(places) > _PLACES:
        said.append(f"and {len(places) - _PLACES} more")
    return " · ".join(said)


def _says(entry: Declaration) -> str:
    place = shown(entry.path, NAME) + (f":{entry.line}" if entry.line else "")
    written = f'"{shown(excerpt(entry.written), NAME)}"'
    name = shown(entry.expression.text, NAME) if entry.expression else written
    verb = "asks contributors for" if entry.direction is Direction.INBOUND else "says"
    return f"{place} {verb} {name}"


def due(report: Report, evidence: Evidence) -> tuple[Due, ...]:
    """Whom reciprocity terms apply to, the weightiest finding first, then by name."""
    found = {finding.party: finding for finding in reversed(report.findings) if finding.party}
    cases = [
        _due(report, entry, found.get(entry.party))
        for entry in evidence.standings
        if entry.reciprocity is Reciprocity.APPLIES
    ]
    return tuple(sorted(cases, key=_weightiest_first))


def _weightiest_first(case: Due) -> tuple[int, str]:
    return (-case.finding.severity if case.finding else 0, case.name)


def _due(report: Report, entry: PartyStanding, finding: Finding | None) -> Due:
    clause = finding.clause if finding else ""
    if report.evidence and not clause:
        clause = cited(report.evidence, entry, Effect.LIMIT, Effect.BAR)
    return Due(
        name=shown(label(entry, show_people=report.show_people), NAME),
        reason=_reason(report, entry),
        clause=neutral(clause, NAME),
        code=finding.code if finding else "",
        finding=finding,
    )


def _reason(report: Report, entry: PartyStanding) -> str:
    if entry.standing is Standing.CONTRIBUTING_COMMERCIAL:
        text = f"contributed {plural(entry.commits, 'commit')}"
        if report.reading is Reading.KLEINER:
            text += "; the license's text does not count that (reading copyfair would)"
        return text
    parts = []
    if entry.uses:
        use = min(entry.uses, key=lambda use: use.use is not Use.COMMERCIAL)
        source = shown(str(use.source), NAME)
        parts.append(f"{_USES[use.use]}, declared in {source}" if source else _USES[use.use])
    if entry.standing is Standing.NON_CONTRIBUTING_COMMERCIAL:
        parts.append(_missing(entry))
    parts.append("no agreement covers it")
    return " · ".join(parts)


def _missing(entry: PartyStanding) -> str:
    """What was looked for and not found: contributions within the window, or any."""
    if entry.last is not None:
        return f"no contribution within the window, the last on {entry.last.isoformat()}"
    searched = f" (searched: {shown(', '.join(entry.searched), NAME)})" * bool(entry.searched)
    return f"no contribution found{searched}"


def nobody(evidence: Evidence) -> str:
    """The sentence that stands where reciprocity terms apply to nobody."""
    terms = evidence.license.terms
    if terms is Terms.NONE:
        return "none: this license has no such terms."
    if terms is Terms.UNKNOWN:
        return "cannot be told: what the license says about this is not known here."
    return "nobody we could name, on the evidence here."


def open_cases(evidence: Evidence) -> tuple[str, ...]:
    """Those covered by an agreement, and how many cannot be told."""
    if evidence.license.terms is Terms.NONE:
        return ()
    agreed = [
        shown(entry.name, NAME)
        for entry in evidence.organizations
        if entry.reciprocity is Reciprocity.AGREED
    ]
    unsettled = sum(
        entry.reciprocity is Reciprocity.UNDETERMINED for entry in evidence.organizations
    )
    lines = [f"by agreement: {', '.join(agreed)}"] if agreed else []
    if unsettled:
        lines.append(f"{plural(unsettled, 'organization')}: cannot be told yet")
    return tuple(lines)


def settles(share: float) -> str:
    """The share a question would settle, empty where it is none."""
    return percent(share) if share > 0 else ""


def footer(report: Report) -> str:
    """How the answer was come by: reading, register, policy, files judged; no legal advice."""
    registers = ", ".join(shown(entry.path, NAME) for entry in report.registers) or "none"
    policy = shown(report.policy.path, NAME) if report.policy else "none"
    parts = [f"reading: {READINGS[report.reading]}", f"register: {registers}", f"policy: {policy}"]
    if report.judged:
        base = report.judged.base
        parts.append(f"judged: {report.judged.tree}")
        parts += [f"governed by base {neutral(base[:_SHORT])}"] if base else []
    parts.append(f"as of {report.as_of.isoformat()}")
    if report.evidence:
        word = "fails" if report.evidence.undetermined_fails else "passes"
        parts.append(f"undetermined {word}")
    return " · ".join(parts)
