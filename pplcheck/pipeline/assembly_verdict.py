"""The first page of the report: license, clauses, what is due from whom, what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pplcheck.formats.neutral import without_addresses
from pplcheck.formats.parties import label
from pplcheck.model.assembly_figures import Case, Certainty, ClauseStatus, Question, Verdict
from pplcheck.model.license import Clause, Effect, Terms
from pplcheck.model.party import Answer, Use
from pplcheck.model.report import Evidence, Finding, Report, Severity
from pplcheck.model.standing import Basis, PartyStanding, Reciprocity, Standing
from pplcheck.pipeline.assembly_evidence import Sight
from pplcheck.pipeline.told import within

QUESTIONS = 5
"""How many questions the first page asks."""

ASKED = 8_000
"""Bytes of questions on the page."""

DUE = 24_000
"""Bytes of what is due on the page, the weightiest first."""

_JUDGING = (Effect.PERMIT, Effect.BAR)


def verdict(report: Report, evidence: Evidence | None, sight: Sight | None) -> Verdict:
    """The answers on page one; without evidence, that there are none."""
    severities = Counter(finding.severity for finding in report.findings)
    organizations = evidence.organizations if evidence else ()
    license_ = evidence.license if evidence else None
    since = license_.since if license_ else None
    coverage = evidence.coverage if evidence else None
    cases = due(report, evidence, sight) if evidence and sight else ()
    return Verdict(
        license=license_.expression.text if license_ and license_.expression else "",
        path=without_addresses(license_.declaration.path)
        if license_ and license_.declaration
        else "",
        terms=license_.terms.value if license_ else Terms.UNKNOWN.value,
        since=since.day if since else None,
        since_commit=since.commit if since else "",
        files=coverage.files if coverage else 0,
        reciprocal_files=len(coverage.reciprocal) if coverage else 0,
        unknown_files=coverage.unknown if coverage else 0,
        clauses=clauses(evidence) if evidence else (),
        due=within(cases, DUE).entries,
        due_count=len(cases),
        agreed=_count(organizations, Reciprocity.AGREED),
        undetermined=_count(organizations, Reciprocity.UNDETERMINED),
        certainty=certainty(evidence),
        questions=questions(report, sight),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        notes=severities[Severity.NOTE],
        waived=len(report.outcome.waived),
        exit_status=report.outcome.exit_status,
        complete=report.complete,
    )


def questions(report: Report, sight: Sight | None) -> tuple[Question, ...]:
    """What to find out first; a name that is not told elsewhere is not told here."""
    found = (
        Question(
            ask=without_addresses(sight.veiled(entry.ask, entry.subject) if sight else entry.ask),
            settles=entry.settles,
        )
        for entry in report.questions[:QUESTIONS]
    )
    return within(found, ASKED).entries


def _count(entries: Iterable[PartyStanding], state: Reciprocity) -> int:
    return sum(entry.reciprocity is state for entry in entries)


def certainty(evidence: Evidence | None) -> Certainty:
    """How much of all contributions is shown, presumed and open."""
    counts: Counter[str] = Counter()
    if evidence:
        counts["open"] = evidence.history.unattributed
        for entry in evidence.standings:
            counts[_certain(entry)] += entry.commits
    total = counts.total()
    shares = {
        name: counts[name] / total if total else 0.0 for name in ("shown", "presumed", "open")
    }
    return Certainty(
        shown=counts["shown"],
        presumed=counts["presumed"],
        unknown=counts["open"],
        shown_share=shares["shown"],
        presumed_share=shares["presumed"],
        unknown_share=shares["open"],
    )


def _certain(entry: PartyStanding) -> str:
    if entry.standing is Standing.UNDETERMINED:
        return "open"
    return "shown" if entry.basis is Basis.SHOWN else "presumed"


def clauses(evidence: Evidence) -> tuple[ClauseStatus, ...]:
    """The clauses in force that ask who somebody is, each with how many organizations meet it."""
    known = [_answers(entry) for entry in evidence.organizations]
    return tuple(
        _status(profile.id, clause, known)
        for profile in evidence.governing
        for clause in profile.clauses
        if clause.effect in _JUDGING and clause.requires
    )


def _answers(entry: PartyStanding) -> dict[str, Answer]:
    """What is known of a party, unknown where its grounds disagree."""
    found: dict[str, Answer] = {}
    for ground in entry.grounds:
        if found.setdefault(ground.fact, ground.answer) is not ground.answer:
            found[ground.fact] = Answer.UNKNOWN
    return found


def _status(license_: str, clause: Clause, known: list[dict[str, Answer]]) -> ClauseStatus:
    met = unmet = 0
    for facts in known:
        answers = [facts.get(asked.fact, Answer.UNKNOWN) for asked in clause.requires]
        met += all(answer is Answer.YES for answer in answers)
        unmet += any(answer is Answer.NO for answer in answers)
    return ClauseStatus(
        license=license_,
        number=clause.number,
        subject=clause.subject,
        effect=clause.effect.value,
        summary=clause.summary,
        met=met,
        unmet=unmet,
        unknown=len(known) - met - unmet,
    )


def due(report: Report, evidence: Evidence, sight: Sight) -> tuple[Case, ...]:
    """Whom reciprocity terms apply to: the weightiest finding first, then by name."""
    found = {finding.party: finding for finding in reversed(report.findings) if finding.party}
    ranked = sorted(
        (entry for entry in evidence.standings if entry.reciprocity is Reciprocity.APPLIES),
        key=lambda entry: (-_weight(found.get(entry.party)), entry.name, entry.party),
    )
    return tuple(_case(entry, found.get(entry.party), report, sight) for entry in ranked)


def _weight(finding: Finding | None) -> int:
    return int(finding.severity) if finding else 0


def _case(entry: PartyStanding, finding: Finding | None, report: Report, sight: Sight) -> Case:
    rested_on = dict.fromkeys(ground.clause for ground in entry.grounds if ground.clause)
    use = min((use.use for use in entry.uses), key=list(Use).index, default=None)
    reason = "uses" if use else "other"
    if entry.standing is Standing.CONTRIBUTING_COMMERCIAL:
        reason = "contributes"
    elif entry.commits and not use:
        reason = "earlier"
    return Case(
        name=label(entry, show_people=report.show_people) if not _hidden(entry, sight) else "",
        kind=entry.kind.value,
        standing=entry.standing.value,
        reason=reason,
        use=use.value if use else "",
        commits=entry.commits,
        clause=finding.clause if finding and finding.clause else ", ".join(rested_on),
        code=finding.code if finding else "",
        anchor=sight.anchor(entry.party),
    )


def _hidden(entry: PartyStanding, sight: Sight) -> bool:
    return entry.is_person and not sight.show_people
