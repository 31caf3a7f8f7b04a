"""What a hook answers."""

from __future__ import annotations

from pplcheck.model.frozen import frozen
from pplcheck.model.report import Finding


@frozen
class HookAnswer:
    """What a hook says: findings, worst first, and the exit status."""

    findings: tuple[Finding, ...]
    exit_status: int
