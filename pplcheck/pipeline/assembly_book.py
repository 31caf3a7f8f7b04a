"""The evidence of the report, page by page: findings, the weightiest first, then dossiers."""

from __future__ import annotations

from functools import cache

from pplcheck.formats.html.weight import weight
from pplcheck.formats.neutral import without_addresses
from pplcheck.model.assembly_evidence import Book, Dossier, Found
from pplcheck.model.report import Evidence, Finding, Report
from pplcheck.model.rule import Rule
from pplcheck.pipeline.assembly_evidence import Sight, dossiers
from pplcheck.pipeline.told import Told, within
from pplcheck.rules import RULES

LATER = 400_000
"""Bytes of evidence on a page that holds nothing else."""

PAGES = 25
"""How many such pages there are at most; the rest is counted."""

FINDINGS = 0.4
"""The part of the first page's room that findings may take, so that some dossiers stand there."""


def books(
    report: Report, evidence: Evidence | None, sight: Sight | None, room: int
) -> tuple[Book, ...]:
    """All evidence of a report, cut into pages; see `paged`."""
    order = sorted(report.findings, key=lambda entry: -entry.severity)
    findings = tuple(_found(entry, sight) for entry in order)
    return paged(findings, dossiers(evidence, sight) if evidence and sight else (), room)


def paged(findings: tuple[Found, ...], parties: tuple[Dossier, ...], room: int) -> tuple[Book, ...]:
    """Evidence cut into pages: the first takes up no more than `room` bytes, others `LATER`.

    No entry is on two pages. Each page counts what comes after it; what even the last one leaves
    out is in no report, and in the JSON of `check` only.
    """
    pages: list[Book] = []
    while not pages or (len(pages) <= PAGES and (findings or parties)):
        size = LATER if pages else max(room, 0)
        told = _page(findings, parties, size, FINDINGS if not pages else 1.0)
        findings, parties = findings[len(told.findings) :], parties[len(told.dossiers) :]
        pages.append(told)
    return tuple(pages)


def _page(
    findings: tuple[Found, ...], parties: tuple[Dossier, ...], size: int, part: float
) -> Book:
    """A page of what is still to be told."""
    first: Told[Found] = within(findings, int(size * part), len(findings))
    left = size - weight(first.entries)
    then: Told[Dossier] = within(parties, left, len(parties))
    return Book(
        findings=first.entries,
        more_findings=first.more,
        dossiers=then.entries,
        more_dossiers=then.more,
    )


@cache
def _rules() -> dict[str, Rule]:
    return {rule.code: rule for rule in RULES}


def _found(finding: Finding, sight: Sight | None) -> Found:
    rule = _rules().get(finding.code)
    message = finding.message
    if sight:
        message = sight.veiled(message, finding.party or finding.subject)
    return Found(
        code=finding.code,
        name=finding.name,
        severity=finding.severity.label,
        summary=rule.summary if rule else finding.name,
        message=without_addresses(message),
        path=without_addresses(finding.path),
        line=finding.line,
        commit=finding.commit,
        clause=finding.clause,
        remedy=finding.remedy,
        fingerprint=finding.fingerprint,
        anchor=sight.anchor(finding.party) if sight else "",
    )
