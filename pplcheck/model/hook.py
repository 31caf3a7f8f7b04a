"""What a hook answers."""

from __future__ import annotations

from dataclasses import dataclass

from pplcheck.model.report import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class HookAnswer:
    """What a hook says: findings, worst first, and the exit status."""

    findings: tuple[Finding, ...]
    exit_status: int
