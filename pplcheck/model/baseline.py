"""What was found before a project began to look: findings it does not want to hear of again."""

from __future__ import annotations

from datetime import date

from pplcheck.model.frozen import frozen
from pplcheck.model.report import Finding, Severity

BASELINE_NAME = ".pplcheck-baseline.json"
"""Where a baseline is written unless the policy or the caller says otherwise."""

BASELINE_SCHEMA = "1.0.0"
"""The version of the file's form; semantic, see https://semver.org."""

ALWAYS_TOLD = "PPL9"
"""The beginning of the codes that no baseline hides: what could not be checked, and the check."""


@frozen
class Entry:
    """A finding as a baseline records it; `path`, `party` and `subject` are for readers only."""

    code: str
    fingerprint: str
    severity: Severity
    path: str = ""
    party: str = ""
    subject: str = ""


@frozen
class Baseline:
    """A baseline that was read: its path, digest, the day it speaks of, its entries.

    An entry that stands there twice hides two findings.
    """

    path: str
    digest: str
    created: date
    entries: tuple[Entry, ...]


def may_be_recorded(finding: Finding) -> bool:
    """Whether a baseline may hold a finding."""
    return not finding.code.startswith(ALWAYS_TOLD)
