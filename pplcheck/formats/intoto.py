"""The outcome as an in-toto Statement v1: who signs it says what was judged, by what, and how.

Source: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md; digests are named as
in `digest_set.md` beside it (`gitCommit`, `sha256`). The schema is `schemas/intoto.schema.json`.
The statement holds no finding in full: it names the report in JSON by its digest. Its subject is a
commit, so one about a work tree, which nobody else has, or about nothing that could be read, has
none. It is not signed here; what signs it adds the envelope.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import Final

from pplcheck.formats import json
from pplcheck.formats.declared import license_block
from pplcheck.formats.document import Value, indented
from pplcheck.formats.neutral import without_addresses
from pplcheck.model.report import FileDigest, Finding, Judged, Report

STATEMENT: Final = "https://in-toto.io/Statement/v1"
PREDICATE: Final = "urn:pplcheck:predicate:check:1"
"""The type of the predicate; the number goes up where what a member means changes."""

RESULTS: Final = {0: "PASSED", 1: "FAILED", 3: "NOT_CHECKED"}
"""What each exit status of a check means."""


def render(report: Report) -> str:
    """The statement as a JSON document that ends in a line break."""
    judged = report.judged if report.judged and report.judged.head else None
    is_commit = judged is not None and judged.tree == "commit"
    return indented(
        {
            "_type": STATEMENT,
            "subject": [_commit(judged.name, judged.head)] if judged and is_commit else [],
            "predicateType": PREDICATE,
            "predicate": _predicate(report, judged),
        }
    )


def _commit(name: str, commit: str) -> Value:
    return {"name": name, "digest": {"gitCommit": commit}}


def _predicate(report: Report, judged: Judged | None) -> Value:
    return {
        "tool": {"name": "pplcheck", "version": report.tool_version},
        "asOf": report.as_of.isoformat(),
        "reading": report.reading.value,
        "judged": judged.tree if judged else None,
        "head": _commit(judged.name, judged.head) if judged else None,
        "base": _commit(judged.name, judged.base) if judged and judged.base else None,
        "policy": _file(report.policy),
        "registers": [_file(entry) for entry in report.registers],
        "baseline": _file(report.baseline),
        "license": _license(report),
        "verdict": _verdict(report),
        "findings": _counts(report.findings),
        "hidden": {
            "waived": len(report.outcome.waived),
            "baseline": len(report.outcome.known),
        },
        "report": {"mediaType": "application/json", "digest": {"sha256": _digest(report)}},
    }


def _file(entry: FileDigest | None) -> Value | None:
    """A governing file as a resource descriptor; the digest is written `sha256:` and digits."""
    if entry is None:
        return None
    algorithm, _, digits = entry.digest.partition(":")
    return {"name": entry.path, "digest": {algorithm: digits}}


def _license(report: Report) -> Value:
    found = license_block(report.evidence)
    return {"expression": found["expression"], "terms": found["terms"]}


def _verdict(report: Report) -> Value:
    outcome, evidence = report.outcome, report.evidence
    undetermined_fails = evidence is not None and evidence.undetermined_fails
    return {
        "result": RESULTS[outcome.exit_status],
        "exitStatus": outcome.exit_status,
        "complete": report.complete,
        "reason": without_addresses(outcome.reason),
        "failOn": outcome.fail_on.label if outcome.fail_on else "never",
        "undetermined": "fail" if undetermined_fails else "pass",
    }


def _counts(findings: tuple[Finding, ...]) -> list[Value]:
    """How many findings of each rule and severity count, sorted."""
    counts = Counter((finding.code, finding.severity) for finding in findings)
    return [
        {"code": code, "severity": severity.label, "count": counts[code, severity]}
        for code, severity in sorted(counts)
    ]


def _digest(report: Report) -> str:
    return sha256(json.render(report).encode()).hexdigest()
