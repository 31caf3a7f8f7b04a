"""A rule: its code, what it looks for, and why, in words for a cooperative."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pplcheck.model.report import Evidence, Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    `code` is never reused; `name` is a short kebab-case phrase; `rationale` is the rule module's docstring and what `pplcheck explain` prints; `clause` names the clause it rests
    on, or is empty; `check` yields its findings.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    rationale: str
    clause: str
    remedy: str
    check: Callable[[Evidence], Iterable[Finding]]
