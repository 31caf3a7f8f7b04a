"""A finding as JSON values, the same in every machine format, and whom it may name.

Text is what the repository holds, but for mail addresses; a person is never named.
"""

from __future__ import annotations

from pplcheck.formats.document import Value
from pplcheck.formats.neutral import without_addresses
from pplcheck.model.report import Finding, Report, Severity, Waiver


def finding_row(finding: Finding, people: frozenset[str]) -> Value:
    """A finding; what does not apply is null. `people` are the ids of persons."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.label,
        "message": without_addresses(finding.message),
        "path": finding.path or None,
        "line": finding.line or None,
        "commit": finding.commit or None,
        "party": public_party(finding.party, people),
        "clause": finding.clause or None,
        "remedy": finding.remedy or None,
        "fingerprint": finding.fingerprint,
    }


def waiver_row(waiver: Waiver) -> Value:
    """Why a finding is waived, who approved, and until when (inclusive)."""
    return {
        "reason": without_addresses(waiver.reason),
        "approver": without_addresses(waiver.approver),
        "expires": waiver.expires.isoformat() if waiver.expires else None,
    }


def hidden(report: Report) -> tuple[tuple[Finding, Waiver | None], ...]:
    """The findings that do not count: each with its waiver, None where the baseline has it."""
    outcome = report.outcome
    return (
        *zip(outcome.waived, outcome.waivers, strict=True),
        *((finding, None) for finding in outcome.known),
    )


def why_hidden(waiver: Waiver | None) -> str:
    """Why a finding does not count, for people."""
    if waiver is None:
        return "known from the baseline"
    until = f", until {waiver.expires}" if waiver.expires else ""
    return f"waived: {waiver.reason} (approved by {waiver.approver}{until})"


def persons(report: Report) -> frozenset[str]:
    """The ids of parties that are one person."""
    standings = report.evidence.standings if report.evidence else ()
    return frozenset(entry.party for entry in standings if entry.is_person)


def public_party(party: str, people: frozenset[str]) -> str | None:
    """A party's id where it may be given: an organization's always, a person's never."""
    is_public = party and party not in people and without_addresses(party) == party
    return party if is_public else None


def is_stop(report: Report, finding: Finding) -> bool:
    """Whether a finding says why the check could not be made, or not be finished."""
    return not report.complete and is_about_checking(finding) and finding.severity is Severity.ERROR


def is_about_checking(finding: Finding) -> bool:
    """Whether a finding is of the family PPL9xx: about what could not be checked."""
    return finding.code.startswith("PPL9")
