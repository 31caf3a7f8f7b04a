"""The report as JSON, for machines; the schema is `schemas/report.schema.json`.

Keys are stable, rows sorted, days UTC, shares 0-1 with six decimals. Text is what the repository
holds, escaped to ASCII, but for lone surrogates, which no JSON parser has to read, and for mail
addresses and personal names, which are given only as far as people are asked for.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from pplcheck.formats.changes import block
from pplcheck.formats.declared import Value, coverage_block, declarations, license_block
from pplcheck.formats.document import written
from pplcheck.formats.finding import finding_row, persons, public_party, waiver_row
from pplcheck.formats.ledger import ledger_block
from pplcheck.formats.neutral import without_addresses
from pplcheck.formats.parties import Row, rows
from pplcheck.formats.power import power_block, signature_block
from pplcheck.model.agreement import Agreement, User
from pplcheck.model.contribution import History, Role
from pplcheck.model.party import Ground
from pplcheck.model.report import Evidence, FileDigest, Question, Report

SCHEMA_VERSION: Final = "1.2.0"
"""The version of the document's form; semantic, see https://semver.org."""

_DECIMALS: Final = 6


def render(report: Report) -> str:
    """The report as one JSON document that ends in a line break; a list has a row a line."""
    return written(document(report))


def document(report: Report) -> Value:
    """The report as JSON values, before escapes."""
    evidence = report.evidence
    people = persons(report)
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "pplcheck", "version": report.tool_version},
        "reading": report.reading.value,
        "as_of": report.as_of.isoformat(),
        "complete": report.complete,
        "repository": _repository(report),
        "policy": _policy(report),
        "register": [_register(entry) for entry in report.registers],
        "declarations": declarations(evidence),
        "license": license_block(evidence),
        "coverage": coverage_block(evidence),
        "standings": _standings(report),
        "ledger": ledger_block(report),
        "shares": _shares(evidence),
        "power": power_block(evidence.power if evidence else None, people),
        "signatures": signature_block(evidence.history.signatures if evidence else None),
        "findings": [finding_row(entry, people) for entry in report.findings],
        "questions": [_question(entry, people) for entry in report.questions],
        "changes": block(report.changes),
        "gate": _gate(report),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _share(share: float) -> float:
    return round(share, _DECIMALS)


def _repository(report: Report) -> Value:
    judged = report.judged
    history = report.evidence.history if report.evidence else None
    return {
        "name": judged.name if judged else None,
        "head": (judged.head or None) if judged else None,
        "branch": (judged.branch or None) if judged else None,
        "judged": judged.tree if judged else None,
        "object_format": judged.object_format if judged else None,
        "commits": history.commits if history else None,
        "merges": history.merges if history else None,
        "people": history.people if history else None,
        "first": _day(history.first) if history else None,
        "last": _day(history.last) if history else None,
        "complete": report.complete,
        "excluded": _excluded(history) if history else None,
    }


def _excluded(history: History) -> Value:
    """Commits that count for nobody's contribution, and those nobody can be named for."""
    return {
        "merges": history.merges,
        "reverts": history.reverts,
        "imports": history.imports,
        "vendored": history.vendored,
        "renames": history.renames if history.paths_read else None,
        "bots": sum(bot.commits for bot in history.bots if bot.role is Role.AUTHOR),
        "unattributed": history.unattributed,
        "malformed": len(history.malformed),
    }


def _policy(report: Report) -> Value:
    return {
        "path": report.policy.path if report.policy else None,
        "digest": report.policy.digest if report.policy else None,
        "base": (report.judged.base or None) if report.judged else None,
    }


def _register(entry: FileDigest) -> Value:
    return {
        "path": entry.path,
        "digest": entry.digest,
        "organizations": entry.organizations,
        "people": entry.people,
    }


def _standings(report: Report) -> list[Value]:
    if report.evidence is None:
        return []
    return [_standing(row) for row in rows(report.evidence, show_people=report.show_people)]


def _standing(row: Row) -> Value:
    return {
        "party": row.party,
        "name": row.name or row.party,
        "person": row.is_person,
        "kind": row.kind.value,
        "standing": row.standing.value,
        "basis": row.basis.value,
        "verdict": row.verdict.value,
        "reciprocity": row.reciprocity.value,
        "commits": row.commits,
        "people": row.people,
        "first": _day(row.first),
        "last": _day(row.last),
        "grounds": [_ground(ground) for ground in row.grounds],
        "uses": [_use(use) for use in row.uses],
        "agreements": [_agreement(agreement) for agreement in row.agreements],
        "searched": [without_addresses(entry) for entry in row.searched],
        "settles": without_addresses(row.settles) or None,
    }


def _use(use: User) -> Value:
    return {
        "use": use.use.value,
        "scope": list(use.scope),
        "since": _day(use.since),
        "path": use.source.path or None,
        "line": use.source.line or None,
    }


def _agreement(agreement: Agreement) -> Value:
    return {
        "scope": list(agreement.scope),
        "from": _day(agreement.start),
        "until": _day(agreement.until),
        "document": agreement.document or None,
        "terms": without_addresses(agreement.terms) or None,
    }


def _ground(ground: Ground) -> Value:
    return {
        "clause": ground.clause or None,
        "fact": without_addresses(ground.fact),
        "answer": ground.answer.value,
        "source": without_addresses(ground.source) or None,
        "strength": int(ground.strength),
    }


def _shares(evidence: Evidence | None) -> Value:
    return {
        "by": "standing",
        "total": evidence.contributions if evidence else 0,
        "rows": [
            {
                "name": share.name,
                "commits": share.commits,
                "low": _share(share.low),
                "high": _share(share.high),
            }
            for share in (evidence.shares if evidence else ())
        ],
    }


def _question(question: Question, people: frozenset[str]) -> Value:
    return {
        "ask": without_addresses(question.ask),
        "settles": _share(question.settles),
        "subject": public_party(question.subject, people),
    }


def _gate(report: Report) -> Value:
    outcome = report.outcome
    evidence = report.evidence
    return {
        "exit_status": outcome.exit_status,
        "reason": without_addresses(outcome.reason),
        "undetermined": "fail" if evidence and evidence.undetermined_fails else "pass",
        "waived": [
            {
                "code": finding.code,
                "path": finding.path or None,
                "fingerprint": finding.fingerprint,
                **waiver_row(waiver),
            }
            for finding, waiver in zip(outcome.waived, outcome.waivers, strict=True)
        ],
        "baseline": _baseline(report),
    }


def _baseline(report: Report) -> Value | None:
    """What the baseline hides, None where there is none."""
    if report.baseline is None:
        return None
    return {
        "path": report.baseline.path,
        "digest": report.baseline.digest,
        "fixed": report.outcome.fixed,
        "known": [
            {"code": entry.code, "path": entry.path or None, "fingerprint": entry.fingerprint}
            for entry in report.outcome.known
        ],
    }
