"""A policy, register or ledger exists and could not be read.

These files decide who is known and what fails. If one is a link, a device, too large or
forbidden to read, going on without it would answer another question than the one asked, and
following a link could read what the repository has no business with.

What to do: make it a regular file inside the repository, readable and of modest size. A register
shared by several projects is given with `--register` or `PPLCHECK_REGISTER` instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pplcheck.model.report import Evidence, Finding, Severity
from pplcheck.model.rule import Rule


def _check(evidence: Evidence) -> Iterator[Finding]:
    yield from RULE.gaps(evidence)


RULE: Final = Rule(
    code="PPL903",
    name="unreadable-configuration",
    severity=Severity.ERROR,
    summary="a policy, register or ledger exists and could not be read",
    clause="",
    remedy="make it a regular file of modest size that can be read",
    example=(
        "pplcheck.toml is a link to a file outside the repository.\n"
        "pplcheck.toml: is no regular file"
    ),
    rationale=__doc__ or "",
    check=_check,
)
"""The rule; its rationale is this module's docstring."""
